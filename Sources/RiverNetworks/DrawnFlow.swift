import SurveyModel

/// The flow as it is drawn: how many reaches arrive at each node and how many leave it, and which reaches are judged by this.
struct DrawnFlow {
  private let nodes: NetworkNodes
  /// For each reach true when neither ids nor the layer tell its direction.
  private var judged: [Bool]
  /// For each reach true when it was turned round.
  private var turned: [Bool]
  /// For each node the number of reaches that end there, and of those that begin there.
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

  /// True when at least two reaches meet at the node and one of them is judged.
  func isMeeting(_ node: Int) -> Bool {
    arriving[node] + leaving[node] > 1 && nodes.ends(at: node).contains { judged[Int($0) / 2] }
  }

  /// True when reaches meet at the node, and all of them arrive or all of them leave.
  func isContradictory(_ node: Int) -> Bool { isMeeting(node) && (arriving[node] == 0 || leaving[node] == 0) }

  /// The judged reaches that begin or end at the node, each once.
  func judgedReaches(at node: Int) -> [Int] {
    var reaches: [Int] = []
    for end in nodes.ends(at: node) where judged[Int(end) / 2] && !reaches.contains(Int(end) / 2) { reaches.append(Int(end) / 2) }
    return reaches
  }

  /// The node at the other end of the reach; nil for a ring.
  private func other(_ reach: Int, than node: Int) -> Int? {
    let (start, end) = (nodes.start(reach), nodes.end(reach))
    return start == end ? nil : start == node ? end : start
  }

  /// True when the nodes at both ends of `reach`, of which `node` is one, contradict themselves and would not once it is turned.
  func turningMendsBothEnds(of reach: Int, at node: Int) -> Bool {
    guard let other = other(reach, than: node), isContradictory(node), isContradictory(other) else { return false }
    // Of two reaches that connect the same two nodes in the same direction, neither is more likely to be wrong.
    let (start, end) = (nodes.start(reach), nodes.end(reach))
    return !nodes.ends(at: start).contains {
      let twin = Int($0) / 2
      return twin != reach && nodes.start(twin) == start && nodes.end(twin) == end
    }
  }

  /// True when turning the reach mends `node`, and does not spoil the node at the other end.
  func turningMends(_ reach: Int, at node: Int) -> Bool {
    guard let other = other(reach, than: node), isContradictory(node) else { return false }
    if arriving[other] + leaving[other] == 1 { return true }
    if isContradictory(other) { return true }
    // At the other node another reach must still arrive, or leave, as this one did.
    let leavesOther = (nodes.start(reach) == other) != turned[reach]
    return leavesOther ? leaving[other] > 1 : arriving[other] > 1
  }

  /// True when the reach meets other reaches at the end that is not `node`.
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
