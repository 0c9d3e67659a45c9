import SurveyModel

/// Which way the water goes, as far as the layer tells.
///
/// Ids of what lies downstream say it for the reaches that have them. The others are taken as drawn when the drawing agrees
/// with itself: where reaches meet, water must come and go. A reach whose turning mends the places at both its ends, or the
/// only one that can mend a place, is drawn against the flow. Where too many places cannot be mended, nothing is known.
struct FlowDirections {
  /// Reaches that are drawn upstream.
  private(set) var reversed: [Int] = []
  /// Reaches of which nothing says which way they flow.
  private(set) var unknown: Set<Int> = []
  private(set) var findings: [Finding] = []

  /// A network with more places that contradict each other than this share of those where reaches meet, and at least
  /// ``leastContradictions``, is not drawn downstream.
  private static let share = 0.1
  private static let leastContradictions = 3

  /// Rivers gather water. What spreads it to more loose ends than this for each head, and to more than ``mostTails``, is not
  /// drawn downstream (or an irrigation system: then too nothing is claimed).
  private static let tailsForHead = 4
  private static let mostTails = 10

  init(_ network: NetworkParts, _ ids: DownstreamIDs) {
    var judged = Judged(network, ids)
    for reach in network.pieces.indices where network.feature(reach).flowKnown == false { unknown.insert(reach) }
    turnByIDs(&judged, network, ids)
    let wrong = judgeComponents(judged, network)
    for node in 0..<network.nodes.count where judged.isContradictory(node) && !wrong.contains(network.component(ofNode: node)) {
      mend(node, &judged, network)
    }
    reversed.sort()
  }

  /// Turns reaches that begin where they should end by the ids: at what they flow into, or away from what flows into them.
  private mutating func turnByIDs(_ judged: inout Judged, _ network: NetworkParts, _ ids: DownstreamIDs) {
    let nodes = network.nodes
    // For each reach how many flow in at its end, less those that do at its beginning.
    var atEnd = [Int32](repeating: 0, count: network.pieces.count)
    for reach in network.pieces.indices {
      guard let next = ids.target(of: reach), nodes.start(next) != nodes.end(next) else { continue }
      if nodes.end(reach) == nodes.end(next) { atEnd[next] += 1 }
      if nodes.end(reach) == nodes.start(next) { atEnd[next] -= 1 }
    }
    for reach in network.pieces.indices where ids.says(reach) {
      let next = ids.target(of: reach)
      if let next, network.touches(nodes.end(reach), next) { continue }
      if let next, network.touches(nodes.start(reach), next) {
        turn(reach, &judged, network, "what it flows into lies at the end where it begins")
      } else if atEnd[reach] > 0 {
        turn(reach, &judged, network, "what flows into it comes in at its end")
      }
    }
  }

  private mutating func turn(_ reach: Int, _ judged: inout Judged, _ network: NetworkParts, _ reason: String) {
    judged.turn(reach)
    reversed.append(reach)
    findings.append(
      Finding(
        .reachReversed, .warning,
        "\(network.name(reach)) is drawn against the flow: \(reason). It was turned round.",
        source: network.feature(reach).source, record: network.feature(reach).record,
        position: network.middle(of: reach)
      ).about(river: network.pieces[reach].riverID))
  }

