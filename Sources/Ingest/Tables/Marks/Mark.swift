package import SurveyModel

/// One row of a table of marks: what a crew wrote down of an outlet, with the name of a photo, a time, or a place.
package struct Mark: Sendable {
  package var record: Int
  package var line: Int
  /// In the file, line end included.
  package var bytes: Range<Int>
  package var raw: [UInt8]
  /// All but the place and time; NaN for a row without coordinates of its own, else those in the file's CRS.
  package var values: ObservationValues
  /// True where the row itself says how the observation was made.
  package var statesMethod: Bool
  /// The cells of photo and flight, trimmed; nil where there is nothing.
  package var photo: String?
  package var flight: String?
  package var time: MarkTime
  package var recordedID: [UInt8]
  package var name: [UInt8]
  package var code: [UInt8]
  package var attributes: [UInt8]

  package var hasPosition: Bool { values.x.isFinite && values.y.isFinite }
}

/// What a row says of its time. Microseconds; of UTC since 1970 where a date is there.
package enum MarkTime: Sendable, Equatable {
  case none
  /// `resolution`: the last unit that was written.
  case instant(Int64, RuleSet, resolution: Int64)
  /// A date without a time: the first moment of its day.
  case day(Int64)
  /// A time without a date, on a clock of the zone, or of the offset in seconds where one is written.
  case timeOfDay(Int64, offset: Int?, resolution: Int64)
  case unreadable
  case impossible(Rule, String)
}

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

  /// `20240516`.
  private static func isCompactDay(_ text: [UInt8]) -> Bool { text.count == 8 && TimeWriting.compact(text) != nil }

  /// `8:12`, `08:12:04.3`, 8时12分, or a spreadsheet's part of a day.
  private func timeOfDay(_ text: [UInt8]) -> MarkTime? {
    if TimeWriting(text, order: .unknown) != nil { return nil }
    // A column that says that it is UTC.
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

  /// A minute where no seconds are written, a millisecond where parts of them are.
  private static func resolution(_ text: [UInt8]) -> Int64 {
    guard let colon = text.firstIndex(of: 0x3A) else { return 1_000_000 }
    let rest = text[(colon + 1)...]
    guard let second = rest.firstIndex(of: 0x3A), second + 1 < text.endIndex, text[second + 1] &- 0x30 <= 9 else {
      return 60_000_000
    }
    return rest[(second + 1)...].contains(0x2E) ? 1000 : 1_000_000
  }
}
