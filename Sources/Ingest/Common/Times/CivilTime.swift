/// A date and a time of day as written, without a zone, in the proleptic Gregorian calendar.
struct CivilTime: Equatable, Sendable {
  var year = 1970
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  /// 60 in a leap second.
  var second = 0
  var microsecond = 0

  static let microsecondsPerSecond: Int64 = 1_000_000
  static let microsecondsPerDay: Int64 = 86_400_000_000

  /// Nil when the date and the time of day exist, else the part that does not, as a phrase for a message: `month 13`.
  var fault: String? {
    if year < 1900 || year > 9999 { return "year \(year)" }
    if month < 1 || month > 12 { return "month \(month)" }
    if day < 1 || day > Self.days(inMonth: month, of: year) { return "day \(day) of month \(month) of \(year)" }
    if hour > 23 { return "hour \(hour)" }
    if minute > 59 { return "minute \(minute)" }
    if second > 60 || (second == 60 && minute != 59) { return "second \(second)" }
    return nil
  }

  /// Microseconds since 1970-01-01T00:00:00 on the same clock. Second 60 counts as second 0 of the next minute.
  var microseconds: Int64 {
    let seconds = Self.days(year: year, month: month, day: day) &* 86_400 &+ hour &* 3600 &+ minute &* 60 &+ second
    return Int64(seconds) &* Self.microsecondsPerSecond &+ Int64(microsecond)
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, by `days_from_civil` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year &- 1 : year
    let era = (shifted >= 0 ? shifted : shifted &- 399) / 400
    let yearOfEra = shifted &- era &* 400
    let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }

  /// The year of the day that comes `day` days after 1970-01-01, by `civil_from_days` of the same source.
  static func year(ofDay day: Int) -> Int {
    let shifted = day &+ 719_468
    let era = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    return yearOfEra &+ era &* 400 &+ (dayOfYear >= 306 ? 1 : 0)
  }
}
