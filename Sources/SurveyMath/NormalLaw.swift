private import Glibc

/// The standard normal distribution.
public enum NormalLaw {
  /// Φ(x), the probability of a value below `x`: erfc(−x / √2) / 2 (Abramowitz and Stegun, 26.2.29).
  public static func probability(below x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
}
