/// The order of day, month and year in dates such as `01/05/2024` and `24-05-01`. Dates whose year has four digits and comes first
/// need none.
public enum DateOrder: Sendable, Hashable {
  /// The day comes first, as in 31/05/2024.
  case dayFirst
  /// The month comes first, as in 05/31/2024.
  case monthFirst
  /// The year has two digits and comes first.
  case yearFirst
  /// Nothing says which order it is: a date that could be read in more than one way is unreadable.
  case unknown
}
