/// How errors of positions are distributed. With each of them 68 % of the errors are not longer than the accuracy.
package enum ErrorLaw: String, Sendable, CaseIterable {
  /// Normal.
  case normal
  /// Normal, but one error in twenty has twice the spread, as near walls and trees.
  case mixed
  /// Student's t of three degrees of freedom: an error in a hundred is longer than four times the accuracy.
  case heavy
}
