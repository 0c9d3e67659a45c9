import SurveyModel

/// Converts times of GPS, which has no leap seconds, to UTC.
enum GPSTime {
  /// Microseconds since 1970 UTC, from the GPS week (counted from 1980-01-06 without rollovers) and the microseconds in it.
  static func utc(week: Int, microseconds: Int64) -> Int64 {
    let time = epoch &+ Int64(week) &* 604_800_000_000 &+ microseconds
    // The last change before the moment counts. `from` is in UTC, so each change is compared after taking its seconds off.
    let leap = changes.last { time &- Int64($0.seconds) &* CivilTime.microsecondsPerSecond >= $0.from }?.seconds ?? 0
    return time &- Int64(leap) &* CivilTime.microsecondsPerSecond
  }

  private static let epoch = CivilTime(year: 1980, month: 1, day: 6).microseconds

  /// GPS − UTC in seconds, from a moment of UTC on (IERS Bulletin C, which has announced no leap second after 2017).
  private static let changes: [(from: Int64, seconds: Int)] = [
    (1981, 7), (1982, 7), (1983, 7), (1985, 7), (1988, 1), (1990, 1), (1991, 1), (1992, 7), (1993, 7), (1994, 7), (1996, 1),
    (1997, 7), (1999, 1), (2006, 1), (2009, 1), (2012, 7), (2015, 7), (2017, 1),
  ].enumerated().map { index, date in
    (CivilTime(year: date.0, month: date.1, day: 1).microseconds, index + 1)
  }
}
