private import Glibc
import SurveyMath

/// What else the records of a group could be, as odds against the division that was taken: e to the power of what the likelihood loses.
struct GroupDoubt {
  /// That they are two outlets.
  var split = 0.0
  /// That they are one outlet with those of another group.
  var union = 0.0
  /// That one of them belongs to another group, or one of another group to them.
  var other = 0.0
  /// The expected number of unions with groups that come after this one.
  var unions = 0.0

  /// The probability that the group is one outlet, neither two nor a part of one.
  var probabilityOfOne: Double { 1 / (1 + split + union + other) }
}

extension Clustering {
  /// Adds a move that was not made to the doubts about the groups that it would change.
  mutating func doubt(_ move: Move, of record: Int32, _ gain: Double) {
    let own = Int(groupOf[Int(record)])
    switch move {
    case .alone:
      // A pair falls apart in one way, which both of its records tell.
      doubts[own].split += odds(gain) * (members[own].count == 2 ? 0.5 : 1)
    case .to(let group) where members[own].count > 1:
      doubts[own].other += odds(gain)
      doubts[Int(group)].other += odds(gain)
    case .to: break  // That would be a union.
    case .exchange(_, let group):
      // Both of its records tell of an exchange.
      doubts[own].other += odds(gain) / 2
      doubts[Int(group)].other += odds(gain) / 2
    }
  }

  /// Adds the unions of two groups and the divisions of one to the doubts.
  mutating func doubtGroups() {
    for group in component.indices where !members[group].isEmpty {
      if let split = splitGain(group, weights[group]) { doubts[group].split += odds(split) }
      for other in neighbours(ofGroup: group) where Int(other) > group {
        let gain = gain(groups[group], members[group], groups[Int(other)], members[Int(other)])
        doubts[group].union += odds(gain)
        doubts[Int(other)].union += odds(gain)
        doubts[group].unions += odds(gain) / (1 + odds(gain))
      }
    }
  }

  /// The groups that have a record near one of this group.
  private func neighbours(ofGroup group: Int) -> [Int32] {
    Set(members[group].flatMap { neighbours(of: $0) }).sorted()
  }

  /// What is lost when a group of four or more becomes two: about two records of one visit, else about the two that are farthest apart.
  private mutating func splitGain(_ group: Int, _ whole: Double) -> Double? {
    let records = members[group]
    guard records.count >= 4, records.count <= Self.largest else { return nil }
    var seeds = (records[0], records[1])
    var farthest = -1.0
    for (index, a) in records.enumerated() {
      for b in records[(index + 1)...] {
        let isOneVisit = nodes.visit[Int(component[Int(a)])] == nodes.visit[Int(component[Int(b)])]
        let distance = single[Int(a)].distance2(to: single[Int(b)]) + (isOneVisit ? 1e9 : 0)
        if distance > farthest { (farthest, seeds) = (distance, (a, b)) }
      }
    }
    var (left, right): ([Int32], [Int32]) = ([], [])
    for record in records {
      let isLeft =
        single[Int(record)].distance2(to: single[Int(seeds.0)]) <= single[Int(record)].distance2(to: single[Int(seeds.1)])
      if record != seeds.1, isLeft || record == seeds.0 { left.append(record) } else { right.append(record) }
    }
    return weight(of: left) + weight(of: right) - whole
  }
}

/// The odds of a change of the division that gains so much.
///
/// Nothing is more likely than what was taken: where the search stopped short of it, the odds are even. What was taken is the best of
/// many divisions, and the model was learnt from the same records, so that the likelihood alone is too sure: on simulated campaigns the
/// logarithms of the odds are to be taken times 0.7.
private func odds(_ gain: Double) -> Double { exp(0.7 * min(0, gain)) }
