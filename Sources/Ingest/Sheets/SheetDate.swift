/// Dates and times of cells, which Excel stores as days with a fraction.
enum SheetDate {
  /// What a number format makes of a number.
  enum Kind: Sendable, Equatable {
    case number
    case date, time, dateTime
    /// Hours that count on beyond 24.
    case duration
  }

  /// ISO 8601 without a zone, to the millisecond where there is a part of a second. Nil where the number is no date of
  /// the system: negative, or beyond the year 9999.
  static func text(serial: Double, kind: Kind, is1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var milliseconds = Int((serial * 86_400_000).rounded())
    // Times are stored to about 10 µs: what is next to a whole second is one.
    let off = milliseconds % 1000
    if off <= 1 { milliseconds -= off } else if off >= 999 { milliseconds += 1000 - off }
    let (days, ofDay) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
    switch kind {
    case .number: return nil
    case .duration:
      return "\(milliseconds / 3_600_000):\(two(milliseconds / 60_000 % 60)):\(two(milliseconds / 1000 % 60))"
    case .time where days == 0: return clock(ofDay)
    case .date, .time, .dateTime:
      let date = date(days, is1904: is1904)
      // A date format hides the time that a cell may have; losing it would be guessing.
      return kind == .date && ofDay == 0 ? date : "\(date)T\(clock(ofDay))"
    }
  }

  /// Day 60 of the 1900 system is 29 February 1900, which Lotus 1-2-3 believed in: what comes before it is a day later.
  private static func date(_ serial: Int, is1904: Bool) -> String {
    if !is1904, serial == 60 { return "1900-02-29" }
    let epoch = is1904 ? CivilTime.days(year: 1904, month: 1, day: 1) : CivilTime.days(year: 1899, month: 12, day: 30)
    let day = epoch + serial + (!is1904 && serial < 60 ? 1 : 0)
    let year = CivilTime.year(ofDay: day)
    var rest = day - CivilTime.days(year: year, month: 1, day: 1)
    var month = 1
    while month < 12, rest >= CivilTime.days(inMonth: month, of: year) {
      rest -= CivilTime.days(inMonth: month, of: year)
      month += 1
    }
    return "\(year)-\(two(month))-\(two(rest + 1))"
  }

  private static func clock(_ milliseconds: Int) -> String {
    let text = "\(two(milliseconds / 3_600_000)):\(two(milliseconds / 60_000 % 60)):\(two(milliseconds / 1000 % 60))"
    let part = milliseconds % 1000
    return part == 0 ? text : "\(text).\(part < 10 ? "00" : part < 100 ? "0" : "")\(part)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
