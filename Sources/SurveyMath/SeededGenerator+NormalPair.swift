private import Glibc

extension SeededGenerator {
  /// Two independent numbers of the standard normal distribution: G. Marsaglia's polar method.
  public mutating func normalPair() -> (Double, Double) {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      return (x * factor, y * factor)
    }
  }
}
