package import SurveyModel

/// What became of the text of a time.
package enum TimeReading: Equatable, Sendable {
  /// Nothing there.
  case missing
  /// Microseconds since 1970-01-01T00:00:00Z, and what had to be assumed to get them.
  case time(Int64, RuleSet)
  /// The record must be rejected: a time that cannot be (T3, T4, T5).
  case impossible(Rule, String)
  /// Not a way of writing time that we know: the record keeps a null time and the flag `timeUnreadable`.
  case unreadable
}

/// Order of day and month in `01/05/2024` (T7). A year that comes first settles it without asking.
package enum DateOrder: Sendable {
  case dayFirst, monthFirst
  /// Nothing has settled it: such a date is unreadable.
  case unknown
}