  private mutating func mend(_ node: Int, _ judged: inout Judged, _ network: NetworkParts) {
    let candidates = judged.judgedReaches(at: node).filter { !judged.isTurned($0) && !unknown.contains($0) }
    let both = candidates.filter { judged.turningMends($0, bothEndsOf: node) }
    if let reach = both.first {
      return turn(reach, &judged, network, "at both its ends water would only come, or only go")
    }
    // Two rivers may end in one lake or begin on one pass; two reaches of one river do not.
    let rivers = Dictionary(grouping: candidates) { network.pieces[$0].riverID }
    for (river, reaches) in rivers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) where reaches.count > 1 {
      var able = reaches.filter { judged.turningMends($0, at: node) }
      // Rather one that goes on at its other end than one that would end there in nothing.
      if able.count > 1 { able = able.filter { judged.goesOn($0, beyond: node) } }
      if able.count == 1 { return turn(able[0], &judged, network, "two reaches of \(river) are drawn towards or from one place") }
      unknown.formUnion(reaches)
      findings.append(
        Finding(
          .flowUnknown, .warning,
          "\(reaches.count) reaches of \(river) are drawn towards or from one place, and nothing tells which of them runs "
            + "against the flow: no bank is given there. Turn one round.",
          source: network.feature(reaches[0]).source, record: network.feature(reaches[0]).record,
          position: network.nodes.positions[node]
        ).about(river: river))
      return
    }
  }

  /// For each component its ends that touch nothing: where water would begin, and where it would end.
  private func looseEnds(_ judged: Judged, _ network: NetworkParts) -> [Int: (heads: Int, tails: Int)] {
    var loose: [Int: (heads: Int, tails: Int)] = [:]
    for node in 0..<network.nodes.count {
      let ends = network.nodes.ends(at: node)
      guard let end = ends.first, ends.count == 1, network.nodes.host[node] < 0, judged.isJudged(Int(end) / 2) else { continue }
      if end % 2 == 0 {
        loose[network.component(ofNode: node), default: (0, 0)].heads += 1
      } else {
        loose[network.component(ofNode: node), default: (0, 0)].tails += 1
      }
    }
    return loose
  }

  /// The parts of the network of which nothing is known.
  private mutating func judgeComponents(_ judged: Judged, _ network: NetworkParts) -> Set<Int> {
    var meetings: [Int: (all: Int, contradictory: Int)] = [:]
    for node in 0..<network.nodes.count where judged.meeting(node) {
      let component = network.component(ofNode: node)
      meetings[component, default: (0, 0)].all += 1
      if judged.isContradictory(node) { meetings[component, default: (0, 0)].contradictory += 1 }
    }
    let loose = looseEnds(judged, network)
    let wrong = meetings.filter { component, count in
      if count.contradictory >= Self.leastContradictions, Double(count.contradictory) > Self.share * Double(count.all) {
        return true
      }
      guard let ends = loose[component] else { return false }
      return ends.tails > Self.mostTails && ends.tails > Self.tailsForHead * ends.heads
    }
    guard !wrong.isEmpty else { return [] }
    var reaches: [Int: [Int]] = [:]
    for reach in network.pieces.indices where judged.isJudged(reach) {
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

/// The reaches whose direction is judged by the drawing, and what they bring to each node.
private struct Judged {
  private let nodes: NetworkNodes
  private var judged: [Bool]
  private var turned: [Bool]
  private var arriving: [Int32]
  private var leaving: [Int32]

  init(_ network: NetworkParts, _ ids: DownstreamIDs) {
    nodes = network.nodes
    judged = network.pieces.indices.map { !ids.says($0) && network.feature($0).flowKnown == nil }
    turned = Array(repeating: false, count: judged.count)
    arriving = Array(repeating: 0, count: nodes.count)
    leaving = arriving
    for node in 0..<nodes.count {
      let flow = nodes.flow(at: node)
      arriving[node] = Int32(flow.arriving)
      leaving[node] = Int32(flow.leaving)
    }
  }

  func isJudged(_ reach: Int) -> Bool { judged[reach] }
  func isTurned(_ reach: Int) -> Bool { turned[reach] }

  func meeting(_ node: Int) -> Bool {
    arriving[node] + leaving[node] > 1 && nodes.ends(at: node).contains { judged[Int($0) / 2] }
  }

  func isContradictory(_ node: Int) -> Bool { meeting(node) && (arriving[node] == 0 || leaving[node] == 0) }

  func judgedReaches(at node: Int) -> [Int] {
    var reaches: [Int] = []
    for end in nodes.ends(at: node) where judged[Int(end) / 2] && !reaches.contains(Int(end) / 2) { reaches.append(Int(end) / 2) }
    return reaches
  }

  /// The node at the other end; nil for a ring.
  private func other(_ reach: Int, than node: Int) -> Int? {
    let (start, end) = (nodes.start(reach), nodes.end(reach))
    return start == end ? nil : start == node ? end : start
  }

  private func isMended(_ node: Int) -> Bool {
    // More than one reach, all on one side: with one of them turned there are both.
    isContradictory(node) && arriving[node] + leaving[node] > 1
  }

  func turningMends(_ reach: Int, bothEndsOf node: Int) -> Bool {
    guard let other = other(reach, than: node), isMended(node), isMended(other) else { return false }
    // Two arms that leave one place and meet again in another say nothing about each other.
    let (start, end) = (nodes.start(reach), nodes.end(reach))
    return !nodes.ends(at: start).contains {
      let twin = Int($0) / 2
      return twin != reach && nodes.start(twin) == start && nodes.end(twin) == end
    }
  }

  func turningMends(_ reach: Int, at node: Int) -> Bool {
    guard let other = other(reach, than: node), isMended(node) else { return false }
    if arriving[other] + leaving[other] == 1 { return true }
    if isContradictory(other) { return true }
    // The other end must keep water that comes and water that goes.
    let leavesOther = (nodes.start(reach) == other) != turned[reach]
    return leavesOther ? leaving[other] > 1 : arriving[other] > 1
  }

  /// True when the reach meets others at its other end.
  func goesOn(_ reach: Int, beyond node: Int) -> Bool {
    other(reach, than: node).map { arriving[$0] + leaving[$0] > 1 } ?? false
  }

  mutating func turn(_ reach: Int) {
    let (start, end) = turned[reach] ? (nodes.end(reach), nodes.start(reach)) : (nodes.start(reach), nodes.end(reach))
    leaving[start] -= 1
    arriving[start] += 1
    arriving[end] -= 1
    leaving[end] += 1
    turned[reach].toggle()
  }
}
