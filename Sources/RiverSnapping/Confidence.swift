import SurveyMath
import SurveyModel

/// The probability that the nearest river is the right one.
///
/// The position error is round and normal with σ = accuracy / 1.515 on each axis. The least favourable case is an observation
/// between the two rivers: an error of e towards the other river changes the difference of the distances by 2e, so the nearest
/// river stays the nearest with probability Φ((d₂ − d₁) / 2σ). A river that the crew named may be the farther of the two; its
/// probability is then below one half.
/// - Parameters:
///   - distance: metres to the river.
///   - runnerUp: metres to the other river; nil where none lies within `distance` + 4 × `accuracy`, which is then taken as its
///     distance.
///   - accuracy: metres.
func confidence(distance: Double, runnerUp: Double?, accuracy: Double) -> Double {
  let gap = (runnerUp ?? distance + runnerUpReach * accuracy) - distance
  return NormalLaw.probability(below: gap / (2 * accuracy * Accuracy.sigmaPerAxis))
}

/// A river that is farther than the nearest one by at most this many accuracies is reported as the runner-up.
let runnerUpReach = 4.0

/// True when moving the observation by its accuracy can make the other river the nearer one.
func isAmbiguous(distance: Double, runnerUp: Double, accuracy: Double) -> Bool {
  runnerUp - distance <= 2 * accuracy
}
