import SurveyModel

/// Branches that leave a network and end where nothing goes on, although the rest of the water goes elsewhere.
///
/// A reach is terminal when its water, and nothing else's, ends at loose ends. The last reach of a network is terminal too: the water
/// of all others comes to it. What leaves a place through which the water goes on is far more often a headwater that is drawn
/// upstream than a diversion.
struct TerminalBranches {
  /// A branch: its first reach, and all of its reaches.
  struct Branch {
    var first: ReachNumber
    var reaches: [ReachNumber]
    var node: NodeNumber
  }

  private(set) var branches: [Branch] = []

  init(_ network: NetworkParts, _ drawn: DrawnFlow, except unknown: Set<ReachNumber>) {
    let isTerminal = Self.terminal(network, drawn, unknown)
    guard isTerminal.contains(true) else { return }
    for node in network.nodes.all where drawn.leaving(from: node) > 1 {
      let leaving = drawn.reachesLeaving(node)
      let terminal = leaving.filter { isTerminal[$0] }
      guard !terminal.isEmpty else { continue }
      var doubtful = terminal
      if terminal.count == drawn.leaving(from: node) {
        // Rivers may begin on the same pass.
        if drawn.arriving(at: node) == 0 { continue }
        let mouth = Self.mouth(of: terminal, drawn.reachesArriving(node), network)
        doubtful.removeAll { $0 == mouth }
      }
      // A canal may well lead water away.
      for first in doubtful where !network.feature(first).isArtificial {
        branches.append(Branch(first: first, reaches: Self.below(first, drawn, isTerminal), node: node))
      }
    }
  }

  /// Of branches that all end, the one that is the mouth: that of the river that arrives, else the one with the greater drained area.
  /// Nil where neither tells.
  private static func mouth(of branches: [ReachNumber], _ arriving: [ReachNumber], _ network: NetworkParts) -> ReachNumber? {
    let rivers = Set(arriving.map { network.pieces[$0].riverID })
    let same = branches.filter { rivers.contains(network.pieces[$0].riverID) }
    if same.count == 1 { return same[0] }
    let sizes = branches.map { network.feature($0).size ?? -1 }
    guard let greatest = sizes.max(), greatest >= 0, sizes.count(where: { $0 == greatest }) == 1 else { return nil }
    return sizes.firstIndex(of: greatest).map { branches[$0] }
  }

  /// For each reach whether it is terminal.
  private static func terminal(
    _ network: NetworkParts, _ drawn: DrawnFlow, _ unknown: Set<ReachNumber>
  ) -> NumberedColumn<ReachNumber, Bool> {
    var isTerminal = NumberedColumn<ReachNumber, Bool>(repeating: false, count: network.pieces.count)
    // For each node the number of terminal reaches that leave it.
    var leaving: [NodeNumber: Int] = [:]
    /// The only reach that arrives at a node from which only terminal reaches leave.
    func next(at node: NodeNumber) -> ReachNumber? {
      guard network.nodes.host[node] == nil, drawn.arriving(at: node) == 1, drawn.leaving(from: node) == leaving[node, default: 0]
      else { return nil }
      guard let reach = drawn.reachesArriving(node).first, drawn.isJudged(reach), !unknown.contains(reach) else { return nil }
      return reach
    }
    for sink in network.nodes.all where drawn.leaving(from: sink) == 0 {
      var node = sink
      while let reach = next(at: node), !isTerminal[reach] {
        isTerminal[reach] = true
        node = drawn.head(reach)
        leaving[node, default: 0] += 1
      }
    }
    return isTerminal
  }

  /// A terminal reach and all reaches that its water comes to.
  private static func below(
    _ first: ReachNumber, _ drawn: DrawnFlow, _ isTerminal: NumberedColumn<ReachNumber, Bool>
  ) -> [ReachNumber] {
    var reaches = [first]
    var next = 0
    while next < reaches.count {
      reaches += drawn.reachesLeaving(drawn.tail(reaches[next])).filter { isTerminal[$0] && !reaches.contains($0) }
      next += 1
    }
    return reaches
  }
}
