import JSONKit
import SurveyModel

/// What the properties of one feature say about its observations, which are one for each of its points.
struct FeatureValues {
  /// Microseconds since 1970 UTC.
  var time: Int64?
  var accuracy: Float
  var accuracySource: AccuracySource
  var method: SurveyMethod
  var type = OutletType.unknown
  var flags = RuleSet()
  var claim: Int32 = 0
  var recordedID: ArraySlice<UInt8> = []
  var name: ArraySlice<UInt8> = []
  var code: ArraySlice<UInt8> = []

  /// Reads the properties of a feature; where none of them is an id, the id of the feature itself is used. `names` belong to the
  /// builder that will get the observations.
  init(
    _ properties: PlannedProperties, reader: borrowing JSONReader, options: IngestOptions, words: inout SurveyWords,
    names: inout ClaimedNames
  ) {
    let plan = properties.plan
    var isRepaired = false
    method = options.defaultMethod ?? .other
    if let word = properties[plan.method].map({ reader.propertyText($0, isRepaired: &isRepaired) }), !word.isEmpty {
      if let known = words.method(word.span) { method = known } else { flags.insert(.methodUnrecognised) }
    }
    if let word = properties[plan.type].map({ reader.propertyText($0, isRepaired: &isRepaired) }), !word.isEmpty {
      if let known = words.outletType(word.span) { type = known } else { flags.insert(.typeUnrecognised) }
    }
    let settled = AccuracyRule.settle(
      recorded: properties[plan.accuracy].flatMap { reader.propertyNumber($0) }, unitMetres: plan.accuracyUnit,
      hdop: properties[plan.hdop].flatMap { reader.propertyNumber($0) }, method: method)
    accuracy = settled.accuracy
    accuracySource = settled.source
    flags.formUnion(settled.flags)
    if let satellites = properties[plan.satellites].flatMap({ reader.propertyNumber($0) }), satellites < 4 {
      flags.insert(.fewSatellites)
    }
    if let stated = properties[plan.accuracy], reader.kind(of: stated) == .string, reader.propertyNumber(stated) == nil,
      !TextCleaning.trimmed(reader.bytes[reader.rawContent(of: stated)].span).isEmpty
    {
      flags.insert(.accuracyUnreadable)
    }
    for (index, target) in [(plan.id, \FeatureValues.recordedID), (plan.name, \.name), (plan.code, \.code)] {
      guard let found = properties[index] else { continue }
      self[keyPath: target] = Self.cleaned(reader.propertyText(found, isRepaired: &isRepaired), &flags)
    }
    if recordedID.isEmpty, let featureID = properties.featureID {
      recordedID = Self.cleaned(reader.propertyText(featureID, isRepaired: &isRepaired), &flags)
    }
    if plan.river != nil || plan.bank != nil {
      let river = properties[plan.river].map { reader.propertyText($0, isRepaired: &isRepaired) } ?? []
      let bank = properties[plan.bank].map { reader.propertyText($0, isRepaired: &isRepaired) } ?? []
      claim = words.claims.read(river: river.span, bank: bank.span, names: &names, flags: &flags)
    }
    if isRepaired { flags.insert(.textRepaired) }
    readTime(properties, reader, options, &words)
  }

  private mutating func readTime(
    _ properties: PlannedProperties, _ reader: borrowing JSONReader, _ options: IngestOptions, _ words: inout SurveyWords
  ) {
    let plan = properties.plan
    let (date, time) = (properties[plan.date], properties[plan.time])
    var ignored = false
    let dateText = date.map { reader.propertyText($0, isRepaired: &ignored) } ?? []
    let timeText = time.map { reader.propertyText($0, isRepaired: &ignored) } ?? []
    if dateText.isEmpty && timeText.isEmpty { return }
    var rules = TimeRules(options)
    if plan.timeIsUTC { rules = rules.inUTC }
    words.dates.add(dateText.span)
    words.dates.add(timeText.span)
    var reading = rules.read(timeText.isEmpty ? dateText.span : timeText.span)
    // The text may be a time of day, which needs the date in the other property.
    if !dateText.isEmpty, !timeText.isEmpty, reading == .unreadable || reading == .missing {
      reading = rules.read(date: dateText.span, time: timeText.span)
    }
    self.time = reading.ofRecord(&flags)
  }

  /// The text without control characters and spaces around, for a column of ids or names.
  private static func cleaned(_ text: ArraySlice<UInt8>, _ flags: inout RuleSet) -> ArraySlice<UInt8> {
    if TextCleaning.isClean(text.span) { return text[TextCleaning.trimmed(text.span).offset(by: text.startIndex)] }
    let (bytes, changed) = TextCleaning.cleaned(text.span)
    if changed { flags.insert(.controlCharactersRemoved) }
    return bytes[...]
  }
}
