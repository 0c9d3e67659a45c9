import SurveyModel

/// Reads the times of marks.
struct MarkTimeReader {
  let rules: TimeRules

  func read(date: Span<UInt8>, time: Span<UInt8>) -> MarkTime {
    let day = TextCleaning.isNothing(date) ? [] : TimeWriting.ascii(date)
    let clock = TextCleaning.isNothing(time) ? [] : TimeWriting.ascii(time)
    if day.isEmpty, clock.isEmpty { return .none }
    if day.isEmpty, let time = timeOfDay(clock) { return time }
    let written = clock.isEmpty ? day : clock
    switch clock.isEmpty ? rules.read(day.span) : rules.read(date: day.span, time: clock.span) {
    case .missing: return .none
    case .unreadable: return .unreadable
    case .impossible(let rule, let message): return .impossible(rule, message)
    case .time(let time, let flags):
      let isDay =
        (clock.isEmpty || day.isEmpty)
        && (TimeWriting(written, order: rules.order)?.hasTime == false || Self.isCompactDay(written))
      if isDay { return .day(time) }
      return .instant(time, flags, resolution: Self.resolution(written))
    }
  }

  /// True for a date such as `20240516`.
  private static func isCompactDay(_ text: [UInt8]) -> Bool { text.count == 8 && TimeWriting.compact(text) != nil }

  /// Reads `8:12`, `08:12:04.3`, 8时12分, or a fraction of a day as spreadsheets store it; nil for any other text.
  private func timeOfDay(_ text: [UInt8]) -> MarkTime? {
    if TimeWriting(text, order: .unknown) != nil { return nil }
    // The column's name says that its times are UTC.
    let offset = rules.zone == .utc && rules.zoneIsStated ? 0 : nil
    if text.contains(0x2E), !text.contains(0x3A) {
      return TimeWriting.fraction(text).map { .timeOfDay($0, offset: offset, resolution: 1_000_000) }
    }
    guard text.contains(0x3A), let written = TimeWriting(Array("2000-01-01 ".utf8) + text, order: .unknown), written.hasTime
    else { return nil }
    if let fault = written.civil.fault { return .impossible(.timeInvalid, "there is no \(fault)") }
    let midnight = CivilTime(year: 2000, month: 1, day: 1).microseconds
    return .timeOfDay(
      written.civil.microseconds &- midnight, offset: written.offset ?? offset, resolution: Self.resolution(text))
  }

  /// The last unit that is written in `text`: a minute, a second, or a millisecond when there is a decimal point.
  private static func resolution(_ text: [UInt8]) -> Int64 {
    guard let colon = text.firstIndex(of: 0x3A) else { return 1_000_000 }
    let rest = text[(colon + 1)...]
    guard let second = rest.firstIndex(of: 0x3A), second + 1 < text.endIndex, text[second + 1] &- 0x30 <= 9 else {
      return 60_000_000
    }
    return rest[(second + 1)...].contains(0x2E) ? 1000 : 1_000_000
  }
}
