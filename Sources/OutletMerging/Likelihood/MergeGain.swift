private import Glibc
import SurveyModel

/// What the likelihood of the records gains when two groups are one outlet instead of two: the logarithm of a ratio of
/// probabilities, and the parts that it is made of. What has no evidence is 0.
struct MergeGain {
  /// The difference of the positions under the errors of both, against other outlets at such a distance.
  var place = 0.0
  /// The visits that came near and saw neither, or one, and those that would have noted the outlet twice.
  var visits = 0.0
  var type = 0.0
  var name = 0.0
  var code = 0.0
  var bank = 0.0

  var total: Double { place + visits + type + name + code + bank }
}

extension MergeModel {
  /// - Parameter both: visits that have records in both groups.
  func gain(_ a: SightingGroup, _ b: SightingGroup, both: SharedVisits) -> MergeGain {
    var gain = MergeGain()
    gain.place = place(a, b)
    let near = max(a.covered, b.covered)
    gain.visits =
      noticing.logarithm(noted: a.visits + b.visits - both.count, of: near) - noticing.logarithm(noted: a.visits, of: near)
      - noticing.logarithm(noted: b.visits, of: near) + both.repetitions
      // The density counts the outlets that a visit notes; there are more.
      + log(meanDetection)
    if a.hasType, b.hasType { gain.type = agreement(a.types + b.types) - a.typeAgreement - b.typeAgreement }
    if a.name != 0, b.name != 0 { gain.name = nameGain(a.name, b.name, toldApart: both.isTimed) }
    if a.code != 0, b.code != 0 {
      gain.code = a.code == b.code ? Self.sameCode : both.isTimed ? -Self.certain : Self.otherCode
    }
    if a.bank != 0, b.bank != 0 {
      let differ = 2 * Self.wrongBank * (1 - Self.wrongBank)
      gain.bank = (a.bank > 0) == (b.bank > 0) ? log((1 - differ) / 0.5) : log(differ / 0.5)
    }
    return gain
  }

  /// Deviations of their difference that the positions of two groups of one outlet may be apart.
  static let farthest = 5.0
  /// As good as sure: e^20 to one.
  static let certain = 20.0
  /// The same code is the same outlet, unless the places are impossibly far apart.
  static let sameCode = 60.0
  /// Two codes differ: of one outlet in one of 3,000 cases, when one of them is wrong; of two outlets as a rule.
  static let otherCode = -8.0

  /// The marginal likelihood of two positions of one outlet, whose place is integrated out, over the density of other outlets. Errors are
  /// normal on each axis, and a share of them three times as large.
  private func place(_ a: SightingGroup, _ b: SightingGroup) -> Double {
    let variance = 1 / a.weight + 1 / b.weight
    let distance2 = a.distance2(to: b)
    let half = distance2 / (2 * variance)
    // No record is drawn farther than its accuracy justifies, unless a code says so.
    if half > Self.farthest * Self.farthest / 2, a.code == 0 || a.code != b.code { return -1000 }
    let common = (1 - Self.grossErrors) * exp(-half) + Self.grossErrors / 9 * exp(-half / 9)
    // Nearer than the errors allow to tell, the density is that at the distance that they allow.
    let told = max(distance2, 0.5 * variance)
    return log(common / (2 * .pi * variance)) - density.logarithm(atSquared: told)
  }

  /// The logarithm of the sum over the true types of their share times the probability of what was stated.
  func agreement(_ types: SIMD4<Double>) -> Double {
    let most = types.max()
    var sum = 0.0
    for type in 0..<4 { sum += typeShares[type] * exp(types[type] - most) }
    return most + log(sum)
  }

  /// The logarithms of the probability that a record states this type, given each true one, over the share of the type.
  func evidence(of type: OutletType) -> SIMD4<Double> {
    guard type != .unknown else { return .zero }
    let stated = Int(type.rawValue) - 1
    var evidence = SIMD4<Double>(repeating: log(Self.wrongType / 3))
    evidence[stated] = log(1 - Self.wrongType)
    return evidence - SIMD4(repeating: log(typeShares[stated]))
  }

  /// Frequent names say little when they agree. Two names that a crew gave in one visit tell two outlets apart.
  private func nameGain(_ a: UInt64, _ b: UInt64, toldApart: Bool) -> Double {
    if a == b { return max(0, log(Self.sameName * Double(max(1, named)) / Double(max(1, nameCounts[a] ?? 1)))) }
    return toldApart ? -Self.certain : log(1 - Self.sameName)
  }
}

/// The visits that have records in both of two groups.
struct SharedVisits {
  var count = 0
  /// The logarithm of the probability that they noted an outlet again.
  var repetitions = 0.0
  /// True when one of them has times, so that its crew told the records apart.
  var isTimed = false
}
