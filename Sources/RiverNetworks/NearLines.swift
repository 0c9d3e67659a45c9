import SurveyMath
import SurveyModel
import Workers

/// For each of `nodes` the nearest reach that does not begin or end there, if there is one within `radius` metres. Sorted by node.
///
/// Every segment of every reach is looked at once: its ends, and points between them where it is long, are looked up in a grid
/// of the nodes. So the time grows with the number of vertices, and not with the number of reaches times that of nodes.
func nearLines(
  to nodes: [NodeNumber], of all: NetworkNodes, _ pieces: NumberedColumn<ReachNumber, Piece>, in lines: RiverLines,
  radius: Double, jobs: Int
) throws -> [NearLine] {
  guard !nodes.isEmpty else { return [] }
  let grid = NodeGrid(nodes, all, radius: radius)
  var chunks: [Range<ReachNumber>] = []
  var first = pieces.startIndex
  var vertices = 0
  for (reach, piece) in pieces.numbered {
    vertices += piece.vertices.count
    if vertices >= 1 << 15 || reach == pieces.endIndex - 1 {
      chunks.append(first..<reach + 1)
      first = reach + 1
      vertices = 0
    }
  }
  let ranges = chunks
  // Made once for each node, since many segments pass it.
  let local = nodes.reduce(into: [DegreeLength?](repeating: nil, count: all.positions.count)) {
    $0[$1.index] = DegreeLength(bySeriesAtLatitude: all.positions[$1].y)
  }
  let found = try Parallel.map(ranges.count, jobs: jobs) { chunk in
    var best: [NodeNumber: NearLine] = [:]
    for reach in ranges[chunk] {
      let piece = pieces[reach]
      grid.look(along: lines.columns[piece.columns], piece.vertices) { node, a, b in
        if all.start(reach) == node || all.end(reach) == node { return }
        guard let metres = local[node.index] else { return }
        let position = all.positions[node]
        let place = metres.nearestPlace(to: position, from: a, to: b)
        let distance = metres.distance(position, place)
        if distance <= radius, distance < best[node]?.distance ?? .infinity {
          best[node] = NearLine(node: node, reach: reach, place: place, distance: distance)
        }
      }
    }
    return best
  }
  var best: [NodeNumber: NearLine] = [:]
  // Merged in the order of the reaches, so that of two reaches at the same distance the first one is taken.
  for part in found { best.merge(part) { $1.distance < $0.distance ? $1 : $0 } }
  return best.values.sorted { $0.node < $1.node }
}
