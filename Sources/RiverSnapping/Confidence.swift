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

/// The probability that of two rivers the first is nearer to where an observation really was made, with the directions in which they lie.
///
/// Near the observation the rivers are taken as straight lines, at right angles to the ways to their nearest places. An error e changes the
/// distances to |d₁ − e·n₁| and |d₂ − e·n₂|, with the unit vectors n of these ways. The first is the smaller one where
/// (d₂ − d₁) + e·(n₁ − n₂) and (d₁ + d₂) − e·(n₁ + n₂) have the same sign. For a round normal error these two are independent, since
/// n₁ − n₂ and n₁ + n₂ are at right angles. So the probability is Φ(a) Φ(b) + (1 − Φ(a)) (1 − Φ(b)) with
/// a = (d₂ − d₁) / σ|n₁ − n₂| and b = (d₁ + d₂) / σ|n₁ + n₂|. Between two rivers that face each other b has no bound, and this is
/// the least favourable case; beside a confluence and on one side of both rivers it is larger.
/// - Parameters:
///   - first, second: metres.
///   - ways: from the observation to the nearest places of both, in the plane; of any length but 0.
///   - accuracy: metres.
func confidence(first: Double, second: Double, ways: (SIMD2<Double>, SIMD2<Double>), accuracy: Double) -> Double {
  let (n1, n2) = (ways.0 / ways.0.length, ways.1 / ways.1.length)
  let sigma = accuracy * Accuracy.sigmaPerAxis
  func share(_ gap: Double, _ slope: Double) -> Double {
    let spread = sigma * slope
    return spread > 1e-9 * (abs(gap) + 1) ? NormalLaw.probability(below: gap / spread) : gap > 0 ? 1 : gap < 0 ? 0 : 0.5
  }
  let a = share(second - first, (n1 - n2).length)
  let b = share(first + second, (n1 + n2).length)
  // No more is stated than where no other river is known to be near.
  return min(a * b + (1 - a) * (1 - b), confidence(distance: first, runnerUp: nil, accuracy: accuracy))
}

/// A river that is farther than the nearest one by at most this many accuracies is reported as the runner-up.
let runnerUpReach = 4.0

/// True when moving the observation by its accuracy can make the other river the nearer one.
func isAmbiguous(distance: Double, runnerUp: Double, accuracy: Double) -> Bool {
  runnerUp - distance <= 2 * accuracy
}
