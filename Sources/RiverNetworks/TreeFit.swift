import SurveyModel

/// How well a component fits the two ways in which a tree of rivers can be drawn: downstream, so that all water comes to one of its
/// loose ends, and upstream.
///
/// Of each way it is counted how many reaches contradict it, with the mouth for which these are the fewest. Of reaches that close a
/// circle, as the arms of a braid, only as many are counted as a tree has.
struct TreeFit {
  /// The fewest reaches that run away from a mouth when the component is drawn downstream, and when it is drawn upstream.
  private(set) var againstDownstream = Int.max
  private(set) var againstUpstream = Int.max
  /// The number of reaches that close circles.
  private(set) var circles = 0

  /// - Parameter reaches: all reaches of the component.
  init(_ reaches: [ReachNumber], _ network: NetworkParts, _ drawn: DrawnFlow) {
    var edges: [NodeNumber: [(node: NodeNumber, isDownstream: Bool?)]] = [:]
    for reach in reaches {
      let (head, tail) = (drawn.head(reach), drawn.tail(reach))
      edges[head, default: []].append((tail, true))
      edges[tail, default: []].append((head, false))
      // A reach that ends on the line of another hangs together with its end.
      for node in [head, tail] {
        guard let host = network.nodes.host[node] else { continue }
        edges[node, default: []].append((drawn.tail(host), nil))
        edges[drawn.tail(host), default: []].append((node, nil))
      }
    }
    guard let root = edges.keys.min() else { return }
    // For each node the number of reaches that run away from the root, minus those that would run away from this node.
    var gain: [NodeNumber: Int] = [root: 0]
    var order = [root]
    var (away, all) = (0, 0)
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for edge in edges[node, default: []] where gain[edge.node] == nil {
        order.append(edge.node)
        switch edge.isDownstream {
        case true?:
          away += 1
          all += 1
          gain[edge.node] = gain[node, default: 0] + 1
        case false?:
          all += 1
          gain[edge.node] = gain[node, default: 0] - 1
        case nil: gain[edge.node] = gain[node, default: 0]
        }
      }
    }
    circles = reaches.count - all
    for node in order where network.nodes.ends(at: node).count == 1 && network.nodes.host[node] == nil {
      // The mouth may be any loose end, also one whose own reach contradicts it.
      let against = away - gain[node, default: 0]
      againstDownstream = min(againstDownstream, against)
      againstUpstream = min(againstUpstream, all - against)
    }
  }
}
