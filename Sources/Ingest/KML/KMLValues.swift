import SurveyModel

/// What the fields of a placemark say about its observations.
struct KMLValues {
  var time = ObservationColumns.noTime
  /// Microseconds since 1970 UTC at which a `TimeSpan` ends.
  var end: Int64?
  var accuracy: Float
  var accuracySource: AccuracySource
  var method: SurveyMethod
  var type = OutletType.unknown
  var flags = RuleSet()
  var recordedID: [UInt8] = []
  var name: [UInt8] = []
  var code: [UInt8] = []

  /// Reads what `map` says of the fields; the placemark's name is its id where no field is one. Throws the fault by
  /// which its records are rejected.
  init(
    _ placemark: KMLPlacemark, _ map: FieldMap, _ options: IngestOptions, _ words: inout SurveyWords
  ) throws(KMLFault) {
    func text(_ field: Field) -> [UInt8] {
      guard let index = map[field] else { return [] }
      let value = placemark.fields[index].value
      return TextCleaning.isNothing(value.span) ? [] : value
    }
    var flags = RuleSet()
    func cleaned(_ text: [UInt8]) -> [UInt8] {
      let (bytes, changed) = TextCleaning.cleaned(text.span)
      if changed { flags.insert(.controlCharactersRemoved) }
      return Array(bytes)
    }
    var method = options.defaultMethod ?? .other
    let (methodWord, typeWord) = (text(.method), text(.type))
    if !methodWord.isEmpty {
      if let known = words.method(methodWord.span) { method = known } else { flags.insert(.methodUnrecognised) }
    }
    if !typeWord.isEmpty {
      if let known = words.outletType(typeWord.span) { type = known } else { flags.insert(.typeUnrecognised) }
    }
    name = cleaned(placemark.name)
    let id = text(.id)
    recordedID = id.isEmpty ? (name.isEmpty ? cleaned(placemark.id) : name) : cleaned(id)
    code = cleaned(text(.code))
    let stated = text(.accuracy)
    let recorded = NumberText.parse(stated.span.extracting(TextCleaning.trimmed(stated.span)))
    if recorded == nil, !stated.isEmpty { flags.insert(.accuracyUnreadable) }
    let dilution = text(.hdop)
    let settled = AccuracyRule.settle(
      recorded: recorded, unitMetres: UnitWords.metres(map.unit(of: .accuracy)) ?? 1,
      hdop: NumberText.parse(dilution.span.extracting(TextCleaning.trimmed(dilution.span))), method: method)
    accuracy = settled.accuracy
    accuracySource = settled.source
    self.method = method
    self.flags = flags.union(settled.flags)
    try readTime(placemark, date: text(.date), time: text(.time), options)
  }

  /// `TimeStamp` and `TimeSpan` first, then a field that is a time.
  private mutating func readTime(
    _ placemark: KMLPlacemark, date: [UInt8], time: [UInt8], _ options: IngestOptions
  ) throws(KMLFault) {
    let rules = TimeRules(options)
    var reading = rules.read(placemark.begin.span)
    if placemark.begin.isEmpty, !(date.isEmpty && time.isEmpty) {
      reading = rules.read(time.isEmpty ? date.span : time.span)
      if !date.isEmpty, !time.isEmpty, reading == .unreadable || reading == .missing {
        reading = rules.read(date: date.span, time: time.span)
      }
    }
    switch reading {
    case .missing: break
    case .time(let microseconds, let assumed):
      self.time = microseconds
      flags.formUnion(assumed)
    case .impossible(let rule, let message): throw KMLFault(rule, message, column: "when")
    case .unreadable: flags.insert(.timeUnreadable)
    }
    if case .time(let microseconds, _) = rules.read(placemark.end.span) { end = microseconds }
  }
}
