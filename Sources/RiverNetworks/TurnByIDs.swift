import SurveyModel

/// Which reaches run against their drawing by the ids of what they flow into.
///
/// A reach that begins, and does not end, at the reach that it flows into is drawn upstream. So is one whose own direction no id
/// shows, when what flows into it comes in at its drawn end. Where nearly all others of a layer are drawn upstream, a reach is too
/// of which nothing tells: it is a mouth that nothing flows into.
struct TurnByIDs {
  /// A reach that is to be turned, and why.
  struct Turn {
    var reach: ReachNumber
    var reason: String
  }

  private(set) var turns: [Turn] = []
  /// How many reaches have a direction that the ids show.
  private(set) var shown = 0
  /// Reaches that the ids show to flow as they are drawn, or to be turned.
  private(set) var settled: [ReachNumber] = []

  /// The share of the reaches with a known direction that must be drawn upstream for the others to be taken so too, and how many.
  private static let share = 0.9
  private static let least = 3

  init(_ network: NetworkParts, _ ids: DownstreamIDs) {
    guard ids.saysAnything else { return }
    let nodes = network.nodes
    // For each reach 1 where it is drawn downstream, −1 where upstream, 0 where its own id does not show it.
    var shows = NumberedColumn<ReachNumber, Int8>(repeating: 0, count: network.pieces.count)
    for reach in network.pieces.indices {
      guard let next = ids.target(of: reach) else { continue }
      let (ends, begins) = (network.touches(nodes.end(reach), next), network.touches(nodes.start(reach), next))
      if ends { shows[reach] = begins ? 0 : 1 } else if begins { shows[reach] = -1 }
      if shows[reach] < 0 { turns.append(Turn(reach: reach, reason: "what it flows into lies at the end where it begins")) }
    }
    // For each reach the number of reaches that flow in at its end, minus the number of those that flow in at its beginning.
    var atEnd = NumberedColumn<ReachNumber, Int32>(repeating: 0, count: network.pieces.count)
    for reach in network.pieces.indices where shows[reach] != 0 {
      guard let next = ids.target(of: reach), nodes.start(next) != nodes.end(next) else { continue }
      let tail = shows[reach] > 0 ? nodes.end(reach) : nodes.start(reach)
      if tail == nodes.end(next) { atEnd[next] += 1 }
      if tail == nodes.start(next) { atEnd[next] -= 1 }
    }
    for reach in network.pieces.indices where shows[reach] == 0 && network.feature(reach).flowKnown == nil {
      if atEnd[reach] > 0 {
        turns.append(Turn(reach: reach, reason: "what flows into it comes in at its end"))
        shows[reach] = -1
      } else if atEnd[reach] < 0 {
        shows[reach] = 1
      }
    }
    shown = shows.count { $0 != 0 }
    settled = shows.indices.filter { shows[$0] != 0 }
    let upstream = turns.count
    guard upstream >= Self.least, Double(upstream) >= Self.share * Double(shown) else { return }
    for reach in network.pieces.indices where shows[reach] == 0 && network.feature(reach).flowKnown == nil {
      // A reach whose id leads to a reach that it does not touch may be drawn either way.
      if ids.target(of: reach) != nil { continue }
      turns.append(Turn(reach: reach, reason: "nearly all lines with ids are drawn upstream, and nothing tells of this one"))
      settled.append(reach)
    }
  }
}
