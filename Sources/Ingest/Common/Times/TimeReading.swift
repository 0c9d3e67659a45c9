package import SurveyModel

/// What the text of a time was read as.
package enum TimeReading: Equatable, Sendable {
  /// The text is empty.
  case missing
  /// Microseconds since 1970-01-01T00:00:00Z, and flags for what had to be assumed to get them.
  case time(Int64, RuleSet)
  /// The text is a time that cannot be right: no such date or time of day, the start of a GPS week count, or a time in the
  /// future. The record must be rejected.
  case impossible(Rule, String)
  /// The text is not written in any way that is known: the record gets no time and the flag `timeUnreadable`.
  case unreadable
}
