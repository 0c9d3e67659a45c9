import SurveyMath
import SurveyModel

/// The points where reaches begin and end. Ends of reaches at the same position have the same node.
///
/// The ends of a reach have the numbers 2 × reach (upstream) and 2 × reach + 1 (downstream).
struct NetworkNodes {
  /// For each end of a reach its node.
  private(set) var ofEnd: [Int32]
  /// Positions of the nodes.
  private(set) var positions: [Coordinate] = []
  /// For each node the reach on whose line it lies, away from that reach's ends; -1 for none.
  var host: [Int32] = []
  /// All ends, sorted by node. Those of node `n` stand in `bounds[n]..<bounds[n + 1]`.
  private var ends: [Int32] = []
  private var bounds: [Int32] = []

  init(_ pieces: [Piece], in lines: RiverLines) {
    struct End {
      var key: NodeKey
      var number: Int32
    }
    var all: [End] = []
    all.reserveCapacity(2 * pieces.count)
    for (reach, piece) in pieces.enumerated() {
      all.append(End(key: lines.start(of: piece), number: Int32(2 * reach)))
      all.append(End(key: lines.end(of: piece), number: Int32(2 * reach + 1)))
    }
    all.sort { ($0.key.x, $0.key.y, $0.number) < ($1.key.x, $1.key.y, $1.number) }
    ofEnd = [Int32](repeating: 0, count: all.count)
    var last: NodeKey?
    for end in all {
      if end.key != last {
        last = end.key
        let piece = pieces[Int(end.number) / 2]
        let vertex = end.number % 2 == 0 ? piece.vertices.lowerBound : piece.vertices.upperBound - 1
        positions.append(lines.columns[piece.columns].coordinate(vertex))
      }
      ofEnd[Int(end.number)] = Int32(positions.count - 1)
    }
    host = [Int32](repeating: -1, count: positions.count)
    collect()
  }

  var count: Int { positions.count }

  func start(_ reach: Int) -> Int { Int(ofEnd[2 * reach]) }
  func end(_ reach: Int) -> Int { Int(ofEnd[2 * reach + 1]) }

  /// The ends at a node, ascending.
  func ends(at node: Int) -> ArraySlice<Int32> { ends[Int(bounds[node])..<Int(bounds[node + 1])] }

  /// How many reaches end at a node, and how many begin there. The reach on whose line the node lies counts as both.
  func flow(at node: Int) -> (arriving: Int, leaving: Int) {
    var (arriving, leaving) = host[node] >= 0 ? (1, 1) : (0, 0)
    for end in ends(at: node) {
      if end % 2 == 0 { leaving += 1 } else { arriving += 1 }
    }
    return (arriving, leaving)
  }

  /// True when reaches only end, or only begin, at the node.
  func isOneSided(_ node: Int) -> Bool {
    let (arriving, leaving) = flow(at: node)
    return arriving == 0 || leaving == 0
  }

  /// Makes one node of the two nodes of each pair.
  mutating func unite(_ pairs: [(Int, Int)]) {
    guard !pairs.isEmpty else { return }
    var sets = DisjointSets(count)
    for (a, b) in pairs { sets.unite(a, b) }
    for end in ofEnd.indices { ofEnd[end] = Int32(sets.representative(Int(ofEnd[end]))) }
    collect()
  }

  /// Sorts the ends by their nodes.
  private mutating func collect() {
    bounds = [Int32](repeating: 0, count: positions.count + 1)
    for node in ofEnd { bounds[Int(node) + 1] += 1 }
    for node in positions.indices { bounds[node + 1] += bounds[node] }
    var next = bounds
    ends = [Int32](repeating: 0, count: ofEnd.count)
    for (end, node) in ofEnd.enumerated() {
      ends[Int(next[Int(node)])] = Int32(end)
      next[Int(node)] += 1
    }
  }
}
