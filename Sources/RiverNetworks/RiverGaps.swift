import SurveyMath
import SurveyModel

/// Gaps inside rivers: a reach that ends where nothing goes on, and another of the same river that begins ahead of it. Layers leave
/// out what flows in culverts, under roads and through lakes.
struct RiverGaps {
  struct Gap {
    var above: ReachNumber
    var below: ReachNumber
    var metres: Double
  }

  /// The nearest pairs, each end once; sorted by the reach above.
  private(set) var gaps: [Gap] = []

  /// Gaps of at most so many metres are bridged.
  static let bridged = 250.0
  /// Ends that are farther from each other are no gap of one river.
  static let farthest = 2000.0

  /// - Parameters:
  ///   - downstream: for each reach the next one; nil where the water ends.
  ///   - group: for each reach what it must have in common with the other side of a gap; nil for a reach that is not looked at.
  init(
    _ network: NetworkParts, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, unknown: Set<ReachNumber>,
    group: (ReachNumber) -> String?
  ) {
    let nodes = network.nodes
    func isLoose(_ node: NodeNumber) -> Bool { nodes.ends(at: node).count == 1 && nodes.host[node] == nil }
    var tails: [String: [ReachNumber]] = [:]
    for reach in network.pieces.indices where downstream[reach] == nil && isLoose(nodes.end(reach)) && !unknown.contains(reach) {
      if let key = group(reach) { tails[key, default: []].append(reach) }
    }
    guard !tails.isEmpty else { return }
    var heads: [String: [ReachNumber]] = [:]
    for reach in network.pieces.indices where isLoose(nodes.start(reach)) && !unknown.contains(reach) {
      if let key = group(reach), tails[key] != nil { heads[key, default: []].append(reach) }
    }
    var found: [Gap] = []
    for (key, above) in tails {
      let below = (heads[key] ?? []).sorted { network.start(of: $0).y < network.start(of: $1).y }
      for reach in above {
        let end = network.end(of: reach)
        let reachOfLatitude = Self.farthest / 110_000
        var index = (0..<below.count).first { network.start(of: below[$0]).y >= end.y - reachOfLatitude } ?? below.count
        while index < below.count, network.start(of: below[index]).y <= end.y + reachOfLatitude {
          if below[index] != reach, let metres = Self.distance(reach, below[index], network) {
            found.append(Gap(above: reach, below: below[index], metres: metres))
          }
          index += 1
        }
      }
    }
    var used: (above: Set<ReachNumber>, below: Set<ReachNumber>) = ([], [])
    for gap in found.sorted(by: { ($0.metres, $0.above, $0.below) < ($1.metres, $1.above, $1.below) })
    where !used.above.contains(gap.above) && !used.below.contains(gap.below) {
      used.above.insert(gap.above)
      used.below.insert(gap.below)
      gaps.append(gap)
    }
    gaps.sort { $0.above < $1.above }
  }

  /// Metres from the end of one reach to the beginning of another; nil where these do not face each other.
  private static func distance(_ above: ReachNumber, _ below: ReachNumber, _ network: NetworkParts) -> Double? {
    let (end, start) = (network.end(of: above), network.start(of: below))
    let degrees = DegreeLength(bySeriesAtLatitude: end.y)
    let metres = degrees.distance(end, start)
    guard metres <= farthest else { return nil }
    let gap = degrees.metres(from: end, to: start)
    let last = network.pieces[above].vertices.upperBound - 1
    let first = network.pieces[below].vertices.lowerBound
    let before = degrees.metres(from: network.coordinate(above, last - 1), to: network.coordinate(above, last))
    let behind = degrees.metres(from: network.coordinate(below, first), to: network.coordinate(below, first + 1))
    guard before.x * gap.x + before.y * gap.y >= 0, behind.x * gap.x + behind.y * gap.y >= 0 else { return nil }
    return metres
  }
}
