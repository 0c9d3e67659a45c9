import RiverIndex
import SurveyModel

// What a crew's name for the river adds to what the distances say.

/// How often a crew is taken to write down the wrong one of two neighbouring rivers. An assumption, not measured: it makes
/// a named river that could just be the nearer one more probable than not.
let wrongNameRate = 0.05

/// The probability of a river that the distances give `probability`, when the crew names it and not the other.
func confidence(_ probability: Double, namedByCrew: Bool) -> Double {
  let (agrees, differs) = namedByCrew ? (1 - wrongNameRate, wrongNameRate) : (wrongNameRate, 1 - wrongNameRate)
  return probability * agrees / (probability * agrees + (1 - probability) * differs)
}

/// A river that an observation may belong to, with the place on it.
struct RiverChoice {
  var candidate: RiverPlace
  /// WGS 84.
  var place: Coordinate
  /// The candidate's.
  var segment: NetworkSegment
  /// Geodesic metres, to the water's edge where the river has water, else to the line.
  var distance: Double
  /// Geodesic metres to the line.
  var centreline: Double
  /// Where the river has water.
  var shore: Shore?
}

/// The nearest river and what speaks against it.
struct Placing {
  var chosen: RiverChoice
  /// The nearest other river within reach, with its distance.
  var rival: (river: RiverNumber, distance: Double)?
  var flags: RuleSet
  var confidence: Double
  /// False on an island whose channels have not lines of their own.
  var bankIsClear = true

  /// From the distances alone.
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

  /// Takes the crew's name into account. The named river wins where the accuracy leaves open which of the two is the nearer
  /// one, and nowhere else.
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
    // Rivers of one name are not told apart by it.
    if let rival, wanted.containsSorted(rival.river) { return }
    confidence = RiverSnapping.confidence(confidence, namedByCrew: true)
    if flags.contains(.ambiguousRiver) { flags = RuleSet(.riverByName) }
  }
}
