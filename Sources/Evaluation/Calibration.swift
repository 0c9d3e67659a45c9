/// Stated probabilities in tenths, and how often what they state was right.
package struct Calibration: Sendable {
  package struct Tenth: Sendable {
    package var cases = 0
    package var right = 0
    /// The sum of the probabilities stated.
    var sum = 0.0

    /// The mean of the probabilities stated; nil without cases.
    package var stated: Double? { cases > 0 ? sum / Double(cases) : nil }
    /// The share of the cases that were right; nil without cases.
    package var share: Double? { cases > 0 ? Double(right) / Double(cases) : nil }
  }

  /// The first tenth is 0 to 0.1; 1 belongs to the last.
  package private(set) var tenths = [Tenth](repeating: Tenth(), count: 10)

  package init() {}

  package mutating func add(_ probability: Double, isRight: Bool) {
    guard probability >= 0, probability <= 1 else { return }
    let tenth = min(9, Int(probability * 10))
    tenths[tenth].cases += 1
    tenths[tenth].sum += probability
    if isRight { tenths[tenth].right += 1 }
  }
}
