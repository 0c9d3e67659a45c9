import SurveyModel

/// A `wpt` or `trkpt` while it is read. One value is used for all points of a file.
struct GPXPoint {
  var isWaypoint = false
  /// Offset of the first byte of its start tag.
  var start = 0
  var hasLatitude = false
  var hasLongitude = false
  var latitude: [UInt8] = []
  var longitude: [UInt8] = []
  var name: [UInt8] = []
  var type: [UInt8] = []
  var time: [UInt8] = []
  var fix: [UInt8] = []
  var satellites: [UInt8] = []
  var hdop: [UInt8] = []
  var pdop: [UInt8] = []
  /// The horizontal accuracy in metres, which some apps add as an extension.
  var accuracy: [UInt8] = []
  /// The method of the survey, which some apps add as an extension.
  var method: [UInt8] = []
  /// The name of the river and the bank as the crew wrote them, which some apps add as extensions.
  var river: [UInt8] = []
  var bank: [UInt8] = []
  /// Every field, by its name in the file and in document order.
  var fields = RecordFields()
  /// The element that the point stands in, where no point may stand; nil for a point in its place.
  var misplacedIn: String?
  /// The points that stand inside this one, by their bytes in the text.
  var inner: [(name: String, bytes: Range<Int>)] = []

  mutating func begin(isWaypoint: Bool, start: Int) {
    misplacedIn = nil
    inner.removeAll()
    self.isWaypoint = isWaypoint
    self.start = start
    hasLatitude = false
    hasLongitude = false
    latitude.removeAll(keepingCapacity: true)
    longitude.removeAll(keepingCapacity: true)
    name.removeAll(keepingCapacity: true)
    type.removeAll(keepingCapacity: true)
    time.removeAll(keepingCapacity: true)
    fix.removeAll(keepingCapacity: true)
    satellites.removeAll(keepingCapacity: true)
    hdop.removeAll(keepingCapacity: true)
    pdop.removeAll(keepingCapacity: true)
    accuracy.removeAll(keepingCapacity: true)
    method.removeAll(keepingCapacity: true)
    river.removeAll(keepingCapacity: true)
    bank.removeAll(keepingCapacity: true)
    fields.removeAll()
  }
}

extension GPXPoint {
  /// The position and the values that belong to it. The accuracy is the first of these that is known: what the record says;
  /// HDOP (or else PDOP, which is never smaller) times ``AccuracyRule/assumedRangeError`` (`derived`); the default of the method
  /// (`assumed`), halved for a corrected fix and doubled for one without height. Throws why the point cannot be used.
  func values(
    _ options: IngestOptions, _ times: TimeRules, _ day: inout RecentDay, method: SurveyMethod
  ) throws(GPXFault) -> ObservationValues {
    var y = try coordinate(hasLatitude ? latitude : nil, "lat")
    var x = try coordinate(hasLongitude ? longitude : nil, "lon")
    if let (rule, message) = options.coordinates.settle(x: &x, y: &y, kind: .degrees) {
      throw GPXFault(rule: rule, message: message, column: abs(y) > 90 ? "lat" : "lon")
    }
    let fixWord = fix.isEmpty ? "" : String(decoding: fix, as: UTF8.self).lowercased()
    if fixWord == "none" { throw GPXFault(rule: .noFix, message: "the receiver had no fix (fix is \"none\")", column: "fix") }
    var flags = RuleSet()
    let dilution = number(hdop, &flags) ?? number(pdop, &flags)
    let settled = AccuracyRule.settle(recorded: number(accuracy, &flags), hdop: dilution, method: method)
    var accuracy = settled.accuracy
    if settled.source == .assumed {
      switch fixWord {
      case "dgps", "pps": accuracy *= 0.5
      case "2d": accuracy *= 2
      default: break
      }
    }
    var values = ObservationValues(x: x, y: y, accuracy: accuracy, accuracySource: settled.source)
    values.method = method
    values.flags = flags.union(settled.flags)
    if let count = NumberText.parse(satellites.span), count < 4 { values.flags.insert(.fewSatellites) }
    values.time = day.read(time.span, times).ofRecord(&values.flags) ?? ObservationColumns.noTime
    return values
  }

  private func coordinate(_ text: [UInt8]?, _ name: String) throws(GPXFault) -> Double {
    guard let text, !TextCleaning.trimmed(text.span).isEmpty else {
      let found = text == nil ? "no attribute \"\(name)\"" : "an empty \"\(name)\""
      throw GPXFault(rule: .coordinateMissing, message: "the point has \(found)", column: name)
    }
    guard let value = NumberText.parse(text.span.extracting(TextCleaning.trimmed(text.span))) else {
      let shown = String(decoding: text.prefix(40), as: UTF8.self)
      throw GPXFault(
        rule: .coordinateUnreadable, message: "\(name)=\"\(shown)\" is no number of degrees with a decimal point", column: name)
    }
    return value
  }

  /// The number in `text`; nil for an empty text, and for one that is no number, which is flagged.
  private func number(_ text: [UInt8], _ flags: inout RuleSet) -> Double? {
    if text.isEmpty { return nil }
    let value = NumberText.parse(text.span.extracting(TextCleaning.trimmed(text.span)))
    if value == nil { flags.insert(.accuracyUnreadable) }
    return value
  }
}
