private import Glibc

/// The number of things that are there, of which each is there with a probability of its own, independently of the others.
///
/// The distribution follows from the recursion d_k ← d_k (1 − p) + d_(k−1) p over the probabilities, which is exact. Of more than 5,000 of
/// them it is the normal one with the same mean Σp and variance Σp(1 − p), whose bounds are rounded outwards.
public struct PoissonBinomial: Sendable {
  /// For each thing the probability that it is there.
  public let probabilities: [Double]

  /// - Parameter probabilities: 0 to 1.
  public init(_ probabilities: [Double]) {
    self.probabilities = probabilities
  }

  /// The expected number of things that are there: Σp.
  public var mean: Double { probabilities.reduce(0, +) }

  /// The variance of this number: Σp(1 − p).
  public var variance: Double { probabilities.reduce(0) { $0 + $1 * (1 - $1) } }

  /// The probability of each number, from 0.
  public var distribution: [Double] {
    var distribution = [1.0]
    for probability in probabilities {
      distribution.append(0)
      for count in stride(from: distribution.count - 1, to: 0, by: -1) {
        distribution[count] = distribution[count] * (1 - probability) + distribution[count - 1] * probability
      }
      distribution[0] *= 1 - probability
    }
    return distribution
  }

  /// The numbers between which 95 % lie: the smallest that is not exceeded in at least 2.5 % of the cases, and in at least 97.5 %.
  public var interval: ClosedRange<Int> {
    if probabilities.isEmpty { return 0...0 }
    if probabilities.count > Self.exact {
      let half = 1.959_963_984_540_054 * variance.squareRoot() + 0.5
      let low = max(0, Int((mean - half).rounded(.down)))
      return low...max(low, min(probabilities.count, Int((mean + half).rounded(.up))))
    }
    var sum = 0.0
    var low: Int?
    for (count, probability) in distribution.enumerated() {
      sum += probability
      // Rounding leaves a little less than the whole.
      if low == nil, sum >= 0.025 - 1e-12 { low = count }
      if sum >= 0.975 - 1e-12 { return (low ?? count)...count }
    }
    return (low ?? 0)...probabilities.count
  }

  private static let exact = 5000
}
