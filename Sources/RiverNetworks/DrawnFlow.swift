import SurveyModel

/// The flow as far as it is settled: how many reaches arrive at each node and how many leave it, which reaches are turned round, and
/// which ones are still judged by the drawing.
struct DrawnFlow {
  let nodes: NetworkNodes
  /// For each reach true when neither ids nor the layer tell its direction.
  private var judged: NumberedColumn<ReachNumber, Bool>
  /// For each reach true when it runs against its drawing.
  private var turned: NumberedColumn<ReachNumber, Bool>
  /// For each reach true when it was turned for a reason of its own, and must not be turned again.
  private var mended: NumberedColumn<ReachNumber, Bool>
  /// For each node the number of reaches that end there, and of those that begin there.
  private var arriving: NumberedColumn<NodeNumber, Int32>
  private var leaving: NumberedColumn<NodeNumber, Int32>

  init(_ network: NetworkParts, _ ids: DownstreamIDs) {
    nodes = network.nodes
    judged = NumberedColumn(network.pieces.indices.map { !ids.says($0) && network.feature($0).flowKnown == nil })
    turned = NumberedColumn(repeating: false, count: judged.count)
    mended = turned
    arriving = NumberedColumn(repeating: 0, count: nodes.count)
    leaving = arriving
    for node in nodes.all {
      let flow = nodes.flow(at: node)
      arriving[node] = Int32(flow.arriving)
      leaving[node] = Int32(flow.leaving)
    }
  }

  func isJudged(_ reach: ReachNumber) -> Bool { judged[reach] }
  func isTurned(_ reach: ReachNumber) -> Bool { turned[reach] }
  /// All reaches that run against their drawing.
  var reversed: [ReachNumber] { turned.indices.filter { turned[$0] } }

  /// Takes a reach out of what is judged by the drawing.
  mutating func settle(_ reach: ReachNumber) { judged[reach] = false }

  /// The nodes where the water of a reach begins and ends, as far as is settled.
  func head(_ reach: ReachNumber) -> NodeNumber { turned[reach] ? nodes.end(reach) : nodes.start(reach) }
  func tail(_ reach: ReachNumber) -> NodeNumber { turned[reach] ? nodes.start(reach) : nodes.end(reach) }

  func arriving(at node: NodeNumber) -> Int { Int(arriving[node]) }
  func leaving(from node: NodeNumber) -> Int { Int(leaving[node]) }

  /// The reaches whose water begins at the node.
  func reachesLeaving(_ node: NodeNumber) -> [ReachNumber] {
    nodes.ends(at: node).filter { $0.isUpstream != turned[$0.reach] }.map(\.reach)
  }

  /// The reaches whose water ends at the node.
  func reachesArriving(_ node: NodeNumber) -> [ReachNumber] {
    nodes.ends(at: node).filter { $0.isUpstream == turned[$0.reach] }.map(\.reach)
  }

  /// True when at least two reaches meet at the node and one of them is judged.
  func isMeeting(_ node: NodeNumber) -> Bool {
    arriving[node] + leaving[node] > 1 && nodes.ends(at: node).contains { judged[$0.reach] }
  }

  /// True when reaches meet at the node, and all of them arrive or all of them leave.
  func isContradictory(_ node: NodeNumber) -> Bool { isMeeting(node) && (arriving[node] == 0 || leaving[node] == 0) }

  /// The judged reaches that begin or end at the node and were not mended yet, each once.
  func judgedReaches(at node: NodeNumber) -> [ReachNumber] {
    var reaches: [ReachNumber] = []
    for end in nodes.ends(at: node) where judged[end.reach] && !mended[end.reach] && !reaches.contains(end.reach) {
      reaches.append(end.reach)
    }
    return reaches
  }

  /// The node at the other end of the reach; nil for a ring.
  private func other(_ reach: ReachNumber, than node: NodeNumber) -> NodeNumber? {
    let (start, end) = (nodes.start(reach), nodes.end(reach))
    return start == end ? nil : start == node ? end : start
  }

  /// True when the nodes at both ends of `reach`, of which `node` is one, contradict themselves and would not once it is turned.
  func turningMendsBothEnds(of reach: ReachNumber, at node: NodeNumber) -> Bool {
    guard let other = other(reach, than: node), isContradictory(node), isContradictory(other) else { return false }
    // Of two reaches that connect the same two nodes in the same direction, neither is more likely to be wrong.
    let (head, tail) = (head(reach), tail(reach))
    return !nodes.ends(at: head).contains {
      let twin = $0.reach
      return twin != reach && self.head(twin) == head && self.tail(twin) == tail
    }
  }

  /// True when turning the reach mends `node`, and does not spoil the node at the other end.
  func turningMends(_ reach: ReachNumber, at node: NodeNumber) -> Bool {
    guard let other = other(reach, than: node), isContradictory(node) else { return false }
    if arriving[other] + leaving[other] == 1 { return true }
    if isContradictory(other) { return true }
    // At the other node another reach must still arrive, or leave, as this one did.
    return head(reach) == other ? leaving[other] > 1 : arriving[other] > 1
  }

  /// True when the reach meets other reaches at the end that is not `node`.
  func goesOn(_ reach: ReachNumber, beyond node: NodeNumber) -> Bool {
    other(reach, than: node).map { arriving[$0] + leaving[$0] > 1 } ?? false
  }

  /// Turns a reach round together with others.
  mutating func turn(_ reach: ReachNumber) {
    let (head, tail) = (head(reach), tail(reach))
    leaving[head] -= 1
    arriving[head] += 1
    arriving[tail] -= 1
    leaving[tail] += 1
    turned[reach].toggle()
  }

  /// Turns a reach round for a reason of its own.
  mutating func mend(_ reach: ReachNumber) {
    turn(reach)
    mended[reach] = true
  }
}
