import SurveyModel

/// What the fields of a placemark say about its observations.
struct KMLValues {
  /// Microseconds since 1970 UTC.
  var time: Int64?
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

  /// Reads the fields as `plan` says. The placemark's name is its id when no field is one.
  init(
    _ placemark: KMLPlacemark, _ plan: KMLPlan, method given: SurveyMethod, _ times: TimeRules, _ day: inout RecentDay,
    _ words: inout SurveyWords
  ) {
    let columns = plan.columns
    var flags = RuleSet()
    var method = given
    if let found = placemark.withText(columns.method, { words.method($0) }) {
      if let found { method = found } else { flags.insert(.methodUnrecognised) }
    }
    if let found = placemark.withText(columns.type, { words.outletType($0) }) {
      if let found { type = found } else { flags.insert(.typeUnrecognised) }
    }
    name = Self.cleaned(placemark.name.span, &flags)
    let id = placemark.withText(columns.id) { Self.cleaned($0, &flags) }
    recordedID = id ?? (name.isEmpty ? Self.cleaned(placemark.id.span, &flags) : name)
    code = placemark.withText(columns.code) { Self.cleaned($0, &flags) } ?? []
    let recorded = placemark.withText(columns.accuracy, Self.number)
    if case .some(nil) = recorded { flags.insert(.accuracyUnreadable) }
    let settled = AccuracyRule.settle(
      recorded: recorded ?? nil, unitMetres: plan.accuracyUnit, hdop: placemark.withText(columns.hdop, Self.number) ?? nil,
      method: method)
    accuracy = settled.accuracy
    accuracySource = settled.source
    self.method = method
    self.flags = flags.union(settled.flags)
    readTime(placemark, columns, times, &day, &words.dates)
  }

  private static func number(_ text: Span<UInt8>) -> Double? {
    NumberText.parse(text.extracting(TextCleaning.trimmed(text)))
  }

  private static func cleaned(_ text: Span<UInt8>, _ flags: inout RuleSet) -> [UInt8] {
    if text.isEmpty { return [] }
    let (bytes, changed) = TextCleaning.cleaned(text)
    if changed { flags.insert(.controlCharactersRemoved) }
    return bytes
  }

  /// Reads the time from `TimeStamp` or `TimeSpan`, else from a field.
  private mutating func readTime(
    _ placemark: KMLPlacemark, _ columns: ColumnIndices, _ times: TimeRules, _ day: inout RecentDay, _ dates: inout DateEvidence
  ) {
    var reading = TimeReading.missing
    if !placemark.begin.isEmpty {
      reading = day.read(placemark.begin.span, times)
    } else if columns.time != nil || columns.date != nil {
      let (date, time) = (placemark.text(columns.date), placemark.text(columns.time))
      dates.add(date.span)
      dates.add(time.span)
      reading = day.read(time.isEmpty ? date.span : time.span, times)
      if !date.isEmpty, !time.isEmpty, reading == .unreadable || reading == .missing {
        reading = times.read(date: date.span, time: time.span)
      }
    }
    time = reading.ofRecord(&flags)
    if !placemark.end.isEmpty, case .time(let microseconds, _) = times.read(placemark.end.span) { end = microseconds }
  }
}

extension KMLPlacemark {
  /// The result of `body` for the field at `index`; nil when there is no such field, or nothing in it.
  fileprivate func withText<Result>(_ index: Int?, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard let index else { return nil }
    return fields.withValue(at: index) { TextCleaning.isNothing($0) ? nil : body($0) }
  }

  /// The bytes of the field at `index`; empty when there is no such field.
  fileprivate func text(_ index: Int?) -> [UInt8] {
    withText(index) { text in text.withUnsafeBufferPointer { Array($0) } } ?? []
  }
}
