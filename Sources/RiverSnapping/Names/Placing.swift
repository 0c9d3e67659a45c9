import RiverIndex
import SurveyModel

/// The river that an observation is placed on, and the doubts about it.
struct Placing {
  var chosen: RiverChoice
  /// The nearest other river within reach, with its distance.
  var rival: Rival?
  var flags: RuleSet
  var confidence: Double
  /// False on an island when the channels on both sides of it do not each have a line.
  var bankIsClear = true

  /// Judges by the distances alone.
  /// - Parameters:
  ///   - point: the observation in the plane.
  ///   - accuracy: metres.
  init(_ chosen: RiverChoice, rival: Rival?, point: SIMD2<Double>, accuracy: Double) {
    self.chosen = chosen
    self.rival = rival
    flags = []
    confidence = Self.confidence(chosen, rival, point, accuracy)
    if let rival, isAmbiguous(distance: chosen.distance, runnerUp: rival.distance, accuracy: accuracy) {
      flags = RuleSet(.ambiguousRiver)
    }
  }

  private static func confidence(_ chosen: RiverChoice, _ rival: Rival?, _ point: SIMD2<Double>, _ accuracy: Double) -> Double {
    if let rival, let own = chosen.way(from: point), let other = rival.way {
      return RiverSnapping.confidence(first: chosen.distance, second: rival.distance, ways: (own, other), accuracy: accuracy)
    }
    return RiverSnapping.confidence(distance: chosen.distance, runnerUp: rival?.distance, accuracy: accuracy)
  }

  /// Takes the name that the crew wrote into account. Where the accuracy leaves open which of the two rivers is the nearer one, the
  /// named river is taken; elsewhere the nearest river stays.
  /// - Parameters:
  ///   - wanted: the rivers that the name can mean.
  ///   - named: the nearest of them, where it is another than `chosen` and within the maximum distance.
  mutating func weigh(_ wanted: [RiverNumber], named: RiverChoice?, point: SIMD2<Double>, accuracy: Double) {
    if wanted.containsSorted(chosen.candidate.river) { return agree(wanted) }
    guard let named else { return flags.insert(.namedRiverFar) }
    guard isAmbiguous(distance: chosen.distance, runnerUp: named.distance, accuracy: accuracy) else {
      flags.insert(.nameMismatch)
      let rival = Rival(river: named.candidate.river, distance: named.distance, way: named.way(from: point))
      let odds = Self.confidence(chosen, rival, point, accuracy)
      confidence = min(confidence, RiverSnapping.confidence(odds, namedByCrew: false))
      return
    }
    let nearest = chosen
    let rival = Rival(river: nearest.candidate.river, distance: nearest.distance, way: nearest.way(from: point))
    self = Placing(named, rival: rival, point: point, accuracy: accuracy)
    agree(wanted)
  }

  private mutating func agree(_ wanted: [RiverNumber]) {
    // When both rivers have the name, it does not tell them apart.
    if let rival, wanted.containsSorted(rival.river) { return }
    confidence = RiverSnapping.confidence(confidence, namedByCrew: true)
    if flags.contains(.ambiguousRiver) { flags = RuleSet(.riverByName) }
  }
}
