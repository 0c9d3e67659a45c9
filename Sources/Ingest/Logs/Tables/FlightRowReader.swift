import SurveyModel

/// Reads the rows of a flight log, one after another.
struct FlightRowReader {
  private let plan: FlightTablePlan
  private var times: FlightTimeReader
  /// Rules for times that are numbers, which are UTC.
  private let moments = TimeRules(zone: .utc, zoneIsStated: true)

  init(_ plan: FlightTablePlan, _ times: FlightTimeReader) {
    self.plan = plan
    self.times = times
  }

  /// Reads one row, which must have at least as many cells as the header.
  mutating func read(_ text: Span<UInt8>, _ cells: [Range<Int>]) throws(FlightRowFault) -> FlightRow {
    var row = FlightRow()
    row.y = try degrees(text.extracting(Self.trimmed(plan.latitude, cells, text)), "latitude", plan.latitude)
    row.x = try degrees(text.extracting(Self.trimmed(plan.longitude, cells, text)), "longitude", plan.longitude)
    try judgeFix(&row, text, cells)
    if let (rule, message) = FlightLogFile.fault(x: row.x, y: row.y) {
      throw FlightRowFault(rule: rule, message: message, column: abs(row.y) > 90 ? plan.latitude : plan.longitude)
    }
    if let column = plan.satellites, let count = LocaleNumber.parse(text.extracting(Self.trimmed(column, cells, text))) {
      if count <= 0 { throw FlightRowFault(rule: .noFix, message: "no satellites: the position is none", column: column) }
      if count < 4 { row.flags.insert(.fewSatellites) }
    }
    if let clock = plan.clock, let value = LocaleNumber.parse(text.extracting(Self.trimmed(clock.column, cells, text))) {
      row.clock = Int64(exactly: (value * clock.microseconds).rounded())
    }
    try readTime(&row, text, cells)
    try readMoment(&row, text, cells)
    return row
  }

  /// Judges the fix by what the receiver says about it, in logs that state that.
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
    LocaleNumber.parse(text.extracting(Self.trimmed(column, cells, text)))
  }

  /// Reads a time that the log states as numbers: time since 1970, or a GPS week and the milliseconds in it.
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

  /// True when the row says that the camera takes a photo: `1`, `True` or `Yes`.
  func isPhoto(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    guard let column = plan.isPhoto, column < cells.count else { return false }
    let cell = text.extracting(cells[column])
    let range = TextCleaning.trimmed(cell)
    guard !range.isEmpty else { return false }
    return [0x31, 0x74, 0x54, 0x79, 0x59].contains(cell[range.lowerBound])
  }

  /// Height above take-off in metres and pitch of the camera in degrees, in logs that state them.
  func view(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> (height: Double?, pitch: Double?) {
    func number(_ column: Int) -> Double? { LocaleNumber.parse(text.extracting(Self.trimmed(column, cells, text))) }
    let height = plan.height.flatMap { column, metres in number(column).map { $0 * metres } }
    return (height, plan.gimbalPitch.flatMap(number))
  }

  /// Reads a time that the log states as text.
  private mutating func readTime(
    _ row: inout FlightRow, _ text: Span<UInt8>, _ cells: [Range<Int>]
  ) throws(FlightRowFault) {
    // A date without a time of day is no time of a fix.
    guard let column = plan.utc ?? plan.local else { return }
    let date = plan.localDate.map { Self.trimmed($0, cells, text) } ?? 0..<0
    let reading = times.read(date: text.extracting(date), time: text.extracting(Self.trimmed(column, cells, text)))
    do {
      row.time = try reading.ofFix(&row.flags)
    } catch {
      throw FlightRowFault(rule: error.rule, message: error.message, column: column)
    }
  }

  /// The range of a cell's text without the space around it.
  private static func trimmed(_ column: Int, _ cells: [Range<Int>], _ text: Span<UInt8>) -> Range<Int> {
    let cell = cells[column]
    let inner = TextCleaning.trimmed(text.extracting(cell))
    return cell.lowerBound &+ inner.lowerBound..<cell.lowerBound &+ inner.upperBound
  }

  private func degrees(_ cell: Span<UInt8>, _ name: String, _ column: Int) throws(FlightRowFault) -> Double {
    if let value = LocaleNumber.parse(cell) { return value / plan.layout.unitsPerDegree }
    if TextCleaning.isNothing(cell) || Self.saysNothing(cell) {
      throw FlightRowFault(rule: .noFix, message: "there is no \(name): no fix yet", column: column)
    }
    var shown: [UInt8] = []
    for index in 0..<min(cell.count, 40) { shown.append(cell[index]) }
    throw FlightRowFault(
      rule: .coordinateUnreadable,
      message: "\"\(String(decoding: shown, as: UTF8.self))\" is no \(name) in degrees", column: column)
  }

  /// True for the words by which DroneDeploy and other programs say that there is no value.
  private static func saysNothing(_ cell: Span<UInt8>) -> Bool {
    guard cell.count <= 10 else { return false }
    let word = cell.indices.map { cell[$0] | 0x20 }
    return ["no data", "no present", "nan", "n/a"].contains { $0.utf8.elementsEqual(word) }
  }
}
