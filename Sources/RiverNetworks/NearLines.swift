import SurveyMath
import SurveyModel
import Workers

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
/// One look at every segment: its ends, and places between them where it is long, are looked up in a grid of the nodes.
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

/// Cells with something in or beside them; seldom one more.
private struct CellSet: Sendable {
  private var bits: [UInt64]
  private let mask: UInt64

  /// - Parameter count: of things that will be entered.
  init(for count: Int) {
    var size: UInt64 = 1 << 12
    while size < UInt64(count) * 64, size < 1 << 27 { size *= 2 }
    bits = [UInt64](repeating: 0, count: Int(size / 64))
    mask = size - 1
  }

  @inline(__always)
  static func hash(_ x: Int32, _ y: Int32) -> UInt64 {
    ((UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))) &* 0x9E37_79B9_7F4A_7C15) >> 24
  }

  mutating func enter(_ x: Int32, _ y: Int32) {
    for x in x - 1...x + 1 {
      for y in y - 1...y + 1 {
        let bit = Self.hash(x, y) & mask
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
      }
    }
  }

  @inline(__always)
  func holds(_ x: Int32, _ y: Int32) -> Bool {
    let bit = Self.hash(x, y) & mask
    return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
  }
}

/// Nodes in square cells of degrees.
private struct NodeGrid: Sendable {
  /// A node and its cell.
  private struct Entry {
    var x: Int32
    var y: Int32
    var node: Int32
  }

  /// A place in cells, above 0.
  private typealias Place = (x: Double, y: Double)

  /// Cells in a degree.
  private let perLongitude: Double
  private let perLatitude: Double
  private let nodes: [Int]
  /// The nodes by the hash of their cells, and where those of each hash end.
  private var sorted: [Entry]
  private var ends: [Int32]
  private let bucketMask: UInt64
  private var cells: CellSet

  /// Cells are three times as wide as the reach, so that most segments are shorter than one.
  private static let reaches = 3.0
  /// Cells between the places of a segment that are looked at: whatever is within reach of the segment is then less than a cell
  /// away from one of them.
  private static let stride = 1.3

  init(_ nodes: [Int], _ all: NetworkNodes, reachOut: Double) {
    self.nodes = nodes
    var farthest = 0.0
    for node in nodes { farthest = max(farthest, abs(all.positions[node].y)) }
    perLatitude = 110_500 / (Self.reaches * reachOut)
    perLongitude = perLatitude * max(0.02, Degrees.cosine(min(90, farthest + 0.01)))
    // Two for each node, or up to four.
    var buckets = 1 << 6
    while buckets < nodes.count * 2 { buckets *= 2 }
    bucketMask = UInt64(buckets - 1)
    cells = CellSet(for: nodes.count)
    ends = [Int32](repeating: 0, count: buckets + 1)
    sorted = []
    let entries = nodes.map { node in
      let place = inCells(all.positions[node].x, all.positions[node].y)
      return Entry(x: Int32(place.x), y: Int32(place.y), node: Int32(node))
    }
    for entry in entries {
      ends[bucket(entry.x, entry.y) + 1] += 1
      cells.enter(entry.x, entry.y)
    }
    for hash in 1..<ends.count { ends[hash] += ends[hash - 1] }
    sorted = entries
    var next = ends
    for entry in entries {
      let place = bucket(entry.x, entry.y)
      sorted[Int(next[place])] = entry
      next[place] += 1
    }
  }

  @inline(__always)
  private func inCells(_ longitude: Double, _ latitude: Double) -> Place {
    ((longitude + 400) * perLongitude, (latitude + 400) * perLatitude)
  }

  @inline(__always)
  private func bucket(_ x: Int32, _ y: Int32) -> Int { Int(CellSet.hash(x, y) & bucketMask) }

  @inline(__always)
  private func isNear(_ place: Place) -> Bool { cells.holds(Int32(place.x), Int32(place.y)) }

  /// Calls `body` with every node in the cell of a place or beside it.
  private func visit(around place: Place, _ body: (Int32) -> Void) {
    let (column, row) = (Int32(place.x), Int32(place.y))
    for x in column - 1...column + 1 {
      for y in row - 1...row + 1 {
        let hash = bucket(x, y)
        for slot in ends[hash]..<ends[hash + 1] {
          let entry = sorted[Int(slot)]
          if entry.x == x, entry.y == y { body(entry.node) }
        }
      }
    }
  }

  /// Calls `body` with every node in or beside a cell through which a segment of the line goes, and with the segment; now and
  /// then with another node too.
  func look(along columns: VertexColumns, _ vertices: Range<Int>, _ body: (Int32, Coordinate, Coordinate) -> Void) {
    let x = columns.x.span.extracting(vertices)
    let y = columns.y.span.extracting(vertices)
    var last = inCells(x[0], y[0])
    var isLastNear = isNear(last)
    for index in 1..<x.count {
      let next = inCells(x[index], y[index])
      let isNextNear = isNear(next)
      let way = (x: next.x - last.x, y: next.y - last.y)
      let longer = max(way.x.magnitude, way.y.magnitude)
      let (from, to) = (Coordinate(x: x[index - 1], y: y[index - 1]), Coordinate(x: x[index], y: y[index]))
      if longer <= Self.stride {
        if isLastNear { visit(around: last) { body($0, from, to) } }
        if isNextNear { visit(around: next) { body($0, from, to) } }
      } else if longer < Self.stride * Double(nodes.count) {
        let steps = Int(longer / Self.stride) + 1
        for step in 0...steps {
          let along = Double(step) / Double(steps)
          let place = (last.x + along * way.x, last.y + along * way.y)
          if isNear(place) { visit(around: place) { body($0, from, to) } }
        }
      } else {
        // So long that it is quicker to ask about every node.
        for node in nodes { body(Int32(node), from, to) }
      }
      last = next
      isLastNear = isNextNear
    }
  }
}
