/// Dates and times of cells, which Excel stores as days with a fraction.
enum SheetDate {
  /// What a number format makes of a number.
  enum Kind: Sendable, Equatable {
    case number
    case date, time, dateTime
    /// Hours that count on beyond 24.
    case duration
  }

  /// Adds the moment to `output` as ISO 8601 without a zone, to the millisecond where there is a part of a second. False
  /// where the number is no date of the system: negative, or beyond the year 9999.
  static func append(serial: Double, kind: Kind, is1904: Bool, to output: inout [UInt8]) -> Bool {
    guard serial >= 0, serial < 2_958_466 else { return false }
    var milliseconds = Int((serial * 86_400_000).rounded())
    // Times are stored to about 10 µs: what is next to a whole second is one.
    let off = milliseconds % 1000
    if off <= 1 { milliseconds -= off } else if off >= 999 { milliseconds += 1000 - off }
    let (days, ofDay) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
    switch kind {
    case .number: return false
    case .duration:
      output.append(contentsOf: "\(milliseconds / 3_600_000)".utf8)
      appendMinutes(milliseconds, to: &output)
    case .time where days == 0: appendClock(ofDay, to: &output)
    case .date, .time, .dateTime:
      appendDate(days, is1904: is1904, to: &output)
      // A date format hides the time that a cell may have; losing it would be guessing.
      if kind == .date && ofDay == 0 { break }
      output.append(UInt8(ascii: "T"))
      appendClock(ofDay, to: &output)
    }
    return true
  }

  /// Day 60 of the 1900 system is 29 February 1900, which Lotus 1-2-3 believed in: what comes before it is a day later.
  private static func appendDate(_ serial: Int, is1904: Bool, to output: inout [UInt8]) {
    if !is1904, serial == 60 {
      output.append(contentsOf: "1900-02-29".utf8)
      return
    }
    let epoch = is1904 ? CivilTime.days(year: 1904, month: 1, day: 1) : CivilTime.days(year: 1899, month: 12, day: 30)
    let day = epoch + serial + (!is1904 && serial < 60 ? 1 : 0)
    let year = CivilTime.year(ofDay: day)
    var rest = day - CivilTime.days(year: year, month: 1, day: 1)
    var month = 1
    while month < 12, rest >= CivilTime.days(inMonth: month, of: year) {
      rest -= CivilTime.days(inMonth: month, of: year)
      month += 1
    }
    // Never before 1899.
    appendTwo(year / 100, to: &output)
    appendTwo(year % 100, to: &output)
    output.append(UInt8(ascii: "-"))
    appendTwo(month, to: &output)
    output.append(UInt8(ascii: "-"))
    appendTwo(rest + 1, to: &output)
  }

  private static func appendClock(_ milliseconds: Int, to output: inout [UInt8]) {
    appendTwo(milliseconds / 3_600_000, to: &output)
    appendMinutes(milliseconds, to: &output)
    let part = milliseconds % 1000
    if part == 0 { return }
    output.append(UInt8(ascii: "."))
    output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: part / 100))
    appendTwo(part % 100, to: &output)
  }

  /// `:mm:ss`
  private static func appendMinutes(_ milliseconds: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: ":"))
    appendTwo(milliseconds / 60_000 % 60, to: &output)
    output.append(UInt8(ascii: ":"))
    appendTwo(milliseconds / 1000 % 60, to: &output)
  }

  /// Below 100.
  private static func appendTwo(_ number: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
