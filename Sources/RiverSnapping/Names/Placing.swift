import RiverIndex
import SurveyModel

/// The river that an observation is placed on, and the doubts about it.
struct Placing {
  var chosen: RiverChoice
  /// The nearest other river within reach, with its distance.
  var rival: (river: RiverNumber, distance: Double)?
  var flags: RuleSet
  var confidence: Double
  /// False on an island when the channels on both sides of it do not each have a line.
  var bankIsClear = true

  /// Judges by the distances alone.
  /// - Parameter accuracy: metres.
  init(_ chosen: RiverChoice, rival: (river: RiverNumber, distance: Double)?, accuracy: Double) {
    self.chosen = chosen
    self.rival = rival
    flags = []
    confidence = RiverSnapping.confidence(distance: chosen.distance, runnerUp: rival?.distance, accuracy: accuracy)
    if let rival, isAmbiguous(distance: chosen.distance, runnerUp: rival.distance, accuracy: accuracy) {
      flags = RuleSet(.ambiguousRiver)
    }
  }

  /// Takes the name that the crew wrote into account. Where the accuracy leaves open which of the two rivers is the nearer one, the
  /// named river is taken; elsewhere the nearest river stays.
  /// - Parameters:
  ///   - wanted: the rivers that the name can mean.
  ///   - named: the nearest of them, where it is another than `chosen` and within the maximum distance.
  mutating func weigh(_ wanted: [RiverNumber], named: RiverChoice?, accuracy: Double) {
    if wanted.containsSorted(chosen.candidate.river) { return agree(wanted) }
    guard let named else { return flags.insert(.namedRiverFar) }
    guard isAmbiguous(distance: chosen.distance, runnerUp: named.distance, accuracy: accuracy) else {
      flags.insert(.nameMismatch)
      let odds = RiverSnapping.confidence(distance: chosen.distance, runnerUp: named.distance, accuracy: accuracy)
      confidence = min(confidence, RiverSnapping.confidence(odds, namedByCrew: false))
      return
    }
    let nearest = chosen
    self = Placing(named, rival: (nearest.candidate.river, nearest.distance), accuracy: accuracy)
    agree(wanted)
  }

  private mutating func agree(_ wanted: [RiverNumber]) {
    // When both rivers have the name, it does not tell them apart.
    if let rival, wanted.containsSorted(rival.river) { return }
    confidence = RiverSnapping.confidence(confidence, namedByCrew: true)
    if flags.contains(.ambiguousRiver) { flags = RuleSet(.riverByName) }
  }
}
