private import Glibc
import SurveyModel

/// The line that a node is nearest to, besides those that end there.
struct NearLine: Sendable {
  var node: Int32
  var reach: Int32
  var place: Coordinate
  /// Metres.
  var distance: Double
}

/// For each of `nodes` the nearest line within `reachOut` metres that does not end there, if there is one. Ascending by node.
///
/// One look at every segment: places along it, a quarter of a cell apart at most, are looked up in a grid of the nodes.
/// So it takes time in proportion to the vertices, however many lines there are.
func nearLines(
  to nodes: [Int], of all: NetworkNodes, _ pieces: [Piece], in lines: RiverLines, reachOut: Double, jobs: Int
) throws -> [NearLine] {
  guard !nodes.isEmpty else { return [] }
  let grid = NodeGrid(nodes, all, reachOut: reachOut)
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
  // Once for each node, and not for every segment that passes it.
  let local = nodes.reduce(into: [LocalMetres?](repeating: nil, count: all.positions.count)) {
    $0[$1] = LocalMetres(atLatitude: all.positions[$1].y)
  }
  let found = try Parallel.map(ranges.count, jobs: jobs) { chunk in
    var best: [Int32: NearLine] = [:]
    for reach in ranges[chunk] {
      let piece = pieces[reach]
      grid.look(along: lines.columns[piece.columns], piece.vertices) { node, a, b in
        if all.start(reach) == Int(node) || all.end(reach) == Int(node) { return }
        guard let metres = local[Int(node)] else { return }
        let position = all.positions[Int(node)]
        let place = metres.nearest(to: position, from: a, to: b)
        let distance = metres.distance(position, place)
        if distance <= reachOut, distance < best[node]?.distance ?? .infinity {
          best[node] = NearLine(node: node, reach: Int32(reach), place: place, distance: distance)
        }
      }
    }
    return best
  }
  var best: [Int32: NearLine] = [:]
  // In the order of the reaches, so that of two at one distance the first wins.
  for part in found { best.merge(part) { $1.distance < $0.distance ? $1 : $0 } }
  return best.values.sorted { $0.node < $1.node }
}

/// Nodes in square cells of degrees, with a bit for every cell that a node is in or beside.
private struct NodeGrid: Sendable {
  private let width: Double
  private let height: Double
  private let nodes: [Int]
  /// The nodes by the hash of their cells, and where those of each hash end. Cells may share one: whoever is asked about a
  /// node looks where it is.
  private var sorted: [Int32] = []
  private var ends: [Int32]
  private let bucketMask: Int
  private var bits: [UInt64]
  private let mask: UInt64
  /// The same for blocks of cells: where a short segment begins in none of these, it passes no node.
  private var blocks: [UInt64]

  /// Cells along the side of a block.
  private static let blockSide = 16.0

  init(_ nodes: [Int], _ all: NetworkNodes, reachOut: Double) {
    self.nodes = nodes
    var farthest = 0.0
    for node in nodes { farthest = max(farthest, abs(all.positions[node].y)) }
    // A cell is at least 1.4 times the reach: what is within reach of a node is less than 0.72 of a cell away.
    height = 1.4 * reachOut / 110_500
    width = height / max(0.02, cos(min(90, farthest + 0.01) * .pi / 180))
    var size: UInt64 = 1 << 12
    while size < UInt64(nodes.count) * 64, size < 1 << 27 { size *= 2 }
    bits = [UInt64](repeating: 0, count: Int(size / 64))
    blocks = bits
    mask = size - 1
    // Two for each node, or up to four.
    var buckets = 1 << 6
    while buckets < nodes.count * 2 { buckets *= 2 }
    bucketMask = buckets - 1
    ends = [Int32](repeating: 0, count: buckets + 1)
    for node in nodes {
      let (column, row) = cell(all.positions[node])
      ends[bucket(column, row) + 1] += 1
      for x in column - 1...column + 1 {
        for y in row - 1...row + 1 {
          let bit = hash(x, y)
          bits[Int(bit >> 6)] |= 1 << (bit & 63)
        }
      }
      let place = all.positions[node]
      let block = (
        Int32((place.x + 400) / (width * Self.blockSide)), Int32((place.y + 400) / (height * Self.blockSide))
      )
      for x in block.0 - 1...block.0 + 1 {
        for y in block.1 - 1...block.1 + 1 {
          let bit = hash(x, y)
          blocks[Int(bit >> 6)] |= 1 << (bit & 63)
        }
      }
    }
    for hash in 1..<ends.count { ends[hash] += ends[hash - 1] }
    sorted = [Int32](repeating: 0, count: nodes.count)
    var next = ends
    for node in nodes {
      let (column, row) = cell(all.positions[node])
      let place = bucket(column, row)
      sorted[Int(next[place])] = Int32(node)
      next[place] += 1
    }
  }

  private func cell(_ position: Coordinate) -> (Int32, Int32) {
    (Int32((position.x + 400) / width), Int32((position.y + 400) / height))
  }

  private static func key(_ x: Int32, _ y: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))
  }

  @inline(__always)
  private func hash(_ x: Int32, _ y: Int32) -> UInt64 {
    (Self.key(x, y) &* 0x9E37_79B9_7F4A_7C15) >> 24 & mask
  }

  @inline(__always)
  private func bucket(_ x: Int32, _ y: Int32) -> Int { Int(hash(x, y)) & bucketMask }

  /// Calls `body` with every node in or beside a cell through which a segment of the line goes, and with the segment; now and
  /// then with another node too.
  func look(along columns: VertexColumns, _ vertices: Range<Int>, _ body: (Int32, Coordinate, Coordinate) -> Void) {
    let x = columns.x.span.extracting(vertices)
    let y = columns.y.span.extracting(vertices)
    let (perWidth, perHeight) = (1 / width, 1 / height)
    let perBlock = 1 / Self.blockSide
    var last = ((x[0] + 400) * perWidth, (y[0] + 400) * perHeight)
    for index in 1..<x.count {
      let next = ((x[index] + 400) * perWidth, (y[index] + 400) * perHeight)
      let way = (next.0 - last.0, next.1 - last.1)
      let longer = max(way.0.magnitude, way.1.magnitude)
      if longer < Self.blockSide - 2 {
        let bit = hash(Int32(last.0 * perBlock), Int32(last.1 * perBlock))
        if blocks[Int(bit >> 6)] & 1 << (bit & 63) == 0 {
          last = next
          continue
        }
      }
      // Twice a cell is enough: a place of the segment is then a quarter of a cell away from one that is looked at.
      let steps = longer < 0.5 ? 1 : Int(2 * longer) + 1
      if steps > nodes.count {
        // So long that it is quicker to ask about every node.
        let (a, b) = (Coordinate(x: x[index - 1], y: y[index - 1]), Coordinate(x: x[index], y: y[index]))
        for node in nodes { body(Int32(node), a, b) }
        last = next
        continue
      }
      let share = 1 / Double(steps)
      for step in 0...steps {
        let along = Double(step) * share
        let (column, row) = (Int32(last.0 + along * way.0), Int32(last.1 + along * way.1))
        let bit = hash(column, row)
        if bits[Int(bit >> 6)] & 1 << (bit & 63) == 0 { continue }
        for cellX in column - 1...column + 1 {
          for cellY in row - 1...row + 1 {
            let place = bucket(cellX, cellY)
            for slot in ends[place]..<ends[place + 1] {
              body(sorted[Int(slot)], Coordinate(x: x[index - 1], y: y[index - 1]), Coordinate(x: x[index], y: y[index]))
            }
          }
        }
      }
      last = next
    }
  }
}
