import SurveyMath
import SurveyModel
import Workers

/// For each of `nodes` the nearest reach that does not begin or end there, if there is one within `radius` metres. Sorted by node.
///
/// Every segment of every reach is looked at once: its ends, and points between them where it is long, are looked up in a grid
/// of the nodes. So the time grows with the number of vertices, and not with the number of reaches times that of nodes.
func nearLines(
  to nodes: [Int], of all: NetworkNodes, _ pieces: [Piece], in lines: RiverLines, radius: Double, jobs: Int
) throws -> [NearLine] {
  guard !nodes.isEmpty else { return [] }
  let grid = NodeGrid(nodes, all, radius: radius)
  var chunks: [Range<Int>] = []
  var first = 0
  var vertices = 0
  for (number, piece) in pieces.enumerated() {
    vertices += piece.vertices.count
    if vertices >= 1 << 15 || number == pieces.count - 1 {
      chunks.append(first..<number + 1)
      first = number + 1
      vertices = 0
    }
  }
  let ranges = chunks
  // Made once for each node, since many segments pass it.
  let local = nodes.reduce(into: [DegreeLength?](repeating: nil, count: all.positions.count)) {
    $0[$1] = DegreeLength(bySeriesAtLatitude: all.positions[$1].y)
  }
  let found = try Parallel.map(ranges.count, jobs: jobs) { chunk in
    var best: [Int32: NearLine] = [:]
    for reach in ranges[chunk] {
      let piece = pieces[reach]
      grid.look(along: lines.columns[piece.columns], piece.vertices) { node, a, b in
        if all.start(reach) == Int(node) || all.end(reach) == Int(node) { return }
        guard let metres = local[Int(node)] else { return }
        let position = all.positions[Int(node)]
        let place = metres.nearestPlace(to: position, from: a, to: b)
        let distance = metres.distance(position, place)
        if distance <= radius, distance < best[node]?.distance ?? .infinity {
          best[node] = NearLine(node: node, reach: Int32(reach), place: place, distance: distance)
        }
      }
    }
    return best
  }
  var best: [Int32: NearLine] = [:]
  // Merged in the order of the reaches, so that of two reaches at the same distance the first one is taken.
  for part in found { best.merge(part) { $1.distance < $0.distance ? $1 : $0 } }
  return best.values.sorted { $0.node < $1.node }
}
