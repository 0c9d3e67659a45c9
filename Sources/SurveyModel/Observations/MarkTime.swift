/// The time that a row of marks states. All numbers are microseconds. Moments count from 1970 UTC.
package enum MarkTime: Sendable, Equatable {
  case none
  /// A date and a time of day. `resolution` is the last unit that is written: a minute, a second or a millisecond.
  case instant(Int64, RuleSet, resolution: Int64)
  /// A date without a time of day, as the first moment of its day.
  case day(Int64)
  /// A time of day without a date, in the zone of the options, or with the offset in seconds if the row states one.
  case timeOfDay(Int64, offset: Int?, resolution: Int64)
  case unreadable
  case impossible(Rule, String)
}
