import SurveyModel

/// The direction in which the water flows, as far as the layer tells.
///
/// Reaches whose downstream ids say where they flow follow their ids. All other reaches flow as they are drawn, as long as the
/// drawing agrees with itself: at each node where reaches meet, some must arrive and some must leave. Where they do not, a
/// reach is taken to be drawn against the flow when turning it mends the nodes at both its ends, or when it is the only one
/// that can mend the node. Where too many nodes contradict themselves, the flow is unknown.
struct FlowDirections {
  /// Reaches that are drawn upstream.
  private(set) var reversed: [ReachNumber] = []
  /// Reaches whose direction of flow nothing tells.
  private(set) var unknown: Set<ReachNumber> = []
  private(set) var findings: [Finding] = []

  /// A component is not drawn downstream when more than this share of the nodes where its reaches meet contradict themselves,
  /// and at least ``leastContradictions`` do.
  private static let share = 0.1
  private static let leastContradictions = 3

  /// Rivers gather water. A component where the water would flow to more loose ends than this number for each head, and to
  /// more than ``mostTails``, is not drawn downstream. It may also be an irrigation system, for which the flow is unknown too.
  private static let tailsForHead = 4
  private static let mostTails = 10

  init(_ network: NetworkParts, _ ids: DownstreamIDs) {
    var drawn = DrawnFlow(network, ids)
    for reach in network.pieces.indices where network.feature(reach).flowKnown == false { unknown.insert(reach) }
    turnByIDs(&drawn, network, ids)
    let wrong = judgeComponents(drawn, network)
    for node in network.nodes.all where drawn.isContradictory(node) && !wrong.contains(network.component(ofNode: node)) {
      mend(node, &drawn, network)
    }
    reversed.sort()
  }

  /// Turns reaches that the ids contradict: those that begin, and do not end, at the reach that they flow into; and those at
  /// whose end, and not at whose beginning, other reaches flow in.
  private mutating func turnByIDs(_ drawn: inout DrawnFlow, _ network: NetworkParts, _ ids: DownstreamIDs) {
    let nodes = network.nodes
    // For each reach the number of reaches that flow in at its end, minus the number of those that flow in at its beginning.
    var atEnd = NumberedColumn<ReachNumber, Int32>(repeating: 0, count: network.pieces.count)
    for reach in network.pieces.indices {
      guard let next = ids.target(of: reach), nodes.start(next) != nodes.end(next) else { continue }
      if nodes.end(reach) == nodes.end(next) { atEnd[next] += 1 }
      if nodes.end(reach) == nodes.start(next) { atEnd[next] -= 1 }
    }
    for reach in network.pieces.indices where ids.says(reach) {
      let next = ids.target(of: reach)
      if let next, network.touches(nodes.end(reach), next) { continue }
      if let next, network.touches(nodes.start(reach), next) {
        turn(reach, &drawn, network, "what it flows into lies at the end where it begins")
      } else if atEnd[reach] > 0 {
        turn(reach, &drawn, network, "what flows into it comes in at its end")
      }
    }
  }

  private mutating func turn(_ reach: ReachNumber, _ drawn: inout DrawnFlow, _ network: NetworkParts, _ reason: String) {
    drawn.turn(reach)
    reversed.append(reach)
    findings.append(
      network.finding(
        .reachReversed, .warning, about: reach, at: network.middle(of: reach),
        "\(network.name(reach)) is drawn against the flow: \(reason). It was turned round."))
  }

  /// Turns one reach so that water comes to `node` and leaves it; or notes that nothing tells which reach to turn.

  private mutating func mend(_ node: NodeNumber, _ drawn: inout DrawnFlow, _ network: NetworkParts) {
    let candidates = drawn.judgedReaches(at: node).filter { !drawn.isTurned($0) && !unknown.contains($0) }
    let both = candidates.filter { drawn.turningMendsBothEnds(of: $0, at: node) }
    if let reach = both.first {
      return turn(reach, &drawn, network, "at both its ends water would only come, or only go")
    }
    // Two rivers may end in the same lake or begin on the same pass, but two reaches of one river do not.
    let rivers = Dictionary(grouping: candidates) { network.pieces[$0].riverID }
    for (river, reaches) in rivers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) where reaches.count > 1 {
      var able = reaches.filter { drawn.turningMends($0, at: node) }
      // A reach that meets others at its other end is preferred to one that would end there.
      if able.count > 1 { able = able.filter { drawn.goesOn($0, beyond: node) } }
      if able.count == 1 { return turn(able[0], &drawn, network, "two reaches of \(river) are drawn towards or from one place") }
      unknown.formUnion(reaches)
      findings.append(
        network.finding(
          .flowUnknown, .warning, about: reaches[0], at: network.nodes.positions[node],
          "\(reaches.count) reaches of \(river) are drawn towards or from one place, and nothing tells which of them runs "
            + "against the flow: no bank is given there. Turn one round."))
      return
    }
  }

  /// For each component the number of its loose ends: those where water would begin, and those where it would end.
  private func looseEnds(_ drawn: DrawnFlow, _ network: NetworkParts) -> [NodeNumber: (heads: Int, tails: Int)] {
    var loose: [NodeNumber: (heads: Int, tails: Int)] = [:]
    for node in network.nodes.all {
      let ends = network.nodes.ends(at: node)
      guard let end = ends.first, ends.count == 1, network.nodes.host[node] == nil, drawn.isJudged(end.reach) else { continue }
      if end.isUpstream {
        loose[network.component(ofNode: node), default: (0, 0)].heads += 1
      } else {
        loose[network.component(ofNode: node), default: (0, 0)].tails += 1
      }
    }
    return loose
  }

  /// The components whose flow is unknown because too much of their drawing contradicts itself.
  private mutating func judgeComponents(_ drawn: DrawnFlow, _ network: NetworkParts) -> Set<NodeNumber> {
    var meetings: [NodeNumber: (all: Int, contradictory: Int)] = [:]
    for node in network.nodes.all where drawn.isMeeting(node) {
      let component = network.component(ofNode: node)
      meetings[component, default: (0, 0)].all += 1
      if drawn.isContradictory(node) { meetings[component, default: (0, 0)].contradictory += 1 }
    }
    let loose = looseEnds(drawn, network)
    let wrong = meetings.filter { component, count in
      if count.contradictory >= Self.leastContradictions, Double(count.contradictory) > Self.share * Double(count.all) {
        return true
      }
      guard let ends = loose[component] else { return false }
      return ends.tails > Self.mostTails && ends.tails > Self.tailsForHead * ends.heads
    }
    guard !wrong.isEmpty else { return [] }
    var reaches: [NodeNumber: [ReachNumber]] = [:]
    for reach in network.pieces.indices where drawn.isJudged(reach) {
      let component = network.component(ofReach: reach)
      if wrong[component] != nil { reaches[component, default: []].append(reach) }
    }
    for (component, members) in reaches.sorted(by: { $0.key < $1.key }) {
      unknown.formUnion(members)
      let count = wrong[component] ?? (0, 0)
      let ends = loose[component] ?? (0, 0)
      findings.append(
        Finding(
          .flowUnknown, .warning,
          "\(members.count) reaches that hang together are not drawn downstream: at \(count.contradictory) of \(count.all) places "
            + "where they meet, water would only come or only go, and from \(ends.heads) heads it would flow to \(ends.tails) loose "
            + "ends. No bank, river kilometre or total with tributaries is given.",
          source: network.feature(members[0]).source, position: network.nodes.positions[network.nodes.start(members[0])]))
    }
    return Set(wrong.keys)
  }
}
