import SurveyMath
import SurveyModel

/// The points where reaches begin and end. Ends of reaches at the same position have the same node.
struct NetworkNodes {
  /// For each end of a reach its node.
  private(set) var ofEnd: NumberedColumn<ReachEnd, NodeNumber>
  /// Positions of the nodes.
  private(set) var positions: NumberedColumn<NodeNumber, Coordinate> = []
  /// For each node the reach on whose line it lies, away from that reach's ends; nil for none.
  var host: NumberedColumn<NodeNumber, ReachNumber?> = []
  /// All ends, sorted by node. Those of node `n` stand in `bounds[n]..<bounds[n + 1]`.
  private var ends: [ReachEnd] = []
  private var bounds: [Int32] = []

  init(_ pieces: NumberedColumn<ReachNumber, Piece>, in lines: RiverLines) {
    struct End {
      var key: NodeKey
      var end: ReachEnd
    }
    var all: [End] = []
    all.reserveCapacity(2 * pieces.count)
    for (reach, piece) in pieces.numbered {
      all.append(End(key: lines.start(of: piece), end: ReachEnd(upstreamOf: reach)))
      all.append(End(key: lines.end(of: piece), end: ReachEnd(downstreamOf: reach)))
    }
    all.sort { ($0.key.x, $0.key.y, $0.end) < ($1.key.x, $1.key.y, $1.end) }
    ofEnd = NumberedColumn(repeating: 0, count: all.count)
    var last: NodeKey?
    for (key, end) in all.lazy.map({ ($0.key, $0.end) }) {
      if key != last {
        last = key
        let piece = pieces[end.reach]
        let vertex = end.isUpstream ? piece.vertices.lowerBound : piece.vertices.upperBound - 1
        positions.append(lines.columns[piece.columns].coordinate(vertex))
      }
      ofEnd[end] = positions.endIndex - 1
    }
    host = NumberedColumn(repeating: nil, count: positions.count)
    collect()
  }

  var count: Int { positions.count }
  var all: Range<NodeNumber> { positions.indices }

  func start(_ reach: ReachNumber) -> NodeNumber { ofEnd[ReachEnd(upstreamOf: reach)] }
  func end(_ reach: ReachNumber) -> NodeNumber { ofEnd[ReachEnd(downstreamOf: reach)] }

  /// The ends at a node, ascending.
  func ends(at node: NodeNumber) -> ArraySlice<ReachEnd> { ends[Int(bounds[node.index])..<Int(bounds[node.index + 1])] }

  /// How many reaches end at a node, and how many begin there. The reach on whose line the node lies counts as both.
  func flow(at node: NodeNumber) -> (arriving: Int, leaving: Int) {
    var (arriving, leaving) = host[node] != nil ? (1, 1) : (0, 0)
    for end in ends(at: node) {
      if end.isUpstream { leaving += 1 } else { arriving += 1 }
    }
    return (arriving, leaving)
  }

  /// True when reaches only end, or only begin, at the node.
  func isOneSided(_ node: NodeNumber) -> Bool {
    let (arriving, leaving) = flow(at: node)
    return arriving == 0 || leaving == 0
  }

  /// Makes one node of the two nodes of each pair.
  mutating func unite(_ pairs: [(NodeNumber, NodeNumber)]) {
    guard !pairs.isEmpty else { return }
    var sets = DisjointSets(count)
    for (a, b) in pairs { sets.unite(a.index, b.index) }
    for end in ofEnd.indices { ofEnd[end] = NodeNumber(sets.representative(ofEnd[end].index)) }
    collect()
  }

  /// The same nodes after the reaches got other numbers and some were turned round.
  func rearranged(to places: NumberedColumn<ReachNumber, ReachNumber>, turned: Set<ReachNumber>) -> NetworkNodes {
    var nodes = self
    for (old, new) in places.numbered {
      let isTurned = turned.contains(old)
      nodes.ofEnd[ReachEnd(upstreamOf: new)] = isTurned ? end(old) : start(old)
      nodes.ofEnd[ReachEnd(downstreamOf: new)] = isTurned ? start(old) : end(old)
    }
    for (node, reach) in host.numbered { nodes.host[node] = reach.map { places[$0] } }
    nodes.collect()
    return nodes
  }

  /// Sorts the ends by their nodes.
  private mutating func collect() {
    bounds = [Int32](repeating: 0, count: positions.count + 1)
    for node in ofEnd { bounds[node.index + 1] += 1 }
    for node in 0..<count { bounds[node + 1] += bounds[node] }
    var next = bounds
    ends = Array(repeating: 0, count: ofEnd.count)
    for (end, node) in ofEnd.numbered {
      ends[Int(next[node.index])] = end
      next[node.index] += 1
    }
  }
}
