import PROJKit
import SurveyModel

/// The rivers as one plane sees them: short runs of segments ("chunks") with their boxes.
///
/// A chunk is small enough that its box says where it is, and large enough that the index stays small; its vertices lie
/// side by side in memory.
struct PlaneRivers: Sendable {
  /// Vertices of all chunks in metres, x and y; a chunk's last vertex is the next one's first and stands in both.
  var vertices: [SIMD2<Double>] = []
  var chunks: [Chunk] = []
  var boxes: [Box] = []

  struct Chunk: Sendable {
    /// Index of the first vertex in `vertices`.
    var start: Int32
    /// Index of the same vertex in the network.
    var networkVertex: Int32
    var segments: Int32
    var reach: Int32
    var river: Int32
  }

  /// Segments in a chunk: with fewer the tree grows, with more each hit costs more; 16 was measured to be best.
  static let segmentsPerChunk = 16

  /// - Parameters:
  ///   - longitudes: where the plane's observations are, in degrees; nil for everywhere.
  ///   - reachOut: metres beyond them within which a river can matter.
  init(
    _ network: RiverNetwork, recipe: ProjectionRecipe, longitudes: ClosedRange<Double>?, reachOut: Double, jobs: Int
  ) throws {
    var x: [Double] = []
    var y: [Double] = []
    for (number, reach) in network.reaches.enumerated() {
      var first = reach.vertices.lowerBound
      while first < reach.vertices.upperBound - 1 {
        let last = min(first + Self.segmentsPerChunk, reach.vertices.upperBound - 1)
        if Self.matters(network, first...last, longitudes: longitudes, reachOut: reachOut) {
          guard let start = Int32(exactly: x.count), let networkVertex = Int32(exactly: first) else {
            throw InputError(.unreadable, "more than 2,147,483,647 river vertices: cut the river layer into parts")
          }
          chunks.append(
            Chunk(
              start: start, networkVertex: networkVertex, segments: Int32(last - first), reach: Int32(number),
              river: Int32(reach.river)))
          x += network.longitude[first...last]
          y += network.latitude[first...last]
        }
        first = last
      }
    }
    try project(x, y, recipe: recipe, jobs: jobs)
    dropUnprojectable()
  }

  private mutating func project(_ x: [Double], _ y: [Double], recipe: ProjectionRecipe, jobs: Int) throws {
    let ranges = Parallel.chunks(of: x.count, size: 65536)
    let projected = try Parallel.map(
      ranges.count, jobs: jobs, makeWorker: { try Transformer(recipe) },
      { transformer, number in
        var easting = Array(x[ranges[number]])
        var northing = Array(y[ranges[number]])
        transformer.forward(x: &easting, y: &northing)
        return zip(easting, northing).map { SIMD2($0, $1) }
      })
    vertices.reserveCapacity(x.count)
    for part in projected { vertices += part }
  }

  /// Fills in the boxes and takes out chunks that PROJ could not project: they are so far from the plane's meridian
  /// that no observation of it can be near them.
  private mutating func dropUnprojectable() {
    var kept: [Chunk] = []
    kept.reserveCapacity(chunks.count)
    boxes.reserveCapacity(chunks.count)
    for chunk in chunks {
      var box = Box()
      var finite = true
      for vertex in vertices[Int(chunk.start)...Int(chunk.start + chunk.segments)] {
        finite = finite && vertex.x.isFinite && vertex.y.isFinite
        box.add(x: vertex.x, y: vertex.y)
      }
      if finite {
        kept.append(chunk)
        boxes.append(box)
      }
    }
    chunks = kept
  }

  /// Whether any of these vertices, or the segments between them, can lie within `reachOut` of the longitudes.
  private static func matters(
    _ network: RiverNetwork, _ vertices: ClosedRange<Int>, longitudes: ClosedRange<Double>?, reachOut: Double
  ) -> Bool {
    guard let longitudes else { return true }
    let origin = network.longitude[vertices.lowerBound]
    var west = origin
    var east = origin
    var highest = 0.0
    for vertex in vertices {
      // Taken the short way round from the first vertex, so that 180° is no gap.
      let longitude = origin + wrapped(network.longitude[vertex] - origin)
      west = min(west, longitude)
      east = max(east, longitude)
      highest = max(highest, abs(network.latitude[vertex]))
    }
    // A degree of longitude is at least this long anywhere within reach; near a pole everything is near everything.
    let metresPerDegree = 111_000 * cosine(ofDegrees: min(90, highest + reachOut / 110_000))
    let margin = metresPerDegree > 100 ? reachOut / metresPerDegree + 1e-6 : 360
    return [-360.0, 0, 360].contains { turn in
      west + turn <= longitudes.upperBound + margin && east + turn >= longitudes.lowerBound - margin
    }
  }

  private static func wrapped(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }
}
