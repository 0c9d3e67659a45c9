import SurveyMath
import SurveyModel

/// The probability that the nearest river is the right one.
///
/// The position error is round and normal with σ = accuracy / 1.515 on each axis. In the least favourable geometry, the
/// observation between the two rivers, an error of e towards the other river changes the difference of the distances by
/// 2e, so the nearest river stays the nearest with probability Φ((d₂ − d₁) / 2σ). Other geometries are more favourable.
/// A river that the crew named may be the farther of the two; its probability is then below one half.
/// - Parameters: metres; `runnerUp` nil where no other river lies within `distance` + 4 × `accuracy`, which is then
///   taken as its distance.
func confidence(distance: Double, runnerUp: Double?, accuracy: Double) -> Double {
  let gap = (runnerUp ?? distance + runnerUpReach * accuracy) - distance
  return NormalLaw.probability(below: gap / (2 * accuracy * Accuracy.sigmaPerAxis))
}

/// How many accuracies beyond the nearest river another one is still reported.
let runnerUpReach = 4.0

/// Two rivers cannot be told apart when moving the observation by its accuracy can make the other one the nearer.
func isAmbiguous(distance: Double, runnerUp: Double, accuracy: Double) -> Bool {
  runnerUp - distance <= 2 * accuracy
}
