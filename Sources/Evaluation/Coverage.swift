/// How often what an interval is stated of lies within it.
package struct Coverage: Sendable, Equatable {
  package var cases = 0
  /// The truth lies below the interval.
  package var below = 0
  /// The truth lies above the interval.
  package var above = 0

  package init() {}

  package var held: Int { cases - below - above }
  /// The share of the intervals that hold; nil without cases.
  package var share: Double? { cases > 0 ? Double(held) / Double(cases) : nil }

  package mutating func add(_ truth: Double, low: Double, high: Double) {
    cases += 1
    if truth < low { below += 1 }
    if truth > high { above += 1 }
  }
}
