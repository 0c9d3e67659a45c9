import GEOSKit
import RiverIndex
import SurveyMath
package import SurveyModel
import Workers

/// Bodies of water, and the rivers that run in them. Areas that touch are one body.
///
/// A river belongs to the body that its line runs in, unless the line only crosses it: the line of a tributary goes on through the
/// water of the main river to the main river's line. So the line of a river must be longer in the body than the body is wide on
/// average (its area divided by the length of all lines in it). The river with the longest line always belongs to the body.
package struct WaterBodies: Sendable {
  package struct Body: Sendable {
    /// The outer ring, then the islands; closed, WGS 84 degrees.
    var rings: [[Coordinate]]
    var box: Box
    /// Ascending; none where no line runs in it.
    var rivers: [RiverNumber]
    /// False where each segment that runs in it has more of its length in another body.
    var hasSegments = false
  }

  let bodies: [Body]
  /// For each network vertex the body that the segment beginning there runs in, if its river belongs to it.
  let bodyOfSegment: OptionalNumbers<BodyNumber>
  /// Polygons that crossed themselves and were rebuilt.
  package let repaired: Int
  /// Bodies without a river.
  package var riverless: Int { bodies.count { $0.rivers.isEmpty } }
  package var count: Int { bodies.count }

  /// - Parameters:
  ///   - polygons: WGS 84 degrees, each an outer ring followed by its holes; rings closed.
  ///   - jobs: threads that may be used; their number does not show.
  package init(_ polygons: [[[Coordinate]]], _ network: RiverNetwork, jobs: Int) throws {
    let whole = try dissolved(polygons, grid: Self.grid, jobs: jobs)
    repaired = whole.repaired
    var bodies = whole.polygons.map { rings in
      Body(rings: rings, box: Box(ring: rings.first ?? []), rivers: [])
    }
    var runs = try Self.runs(of: network, in: bodies, jobs: jobs)
    var lengths: [BodyNumber: [RiverNumber: Double]] = [:]
    for run in runs { lengths[run.body, default: [:]][run.river, default: 0] += run.length }
    for (body, byRiver) in lengths {
      let longest = byRiver.values.max() ?? 0
      let width = area(of: bodies[body.index].rings) / byRiver.values.reduce(0, +)
      bodies[body.index].rivers = byRiver.filter { $0.value >= min(width, longest) }.keys.sorted()
    }
    // Of two bodies that one segment runs in, the one that has more of it.
    runs.sort { ($0.length, $1.body) < ($1.length, $0.body) }
    var bodyOfSegment = OptionalNumbers<BodyNumber>(repeating: nil, count: network.longitude.count)
    for run in runs where bodies[run.body.index].rivers.containsSorted(run.river) { bodyOfSegment[run.vertex.index] = run.body }
    for case let body? in bodyOfSegment { bodies[body.index].hasSegments = true }
    self.bodies = bodies
    self.bodyOfSegment = bodyOfSegment
  }

  /// Degrees, about a centimetre. Layers are rounded to 7 decimals, which leaves gaps of this width between polygons that touch.
  private static let grid = 1e-7

  /// The part of a segment that lies in a body.
  private struct Run: Sendable {
    var vertex: VertexNumber
    var river: RiverNumber
    var body: BodyNumber
    /// Metres.
    var length: Double
  }

  /// Metres between the positions on a segment that are looked at.
  private static let step = 20.0

  private static func runs(of network: RiverNetwork, in bodies: [Body], jobs: Int) throws -> [Run] {
    let chunks = Parallel.chunks(of: network.reaches.count, size: 500)
    return try Parallel.map(chunks.count, jobs: jobs, makeWorker: { try RunSearch(bodies) }) { search, chunk in
      try search.runs(of: network.reaches.values[chunks[chunk]], network)
    }.flatMap { $0 }
  }

  /// Asks where lines run in water; each thread has its own.
  private struct RunSearch: ~Copyable {
    private let bodies: [Body]
    private let context = GEOSContext()
    private let tree: BoxTree
    private var prepared: [Int32: PreparedArea] = [:]

    init(_ bodies: [Body]) throws {
      self.bodies = bodies
      tree = try BoxTree(bodies.map(\.box), context: context)
    }

    mutating func runs(of reaches: ArraySlice<ReachRow>, _ network: RiverNetwork) throws -> [Run] {
      var runs: [Run] = []
      var hits: [Int32] = []
      for reach in reaches {
        for vertex in reach.vertices.dropLast() {
          let (a, b) = (network.position(of: vertex), network.position(of: vertex + 1))
          // No water body goes across 180°, and a segment that does is short.
          guard abs(a.x - b.x) < 180 else { continue }
          hits.removeAll(keepingCapacity: true)
          try tree.query(Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)), into: &hits)
          for hit in hits.sorted() {
            let area = try prepared[hit] ?? PreparedArea([bodies[Int(hit)].rings], isKnownValid: true, context: context)
            prepared[hit] = area
            let length = network.measure[vertex + 1] - network.measure[vertex]
            let share = try WaterBodies.share(of: a, b, length: length, in: area)
            if share > 0 {
              runs.append(
                Run(
                  vertex: vertex, river: reach.river, body: BodyNumber(rawValue: hit),
                  length: share * length))
            }
          }
        }
      }
      return runs
    }
  }

  /// The share of a segment that lies in an area, from 0 to 1, by positions along the segment.
  private static func share(of a: Coordinate, _ b: Coordinate, length: Double, in area: PreparedArea) throws -> Double {
    let count = Int(min(64, max(1, (length / step).rounded(.up))))
    // Most segments lie completely in the water or completely outside.
    if count > 2 {
      if try !area.meets(from: a, to: b) { return 0 }
      if try area.covers(from: a, to: b) { return 1 }
    }
    var inside = 0
    for index in 0..<count {
      let fraction = (Double(index) + 0.5) / Double(count)
      let place = Coordinate(x: a.x + fraction * (b.x - a.x), y: a.y + fraction * (b.y - a.y))
      if try area.covers(place) { inside += 1 }
    }
    return Double(inside) / Double(count)
  }
}

/// The area of a polygon in square metres, for comparing widths: all degrees are taken to be as long as in the middle of the polygon.
private func area(of rings: [[Coordinate]]) -> Double {
  guard let origin = rings.first?.first else { return 0 }
  var total = 0.0
  for (number, ring) in rings.enumerated() {
    let own = ringArea(ring, from: origin)
    total += number == 0 ? own : -own
  }
  let latitudes = rings[0].map(\.y)
  let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
  return max(0, total) * DegreeLength.ofSphere * DegreeLength.ofSphere * Degrees.cosine(middle)
}
