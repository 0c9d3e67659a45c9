import SurveyMath

extension SeededGenerator {
  /// East and north error in metres of a position whose `accuracy` (metres) holds 68 % of the errors.
  ///
  /// Receivers err further now and then (a wall, a tree), so one error in twenty has twice the spread. The spread of
  /// the others is a little smaller than σ = accuracy / 1.515, just so that 68 % stay within the accuracy:
  /// 0.95·exp(−u) + 0.05·exp(−u/4) = 0.317 at u = 1.2212, and spread = accuracy / √(2u).
  package mutating func positionError(accuracy: Double) -> (east: Double, north: Double) {
    let spread = accuracy / (2 * 1.2212).squareRoot() * (chance(0.05) ? 2 : 1)
    let (east, north) = normalPair()
    return (east * spread, north * spread)
  }
}
