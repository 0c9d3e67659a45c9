import SurveyModel

/// What one row of a flight log says of the aircraft.
struct FlightRow {
  var x = 0.0
  var y = 0.0
  var time = ObservationColumns.noTime
  /// Microseconds since take-off, or `noTime`.
  var clock = ObservationColumns.noTime
  var isPhoto = false
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

  init(_ plan: FlightTablePlan, _ times: FlightTimeReader) {
    self.plan = plan
    self.times = times
  }

  /// The cells must be as many as the header's at least.
  mutating func read(_ text: Span<UInt8>, _ cells: [Range<Int>]) throws(FlightRowFault) -> FlightRow {
    var row = FlightRow()
    row.y = try Self.degrees(text.extracting(Self.place(plan.latitude, cells, text)), "latitude", plan.latitude)
    row.x = try Self.degrees(text.extracting(Self.place(plan.longitude, cells, text)), "longitude", plan.longitude)
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
    return row
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

  private static func degrees(_ cell: Span<UInt8>, _ name: String, _ column: Int) throws(FlightRowFault) -> Double {
    if let value = NumberText.parse(cell) { return value }
    if TextCleaning.isNothing(cell) || isSentinel(cell) {
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
