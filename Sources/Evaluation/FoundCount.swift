/// A number of outlets that a result states with an interval.
package struct FoundCount: Sendable {
  /// Nil for the whole result.
  package var riverID: String?
  package var low: Double
  package var high: Double

  package init(riverID: String?, low: Double, high: Double) {
    self.riverID = riverID
    self.low = low
    self.high = high
  }
}
