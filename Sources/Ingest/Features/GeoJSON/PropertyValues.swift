import JSONKit
import SurveyModel

extension JSONReader {
  /// The bytes of a property's value as text: a string's content, a number in its one form, `true` or `false`; empty
  /// for null, arrays and objects. `isRepaired` becomes true where half a surrogate pair had to be replaced (J22).
  func propertyText(_ value: JSONValue, isRepaired: inout Bool) -> ArraySlice<UInt8> {
    switch kind(of: value) {
    case .string:
      let raw = bytes[rawContent(of: value)]
      guard raw.contains(UInt8(ascii: "\\")), let (text, repaired) = string(value) else { return raw }
      if repaired { isRepaired = true }
      return ArraySlice(text.utf8)
    case .number:
      let raw = bytes[range(of: value)]
      if isWholeNumber(raw) { return raw }
      return ArraySlice(canonicalNumber(raw, value: number(value)).utf8)
    case .true, .false:
      return bytes[range(of: value)]
    case .null, .array, .object:
      return []
    }
  }

  /// The value of a property as a number, which may be written as a string.
  func propertyNumber(_ value: JSONValue) -> Double? {
    switch kind(of: value) {
    case .number: return number(value)
    case .string:
      let raw = bytes[rawContent(of: value)]
      return NumberText.parse(raw.span.extracting(TextCleaning.trimmed(raw.span)))
    default: return nil
    }
  }
}

/// The words of one file for what we count by: each is looked up once.
struct SurveyWords {
  private var methods = WordCache<SurveyMethod?>()
  private var types = WordCache<OutletType?>()
  var claims = ClaimReader()

  mutating func method(_ word: Span<UInt8>) -> SurveyMethod? {
    methods.value(of: word) { Vocabularies.method($0) }
  }

  mutating func outletType(_ word: Span<UInt8>) -> OutletType? {
    types.value(of: word) { Vocabularies.outletType($0) }
  }
}

/// What the properties of one feature say about its observations: the same for each of its points.
struct FeatureValues {
  var time = ObservationColumns.noTime
  var accuracy: Float
  var accuracySource: AccuracySource
  var method: SurveyMethod
  var type = OutletType.unknown
  var flags = RuleSet()
  var claim: Int32 = 0
  var recordedID: ArraySlice<UInt8> = []
  var name: ArraySlice<UInt8> = []
  var code: ArraySlice<UInt8> = []

  /// Reads what `plan` says of `values`; the feature's own id stands in for a property that is none. Throws the fault
  /// by which the feature's records are rejected. `names` are those of the builder that gets the observations.
  init(
    _ plan: PropertyPlan, values: [JSONValue], featureID: JSONValue?, reader: borrowing JSONReader,
    options: IngestOptions, words: inout SurveyWords, names: inout ClaimedNames
  ) throws(GeoJSONFault) {
    func value(_ index: Int?) -> JSONValue? {
      guard let index, values.indices.contains(index) else { return nil }
      return values[index]
    }
    var isRepaired = false
    method = options.defaultMethod ?? .other
    if let word = value(plan.method).map({ reader.propertyText($0, isRepaired: &isRepaired) }), !word.isEmpty {
      if let known = words.method(word.span) { method = known } else { flags.insert(.methodUnrecognised) }
    }
    if let word = value(plan.type).map({ reader.propertyText($0, isRepaired: &isRepaired) }), !word.isEmpty {
      if let known = words.outletType(word.span) { type = known } else { flags.insert(.typeUnrecognised) }
    }
    let settled = AccuracyRule.settle(
      recorded: value(plan.accuracy).flatMap { reader.propertyNumber($0) }, unitMetres: plan.accuracyUnit,
      hdop: value(plan.hdop).flatMap { reader.propertyNumber($0) }, method: method)
    accuracy = settled.accuracy
    accuracySource = settled.source
    flags.formUnion(settled.flags)
    if let satellites = value(plan.satellites).flatMap({ reader.propertyNumber($0) }), satellites < 4 {
      flags.insert(.fewSatellites)
    }
    if let stated = value(plan.accuracy), reader.kind(of: stated) == .string, reader.propertyNumber(stated) == nil,
      !TextCleaning.trimmed(reader.bytes[reader.rawContent(of: stated)].span).isEmpty
    {
      flags.insert(.accuracyUnreadable)
    }
    for (index, target) in [(plan.id, \FeatureValues.recordedID), (plan.name, \.name), (plan.code, \.code)] {
      guard let found = value(index) else { continue }
      self[keyPath: target] = Self.cleaned(reader.propertyText(found, isRepaired: &isRepaired), &flags)
    }
    if recordedID.isEmpty, let featureID {
      recordedID = Self.cleaned(reader.propertyText(featureID, isRepaired: &isRepaired), &flags)
    }
    if plan.river != nil || plan.bank != nil {
      let river = value(plan.river).map { reader.propertyText($0, isRepaired: &isRepaired) } ?? []
      let bank = value(plan.bank).map { reader.propertyText($0, isRepaired: &isRepaired) } ?? []
      claim = words.claims.read(river: river.span, bank: bank.span, names: &names, flags: &flags)
    }
    if isRepaired { flags.insert(.textRepaired) }
    try readTime(plan, date: value(plan.date), time: value(plan.time), reader, options)
  }

  private mutating func readTime(
    _ plan: PropertyPlan, date: JSONValue?, time: JSONValue?, _ reader: borrowing JSONReader, _ options: IngestOptions
  ) throws(GeoJSONFault) {
    var ignored = false
    let dateText = date.map { reader.propertyText($0, isRepaired: &ignored) } ?? []
    let timeText = time.map { reader.propertyText($0, isRepaired: &ignored) } ?? []
    if dateText.isEmpty && timeText.isEmpty { return }
    var rules = TimeRules(options)
    if plan.timeIsUTC { rules = TimeRules(zone: .utc, zoneIsStated: true) }
    var reading = rules.read(timeText.isEmpty ? dateText.span : timeText.span)
    // A time of day needs the date beside it; a full time does not.
    if !dateText.isEmpty, !timeText.isEmpty, reading == .unreadable || reading == .missing {
      reading = rules.read(date: dateText.span, time: timeText.span)
    }
    switch reading {
    case .missing: break
    case .time(let microseconds, let assumed):
      self.time = microseconds
      flags.formUnion(assumed)
    case .impossible(let rule, let message): throw GeoJSONFault(rule, message)
    case .unreadable: flags.insert(.timeUnreadable)
    }
  }

  /// A text for a column of ids or names, without what must not be in one.
  private static func cleaned(_ text: ArraySlice<UInt8>, _ flags: inout RuleSet) -> ArraySlice<UInt8> {
    if TextCleaning.isClean(text.span) { return text[TextCleaning.trimmed(text.span).offset(by: text.startIndex)] }
    let (bytes, changed) = TextCleaning.cleaned(text.span)
    if changed { flags.insert(.controlCharactersRemoved) }
    return bytes[...]
  }
}

extension Range<Int> {
  func offset(by start: Int) -> Range<Int> { lowerBound &+ start..<upperBound &+ start }
}
