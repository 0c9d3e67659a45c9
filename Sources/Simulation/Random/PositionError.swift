import Glibc
import SurveyMath

extension SeededGenerator {
  /// A random error of a position to the east and to the north, in metres. 68 % of such errors are not longer than `accuracy`.
  package mutating func positionError(accuracy: Double, law: ErrorLaw = .mixed) -> (east: Double, north: Double) {
    let spread = positionSpread(accuracy: accuracy, law)
    let (east, north) = normalPair()
    return (east * spread, north * spread)
  }

  /// Draws the standard deviation of one error on each axis.
  private mutating func positionSpread(accuracy: Double, _ law: ErrorLaw) -> Double {
    switch law {
    case .normal:
      // exp(−u) = 0.317 at u = 1.1489, and spread = accuracy / √(2u).
      return accuracy / (2 * 1.1489).squareRoot()
    case .mixed:
      // Near walls and trees receivers have greater errors, so one error in twenty has twice the spread. The spread of the others
      // is somewhat smaller than σ = accuracy / 1.515, so that 68 % of all errors stay within the accuracy:
      // 0.95·exp(−u) + 0.05·exp(−u/4) = 0.317 at u = 1.2212, and spread = accuracy / √(2u).
      return accuracy / (2 * 1.2212).squareRoot() * (chance(0.05) ? 2 : 1)
    case .heavy:
      // In two dimensions an error is longer than r with the probability (1 + r²/(νs²))^(−ν/2), where s is the scale. With ν = 3 that is
      // 0.317 at r = accuracy for s = accuracy / √(3 (0.317^(−2/3) − 1)). The normal error is divided by √(χ²/ν).
      let degrees = 3.0
      let scale = accuracy / (degrees * (pow(0.317, -2 / degrees) - 1)).squareRoot()
      let (a, b) = normalPair()
      let (c, _) = normalPair()
      return scale / max(1e-6, ((a * a + b * b + c * c) / degrees).squareRoot())
    }
  }
}
