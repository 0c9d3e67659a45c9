private import Glibc

/// The probability that of the visits that came near an outlet these and no others noted it.
///
/// Outlets differ: one is seen by everybody, another only from the air. The probability that a visit notes an outlet is taken as
/// beta-distributed over the outlets, so that the probability of k notes in n visits is B(a + k, b + n − k) / B(a, b), which is much
/// larger for one note in many visits than with one probability for all.
struct Noticing: Sendable {
  /// How much outlets differ: a + b.
  private static let strength = 5.0

  private let whole: [Double]
  private let noted: [Double]
  private let missed: [Double]

  /// - Parameters:
  ///   - mean: the mean probability, between 0 and 1.
  ///   - visits: how many there are.
  init(mean: Double, visits: Int) {
    let a = Self.strength * mean
    let b = Self.strength - a
    whole = (0...visits).map { lgamma(a + b + Double($0)) - lgamma(a + b) }
    noted = (0...visits).map { lgamma(a + Double($0)) - lgamma(a) }
    missed = (0...visits).map { lgamma(b + Double($0)) - lgamma(b) }
  }

  /// The logarithm of the probability.
  /// - Parameters:
  ///   - noted: visits that noted it.
  ///   - visits: visits that came near, at least as many.
  func logarithm(noted count: Int, of visits: Int) -> Double {
    let visits = min(max(visits, count), whole.count - 1)
    let count = min(count, visits)
    return noted[count] + missed[visits - count] - whole[visits]
  }
}
