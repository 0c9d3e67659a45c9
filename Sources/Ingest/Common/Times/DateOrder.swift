/// The order of day and month in dates such as `01/05/2024`. Dates that begin with the year need none.
package enum DateOrder: Sendable {
  case dayFirst, monthFirst
  /// Nothing says which order it is: a date that could be read either way is unreadable.
  case unknown
}
