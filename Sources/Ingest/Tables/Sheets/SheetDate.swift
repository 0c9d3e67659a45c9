/// Writes the dates and times of cells, which Excel stores as a number of days with a fraction.
enum SheetDate {
  /// What a number format shows a number as.
  enum Kind: Sendable, Equatable {
    case number
    case date, time, dateTime
    /// Hours, which may be more than 24.
    case duration
  }

  /// Adds the moment to `output` as ISO 8601 without a zone, with milliseconds if it is no whole second. False when the number
  /// is no date: when it is negative, or after the year 9999.
  static func append(serial: Double, kind: Kind, is1904: Bool, to output: inout [UInt8]) -> Bool {
    guard serial >= 0, serial < 2_958_466 else { return false }
    var milliseconds = Int((serial * 86_400_000).rounded())
    // Numbers of days are exact to about 10 µs, so a time within 1 ms of a whole second is that second.
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
      // A date format hides a time of day that the cell may have; the time is kept.
      if kind == .date && ofDay == 0 { break }
      output.append(UInt8(ascii: "T"))
      appendClock(ofDay, to: &output)
    }
    return true
  }

  /// Adds a date. In the 1900 system day 60 is 29 February 1900, a day that did not exist but is kept from Lotus 1-2-3. So the
  /// days before it count from one day later than the days after it.
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
    // The year has four digits, since no date is before 1899.
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

  /// Adds `:mm:ss`.
  private static func appendMinutes(_ milliseconds: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: ":"))
    appendTwo(milliseconds / 60_000 % 60, to: &output)
    output.append(UInt8(ascii: ":"))
    appendTwo(milliseconds / 1000 % 60, to: &output)
  }

  /// Adds a number below 100 as two digits.
  private static func appendTwo(_ number: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
