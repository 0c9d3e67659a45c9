import PROJKit
import SurveyModel

/// How a result agrees with the truth.
///
/// A true outlet counts as seen when an accepted observation shows it. An outlet of the result stands for the true outlet that most of
/// its observations show; of equals, for the one that is named first in the truth.
package struct Evaluation: Sendable {
  package var truth = TruthCounts()
  package var outlets = OutletCounts()
  package var observations = ObservationCounts()
  package var pairs = PairCounts()
  /// Metres from the true position to the found one, ascending, for outlets that hold observations of one true outlet only.
  package var errors: [Double] = []
  /// By id, rivers of the truth and of the result.
  package var rivers: [RiverCounts] = []
  /// Stated probabilities in tenths.
  package var probabilities: [StatedProbability: Calibration] = [:]
  package var intervals: [StatedInterval: Coverage] = [:]

  package struct TruthCounts: Sendable {
    package var outlets = 0
    /// Shown by an accepted observation.
    package var seen = 0
    /// Seen, but with no observation in an outlet of the result.
    package var missed = 0
    /// With observations in more than one outlet of the result.
    package var split = 0
  }

  package struct OutletCounts: Sendable {
    package var found = 0
    /// With observations of more than one true outlet.
    package var merged = 0
    /// Without an observation that the truth knows.
    package var unknown = 0
    package var onWrongRiver = 0
    package var onWrongBank = 0
    package var withoutBank = 0
  }

  package struct ObservationCounts: Sendable {
    package var all = 0
    /// Not in the truth; they count nowhere else.
    package var unknown = 0
    package var unmatched = 0
    package var onWrongRiver = 0
    package var onWrongBank = 0
  }

  package struct RiverCounts: Sendable {
    package var riverID: String
    /// True outlets that were seen.
    package var seen = 0
    package var found = 0

    package var error: Int { found - seen }
  }

  /// The sum of the absolute differences between outlets found and seen, river by river.
  package var countError: Int { rivers.reduce(0) { $0 + abs($1.error) } }

  /// Stated confidences of observations in tenths.
  package var confidence: Calibration { probabilities[.observationRiver] ?? Calibration() }

  package init(
    _ observations: [FoundObservation], _ outlets: [FoundOutlet], counts: [FoundCount] = [], against truth: Truth
  ) {
    var groups = Groups()
    for observation in observations { add(observation, truth, &groups) }
    self.truth.outlets = truth.outlets.count
    var rivers: [String: RiverCounts] = [:]
    for (number, outlet) in truth.outlets.enumerated() {
      guard let found = groups.outletsOfTrue[number] else { continue }
      self.truth.seen += 1
      if found.isEmpty { self.truth.missed += 1 }
      if found.count > 1 { self.truth.split += 1 }
      rivers[outlet.riverID, default: RiverCounts(riverID: outlet.riverID)].seen += 1
    }
    for outlet in outlets {
      self.outlets.found += 1
      rivers[outlet.riverID, default: RiverCounts(riverID: outlet.riverID)].found += 1
      add(outlet, groups, truth)
    }
    pairs = groups.pairs
    errors.sort()
    self.rivers = rivers.values.sorted { $0.riverID.utf8.lexicographicallyPrecedes($1.riverID.utf8) }
    for count in counts { add(count, seen: count.riverID.map { rivers[$0]?.seen ?? 0 } ?? self.truth.seen) }
  }

  private mutating func add(_ count: FoundCount, seen: Int) {
    // A river where there is nothing and nothing is said to be shows nothing.
    guard seen > 0 || count.high > 0 else { return }
    intervals[count.riverID == nil ? .outlets : .outletsOfRiver, default: Coverage()]
      .add(Double(seen), low: count.low, high: count.high)
  }

  private mutating func add(_ observation: FoundObservation, _ truth: Truth, _ groups: inout Groups) {
    observations.all += 1
    guard let number = truth.shown[observation.record] else {
      observations.unknown += 1
      return
    }
    let outlet = truth.outlets[number]
    groups.add(trueOutlet: number, outletID: observation.outletID)
    guard let riverID = observation.riverID else {
      observations.unmatched += 1
      return
    }
    let isRight = riverID == outlet.riverID
    if !isRight { observations.onWrongRiver += 1 }
    if let bank = observation.bank, let trueBank = outlet.bank, bank != trueBank { observations.onWrongBank += 1 }
    if let stated = observation.confidence { add(stated, of: .observationRiver, isRight: isRight) }
    if let stated = observation.bankConfidence, let trueBank = outlet.bank {
      add(stated, of: .observationBank, isRight: isRight && observation.bank == trueBank)
    }
  }

  private mutating func add(_ stated: Double, of what: StatedProbability, isRight: Bool) {
    probabilities[what, default: Calibration()].add(stated, isRight: isRight)
  }

  private mutating func add(_ outlet: FoundOutlet, _ groups: Groups, _ truth: Truth) {
    let members = groups.trueOfOutlet[outlet.id] ?? [:]
    guard let main = members.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      outlets.unknown += 1
      return
    }
    let known = truth.outlets[main]
    if members.count > 1 { outlets.merged += 1 }
    if outlet.riverID != known.riverID { outlets.onWrongRiver += 1 }
    if outlet.bank == nil { outlets.withoutBank += 1 }
    if let bank = outlet.bank, let trueBank = known.bank, bank != trueBank { outlets.onWrongBank += 1 }
    for (what, stated) in outlet.probabilities {
      switch what {
      case .oneOutlet: add(stated, of: what, isRight: members.count == 1 && members[main] == groups.seen[main])
      case .outletBank where known.bank == nil: continue
      case .outletBank: add(stated, of: what, isRight: outlet.riverID == known.riverID && outlet.bank == known.bank)
      default: add(stated, of: what, isRight: outlet.riverID == known.riverID)
      }
    }
    if members.count == 1 {
      let error = Geodesic.distance(
        fromLongitude: outlet.observed.longitude, latitude: outlet.observed.latitude,
        toLongitude: known.position.longitude, latitude: known.position.latitude)
      errors.append(error)
      if let accuracy = outlet.accuracy {
        intervals[.position, default: Coverage()].add(error, low: 0, high: accuracy)
      }
    }
  }

  /// Metres below which a share of the ``errors`` lies; nil where there are none.
  package func error(ofShare share: Double) -> Double? {
    errors.isEmpty ? nil : errors[min(errors.count - 1, Int(Double(errors.count) * share))]
  }
}
