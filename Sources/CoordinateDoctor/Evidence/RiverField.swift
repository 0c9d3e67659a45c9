import SurveyMath
package import SurveyModel

/// Distances to the nearest river line anywhere, up to a limit: coarser and cheaper than placing, for positions that may be anywhere.
///
/// A grid of cells in degrees lists the runs of segments that touch each cell. Distances are those of a plane at the position, true to
/// 0.1 % within the limit. Not for the few kilometres about the antimeridian.
package struct RiverField: Sendable {
  /// Metres beyond which it does not matter how far.
  package static let limit = 2000.0

  /// The nearest place of a river.
  package struct Nearest: Sendable {
    /// Metres, at most ``RiverField/limit``.
    package var distance = RiverField.limit
    /// Of the segment, of length 1 (east, north); zero where there is none.
    package var direction = SIMD2<Double>(0, 0)
  }

  /// WGS 84 degrees.
  package let extent: Box
  private let longitude: [Double]
  private let latitude: [Double]
  private var runs: [Run] = []
  /// Runs by cell: `members[cells[key]]`.
  private var cells: [Int64: Range<Int>] = [:]
  private var members: [Int32] = []
  /// Runs that are too large for the grid.
  private var everywhere: [Int32] = []

  /// Vertices first ... last of the network, side by side on a river.
  private struct Run: Sendable {
    var first: Int32
    var last: Int32
    var box: Box
  }

  private static let segmentsPerRun = 24
  /// Degrees.
  private static let cellSize = 0.02

  package init(_ network: RiverNetwork) {
    longitude = network.longitude
    latitude = network.latitude
    var extent = Box()
    for reach in network.reaches {
      var first = reach.vertices.lowerBound
      while first < reach.vertices.upperBound - 1 {
        let last = min(first + Self.segmentsPerRun, reach.vertices.upperBound - 1)
        var box = Box()
        for vertex in first...last { box.add(x: longitude[vertex], y: latitude[vertex]) }
        extent.add(box)
        runs.append(Run(first: Int32(truncatingIfNeeded: first), last: Int32(truncatingIfNeeded: last), box: box))
        first = last
      }
    }
    self.extent = extent
    fillCells()
  }

  private mutating func fillCells() {
    var entries: [(key: Int64, run: Int32)] = []
    entries.reserveCapacity(runs.count * 2)
    for (number, run) in runs.enumerated() {
      let columns = Self.index(run.box.minX)...Self.index(run.box.maxX)
      let rows = Self.index(run.box.minY)...Self.index(run.box.maxY)
      if columns.count * rows.count > 400 {
        everywhere.append(Int32(truncatingIfNeeded: number))
        continue
      }
      for row in rows {
        for column in columns { entries.append((Self.key(column, row), Int32(truncatingIfNeeded: number))) }
      }
    }
    entries.sort { ($0.key, $0.run) < ($1.key, $1.run) }
    members = entries.map(\.run)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      cells[entries[start].key] = start..<end
      start = end
    }
  }

  private static func index(_ degrees: Double) -> Int { Int(exactly: (degrees / cellSize).rounded(.down)) ?? 0 }

  private static func key(_ column: Int, _ row: Int) -> Int64 { Int64(column) &* 1_000_003 &+ Int64(row) }

  /// The nearest place to a WGS 84 position; at the limit for one that is not on the Earth.
  package func nearest(_ position: Coordinate) -> Nearest {
    var search = Search(plane: LocalPlane(at: position))
    guard position.isFinite, position.isGeographic, abs(position.latitude) < 85 else { return search.nearest }
    for run in everywhere { look(at: Int(run), &search) }
    let (reachX, reachY) = (Self.limit / search.plane.degree.east, Self.limit / search.plane.degree.north)
    for row in Self.index(position.y - reachY)...Self.index(position.y + reachY) {
      for column in Self.index(position.x - reachX)...Self.index(position.x + reachX) {
        guard let members = cells[Self.key(column, row)] else { continue }
        for member in members { look(at: Int(self.members[member]), &search) }
      }
    }
    return search.nearest
  }

  /// A search on the plane at a position.
  private struct Search {
    let plane: LocalPlane
    var nearest = Nearest()
  }

  private func look(at number: Int, _ search: inout Search) {
    let run = runs[number]
    let (origin, degree) = (search.plane.origin, search.plane.degree)
    let dx = max(run.box.minX - origin.x, origin.x - run.box.maxX, 0) * degree.east
    let dy = max(run.box.minY - origin.y, origin.y - run.box.maxY, 0) * degree.north
    guard dx * dx + dy * dy < search.nearest.distance * search.nearest.distance else { return }
    var a = offset(Int(run.first), search)
    for vertex in Int(run.first) + 1...Int(run.last) {
      let b = offset(vertex, search)
      let along = b - a
      let length = along.length
      let distance = (a + along * PlaceOnSegment.fraction(nearestTo: -a, along: along)).length
      if distance < search.nearest.distance {
        search.nearest.distance = distance
        search.nearest.direction = length > 0 ? along / length : SIMD2(0, 0)
      }
      a = b
    }
  }

  private func offset(_ vertex: Int, _ search: Search) -> SIMD2<Double> {
    search.plane.metres(Coordinate(longitude: longitude[vertex], latitude: latitude[vertex]))
  }
}
