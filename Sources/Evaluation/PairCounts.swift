/// Pairs of observations that show one outlet.
package struct PairCounts: Sendable, Equatable {
  /// By the truth.
  package var ofTruth = 0
  /// By the result.
  package var found = 0
  /// By both.
  package var right = 0

  /// The share of the pairs found that are right; nil where none was found.
  package var precision: Double? { found > 0 ? Double(right) / Double(found) : nil }
  /// The share of the true pairs that were found; nil where there is none.
  package var recall: Double? { ofTruth > 0 ? Double(right) / Double(ofTruth) : nil }
  /// The harmonic mean of precision and recall, `2 right / (found + ofTruth)`; nil where there are no pairs at all.
  package var f1: Double? { found + ofTruth > 0 ? 2 * Double(right) / Double(found + ofTruth) : nil }

  package init(ofTruth: Int = 0, found: Int = 0, right: Int = 0) {
    self.ofTruth = ofTruth
    self.found = found
    self.right = right
  }
}
