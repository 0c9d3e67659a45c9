import SurveyModel

/// What one row of a flight log says of the aircraft.
struct FlightRow {
  var x = 0.0
  var y = 0.0
  var time = ObservationColumns.noTime
  /// Microseconds since take-off, or `noTime`.
  var clock = ObservationColumns.noTime
  var isPhoto = false
  /// Metres (68 %), NaN where the row says nothing.
  var accuracy: Float = .nan
  var flags = RuleSet()
}

/// Why a row is rejected.
struct FlightRowFault: Error {
  var rule: Rule
  var message: String
  /// Index of the column at fault.
  var column: Int?
}

/// Reads the cells of one row after the other.
struct FlightRowReader {
  private let plan: FlightTablePlan
  private var times: FlightTimeReader
  private let moments = TimeRules(zone: .utc, zoneIsStated: true)

  init(_ plan: FlightTablePlan, _ times: FlightTimeReader) {
    self.plan = plan
    self.times = times
  }

  /// The cells must be as many as the header's at least.
  mutating func read(_ text: Span<UInt8>, _ cells: [Range<Int>]) throws(FlightRowFault) -> FlightRow {
    var row = FlightRow()
    row.y = try degrees(text.extracting(Self.place(plan.latitude, cells, text)), "latitude", plan.latitude)
    row.x = try degrees(text.extracting(Self.place(plan.longitude, cells, text)), "longitude", plan.longitude)
    try judgeFix(&row, text, cells)
    if let (rule, message) = FlightLogFile.fault(x: row.x, y: row.y) {
      throw FlightRowFault(rule: rule, message: message, column: abs(row.y) > 90 ? plan.latitude : plan.longitude)
    }
    if let column = plan.satellites, let count = NumberText.parse(text.extracting(Self.place(column, cells, text))) {
      if count <= 0 { throw FlightRowFault(rule: .noFix, message: "no satellites: the position is none", column: column) }
      if count < 4 { row.flags.insert(.fewSatellites) }
    }
    if let clock = plan.clock, let value = NumberText.parse(text.extracting(Self.place(clock.column, cells, text))) {
      row.clock = Int64(exactly: (value * clock.microseconds).rounded()) ?? ObservationColumns.noTime
    }
    try readTime(&row, text, cells)
    try readMoment(&row, text, cells)
    return row
  }

  /// By what the receiver says of its own fix, where the log has that.
  private func judgeFix(
    _ row: inout FlightRow, _ text: Span<UInt8>, _ cells: [Range<Int>]
  ) throws(FlightRowFault) {
    guard let fixType = plan.fixType else { return }
    let fix = LogFix(
      x: row.x, y: row.y, fixType: number(fixType, text, cells).flatMap { Int(exactly: $0) } ?? 0,
      accuracy: plan.accuracy.flatMap { number($0, text, cells) }, hdop: plan.hdop.flatMap { number($0, text, cells) })
    if let (rule, message) = fix.fault(&row.flags) { throw FlightRowFault(rule: rule, message: message, column: fixType) }
    row.accuracy = fix.settledAccuracy(method: .drone)
  }

  private func number(_ column: Int, _ text: Span<UInt8>, _ cells: [Range<Int>]) -> Double? {
    NumberText.parse(text.extracting(Self.place(column, cells, text)))
  }

  /// A time that is a number: since 1970, or a GPS week and what passed of it.
  private func readMoment(
    _ row: inout FlightRow, _ text: Span<UInt8>, _ cells: [Range<Int>]
  ) throws(FlightRowFault) {
    var moment: Int64?
    if let epoch = plan.epoch, let value = number(epoch.column, text, cells), value > 0 {
      moment = Int64(exactly: (value * epoch.microseconds).rounded()) ?? .max
    } else if let gps = plan.gpsTime {
      guard let week = number(gps.week, text, cells).flatMap({ Int(exactly: $0) }), week > 0, week < 1 << 16,
        let milliseconds = number(gps.milliseconds, text, cells), milliseconds >= 0, milliseconds < 604_800_000
      else {
        throw FlightRowFault(
          rule: .noFix, message: "there is no GPS week: the receiver did not know the time yet", column: gps.week)
      }
      moment = GPSTime.utc(week: week, microseconds: Int64(milliseconds * 1000))
    }
    guard let moment else { return }
    switch moments.judge(microseconds: moment, flags: row.flags) {
    case .time(let time, let flags):
      row.time = time
      row.flags = flags
    case .impossible(let rule, let message):
      throw FlightRowFault(rule: rule, message: message, column: plan.epoch?.column ?? plan.gpsTime?.week)
    case .missing, .unreadable: break
    }
  }

  /// True for `1`, `True`, `Yes`: whether the camera takes a photo.
  func isPhoto(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    guard let column = plan.isPhoto, column < cells.count else { return false }
    let cell = text.extracting(cells[column])
    let range = TextCleaning.trimmed(cell)
    guard !range.isEmpty else { return false }
    return [0x31, 0x74, 0x54, 0x79, 0x59].contains(cell[range.lowerBound])
  }

  /// Height above take-off in metres and pitch of the camera in degrees, where the log has them.
  func view(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> (height: Double?, pitch: Double?) {
    func number(_ column: Int) -> Double? { NumberText.parse(text.extracting(Self.place(column, cells, text))) }
    let height = plan.height.flatMap { column, metres in number(column).map { $0 * metres } }
    return (height, plan.gimbalPitch.flatMap(number))
  }

  private mutating func readTime(
    _ row: inout FlightRow, _ text: Span<UInt8>, _ cells: [Range<Int>]
  ) throws(FlightRowFault) {
    // A date alone is no time of a fix.
    guard let column = plan.utc ?? plan.local else { return }
    let date = plan.localDate.map { Self.place($0, cells, text) } ?? 0..<0
    switch times.read(date: text.extracting(date), time: text.extracting(Self.place(column, cells, text))) {
    case .missing: break
    case .time(let microseconds, let flags):
      row.time = microseconds
      row.flags.formUnion(flags)
    case .impossible(let rule, let message): throw FlightRowFault(rule: rule, message: message, column: column)
    case .unreadable: row.flags.insert(.timeUnreadable)
    }
  }

  /// Where the text of a cell is without the space around it.
  private static func place(_ column: Int, _ cells: [Range<Int>], _ text: Span<UInt8>) -> Range<Int> {
    let cell = cells[column]
    let inner = TextCleaning.trimmed(text.extracting(cell))
    return cell.lowerBound &+ inner.lowerBound..<cell.lowerBound &+ inner.upperBound
  }

  private func degrees(_ cell: Span<UInt8>, _ name: String, _ column: Int) throws(FlightRowFault) -> Double {
    if let value = NumberText.parse(cell) { return value / plan.layout.unitsPerDegree }
    if TextCleaning.isNothing(cell) || Self.isSentinel(cell) {
      throw FlightRowFault(rule: .noFix, message: "there is no \(name): no fix yet", column: column)
    }
    var shown: [UInt8] = []
    for index in 0..<min(cell.count, 40) { shown.append(cell[index]) }
    throw FlightRowFault(
      rule: .coordinateUnreadable,
      message: "\"\(String(decoding: shown, as: UTF8.self))\" is no \(name) in degrees with a decimal point", column: column)
  }

  /// How DroneDeploy and others write that there is nothing.
  private static func isSentinel(_ cell: Span<UInt8>) -> Bool {
    guard cell.count <= 10 else { return false }
    let word = cell.indices.map { cell[$0] | 0x20 }
    return ["no data", "no present", "nan", "n/a"].contains { $0.utf8.elementsEqual(word) }
  }
}
