import SurveyMath
import SurveyModel

/// Nodes by the cell of a grid of longitude and latitude in which they lie.
struct NodeGrid: Sendable {
  /// A node and its cell.
  private struct Entry {
    var x: Int32
    var y: Int32
    var node: NodeNumber
  }

  /// A position measured in cells; its whole numbers are the column and the row of the cell. Never negative.
  private typealias Point = (x: Double, y: Double)

  /// The number of cells in a degree.
  private let perLongitude: Double
  private let perLatitude: Double
  private let nodes: [NodeNumber]
  /// The nodes, sorted by the hash of their cells. Those with hash `h` stand in `ends[h]..<ends[h + 1]`.
  private var sorted: [Entry]
  private var ends: [Int32]
  private let bucketMask: UInt64
  private var cells: CellSet

  /// Cells are so many times as wide as the radius, so that most segments are shorter than a cell.
  private static let radiiInCell = 3.0
  /// Points of a long segment are looked up so many cells apart. A node within the radius of the segment is then less than a
  /// cell away from one of these points.
  private static let stride = 1.3

  init(_ nodes: [NodeNumber], _ all: NetworkNodes, radius: Double) {
    self.nodes = nodes
    var farthest = 0.0
    for node in nodes { farthest = max(farthest, abs(all.positions[node].y)) }
    perLatitude = 110_500 / (Self.radiiInCell * radius)
    perLongitude = perLatitude * max(0.02, Degrees.cosine(min(90, farthest + 0.01)))
    // Two to four buckets for each node.
    var buckets = 1 << 6
    while buckets < nodes.count * 2 { buckets *= 2 }
    bucketMask = UInt64(buckets - 1)
    cells = CellSet(for: nodes.count)
    ends = [Int32](repeating: 0, count: buckets + 1)
    sorted = []
    let entries = nodes.map { node in
      let point = inCells(all.positions[node].x, all.positions[node].y)
      return Entry(x: Int32(point.x), y: Int32(point.y), node: node)
    }
    for entry in entries {
      ends[bucket(entry.x, entry.y) + 1] += 1
      cells.enter(entry.x, entry.y)
    }
    for hash in 1..<ends.count { ends[hash] += ends[hash - 1] }
    sorted = entries
    var next = ends
    for entry in entries {
      let bucket = bucket(entry.x, entry.y)
      sorted[Int(next[bucket])] = entry
      next[bucket] += 1
    }
  }

  @inline(__always)
  private func inCells(_ longitude: Double, _ latitude: Double) -> Point {
    ((longitude + 400) * perLongitude, (latitude + 400) * perLatitude)
  }

  @inline(__always)
  private func bucket(_ x: Int32, _ y: Int32) -> Int { Int(CellSet.hash(x, y) & bucketMask) }

  @inline(__always)
  private func isNear(_ point: Point) -> Bool { cells.holds(Int32(point.x), Int32(point.y)) }

  /// Calls `body` with every node in the cell of a point and in the eight cells around it.
  private func visit(around point: Point, _ body: (NodeNumber) -> Void) {
    let (column, row) = (Int32(point.x), Int32(point.y))
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

  /// Calls `body` with every node within the radius of a segment of the line, and with the ends of that segment. It is also
  /// called with nodes that are somewhat farther away, and may be called more than once with the same ones.
  func look(along columns: VertexColumns, _ vertices: Range<Int>, _ body: (NodeNumber, Coordinate, Coordinate) -> Void) {
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
          let point = (last.x + along * way.x, last.y + along * way.y)
          if isNear(point) { visit(around: point) { body($0, from, to) } }
        }
      } else {
        // The segment is so long that calling `body` with every node is quicker.
        for node in nodes { body(node, from, to) }
      }
      last = next
      isLastNear = isNextNear
    }
  }
}
