import SurveyModel

/// Reads the times of one flight log, and remembers the last one: most rows have the same text as the row before.
struct FlightTimeReader {
  private let rules: TimeRules
  private let isUTC: Bool
  private var lastDate: [UInt8] = []
  private var lastTime: [UInt8] = []
  private var lastReading = TimeReading.missing

  init(_ plan: FlightTablePlan, _ options: IngestOptions, order: DateOrder) {
    isUTC = plan.isUTC
    // The zone that the user named is only for columns that are not UTC.
    rules =
      isUTC
      ? TimeRules(zone: .utc, zoneIsStated: true, order: order)
      : TimeRules(options, order: order)
  }

  mutating func read(date: Span<UInt8>, time: Span<UInt8>) -> TimeReading {
    if Self.equal(date, lastDate), Self.equal(time, lastTime) { return lastReading }
    Self.copy(date, to: &lastDate)
    Self.copy(time, to: &lastTime)
    if TextCleaning.isNothing(time) {
      lastReading = .missing
    } else if date.isEmpty {
      lastReading = readUTC(time) ?? rules.read(time)
    } else {
      let (day, clock) = (LocaleTime.date(date), LocaleTime.time(time))
      lastReading = rules.read(date: day.span, time: clock.span)
    }
    return lastReading
  }

  /// Reads `YYYY-MM-DD HH:MM:SS[.f]` of a UTC column by making it RFC 3339, which needs no heap memory; nil for other forms.
  private func readUTC(_ time: Span<UInt8>) -> TimeReading? {
    guard isUTC, time.count >= 19, time.count <= 29, time[10] == 0x20, time[4] == 0x2D, time[7] == 0x2D else { return nil }
    guard time[time.count &- 1] &- 0x30 <= 9 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer -> TimeReading? in
      for index in 0..<time.count { buffer[index] = time[index] }
      buffer[10] = 0x54
      buffer[time.count] = 0x5A
      let text = UnsafeBufferPointer(rebasing: buffer[0...time.count])
      let reading = rules.read(text.span)
      return reading == .unreadable ? nil : reading
    }
  }

  private static func equal(_ text: Span<UInt8>, _ other: [UInt8]) -> Bool {
    guard text.count == other.count else { return false }
    for index in text.indices where text[index] != other[index] { return false }
    return true
  }

  private static func copy(_ text: Span<UInt8>, to other: inout [UInt8]) {
    other.removeAll(keepingCapacity: true)
    for index in text.indices { other.append(text[index]) }
  }
}
