import SurveyMath

extension SeededGenerator {
  /// A random error of a position to the east and to the north, in metres. 68 % of such errors are not longer than `accuracy`.
  ///
  /// Near walls and trees receivers have greater errors, so one error in twenty has twice the spread. The spread of the others
  /// is somewhat smaller than σ = accuracy / 1.515, so that 68 % of all errors stay within the accuracy:
  /// 0.95·exp(−u) + 0.05·exp(−u/4) = 0.317 at u = 1.2212, and spread = accuracy / √(2u).
  package mutating func positionError(accuracy: Double) -> (east: Double, north: Double) {
    let spread = accuracy / (2 * 1.2212).squareRoot() * (chance(0.05) ? 2 : 1)
    let (east, north) = normalPair()
    return (east * spread, north * spread)
  }
}
