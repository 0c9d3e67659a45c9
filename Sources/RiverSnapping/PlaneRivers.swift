import PROJKit
import SurveyModel

/// The rivers as one plane sees them: short runs of segments ("chunks") with an index of their boxes.
///
/// A chunk is small enough that its box says where it is, and large enough that the index stays small. Chunks lie along a
/// Hilbert curve, and a chunk's vertices side by side.
struct PlaneRivers: Sendable {
  /// Vertices in metres, chunk after chunk: a chunk's x, then its y, so that what is looked at together is fetched together.
  /// A chunk's last vertex is the next one's first on the river and stands in both; it is repeated until the chunk has
  /// whole ``Chunk/groups`` of segments.
  private(set) var coordinates: [Double] = []
  private(set) var chunks: [Chunk] = []
  let tree: PackedTree

  struct Chunk: Sendable {
    /// Index of the chunk's first x in `coordinates`.
    var start: Int32
    /// Index of the same vertex in the network.
    var networkVertex: Int32
    var segments: Int32
    var reach: Int32
    var river: Int32

    /// Segments that are looked at together, ``segmentsAtOnce`` at a time.
    @inline(__always)
    var groups: Int { (Int(segments) + segmentsAtOnce - 1) / segmentsAtOnce }

    /// Values of one axis: the chunk's y begin so far behind its x.
    @inline(__always)
    var stride: Int { groups * segmentsAtOnce + 1 }

    /// A number for each segment of a chunk.
    typealias Squares = InlineArray<4, SIMD4<Double>>
  }

  /// Segments that are looked at together.
  static let segmentsAtOnce = 4

  /// Segments in a chunk: with fewer the tree grows, with more each hit costs more; 16 was measured to be best.
  private static let segmentsPerChunk = 16

  /// - Parameters:
  ///   - longitudes: where the plane's observations are, in degrees; nil for everywhere.
  ///   - reachOut: metres beyond them within which a river can matter.
  ///   - isKept: says of vertices of the network that they matter wherever they are.
  init(
    _ network: RiverNetwork, recipe: ProjectionRecipe, longitudes: ClosedRange<Double>?, reachOut: Double, jobs: Int,
    keeping isKept: (ClosedRange<Int>) -> Bool = { _ in false }
  ) throws {
    guard network.longitude.count < Int(Int32.max) / 10 else {
      throw InputError(.unreadable, "more than 214,748,364 river vertices: cut the river layer into parts")
    }
    let chunks = Self.chunks(of: network, longitudes: longitudes, reachOut: reachOut, keeping: isKept)
    let runs = Parallel.chunks(of: chunks.count, size: 4096)
    let projected = try Parallel.map(
      runs.count, jobs: jobs, makeWorker: { try Transformer(recipe) },
      { transformer, run in ProjectedRun(chunks[runs[run]], network, transformer) })
    let boxes = projected.flatMap(\.boxes)
    let order = try hilbertOrder(
      count: boxes.count, jobs: jobs, { boxes[$0].minX + boxes[$0].maxX }, { boxes[$0].minY + boxes[$0].maxY }
    ).filter { !boxes[Int($0)].isEmpty }
    let pieces = Parallel.chunks(of: order.count, size: 8192)
    let ordered = try Parallel.map(pieces.count, jobs: jobs) { piece in
      OrderedRun(order[pieces[piece]].map { chunks[Int($0)] }, projected, runStarts: runs.map { chunks[$0.lowerBound].start })
    }
    tree = PackedTree(order.map { boxes[Int($0)] })
    self.chunks.reserveCapacity(order.count)
    coordinates.reserveCapacity(ordered.reduce(0) { $0 + $1.coordinates.count })
    for run in ordered {
      let start = Int32(coordinates.count)
      coordinates += run.coordinates
      for chunk in run.chunks {
        self.chunks.append(chunk)
        self.chunks[self.chunks.count - 1].start += start
      }
    }
  }

  /// Some chunks in the order of the curve.
  private struct OrderedRun: Sendable {
    var coordinates: [Double] = []
    /// Their `start` counts in `coordinates`.
    var chunks: [Chunk] = []

    /// - Parameter runStarts: the vertex that each run of `projected` begins with.
    init(_ chunks: [Chunk], _ projected: [ProjectedRun], runStarts: [Int32]) {
      coordinates.reserveCapacity(chunks.reduce(0) { $0 + 2 * $1.stride })
      self.chunks = chunks
      for number in chunks.indices {
        let chunk = chunks[number]
        // The last run that begins no later.
        var (run, end) = (0, runStarts.count)
        while end - run > 1 {
          let middle = (run + end) / 2
          if runStarts[middle] <= chunk.start { run = middle } else { end = middle }
        }
        let first = Int(chunk.start - runStarts[run])
        let range = first...first + Int(chunk.segments)
        let missing = chunk.stride - range.count
        self.chunks[number].start = Int32(coordinates.count)
        append(projected[run].x, range, missing)
        append(projected[run].y, range, missing)
      }
    }

    private mutating func append(_ values: [Double], _ range: ClosedRange<Int>, _ missing: Int) {
      coordinates += values[range]
      coordinates += repeatElement(values[range.upperBound], count: missing)
    }
  }

  /// The chunks that can matter, with `start` counting vertices in this order.
  private static func chunks(
    of network: RiverNetwork, longitudes: ClosedRange<Double>?, reachOut: Double, keeping isKept: (ClosedRange<Int>) -> Bool
  ) -> [Chunk] {
    var chunks: [Chunk] = []
    var vertices: Int32 = 0
    for (number, reach) in network.reaches.enumerated() {
      var first = reach.vertices.lowerBound
      while first < reach.vertices.upperBound - 1 {
        let last = min(first + segmentsPerChunk, reach.vertices.upperBound - 1)
        if matters(network, first...last, longitudes: longitudes, reachOut: reachOut) || isKept(first...last) {
          chunks.append(
            Chunk(
              start: vertices, networkVertex: Int32(first), segments: Int32(last - first), reach: Int32(number),
              river: Int32(reach.river)))
          vertices += Int32(last - first + 1)
        }
        first = last
      }
    }
    return chunks
  }

  /// Some chunks in plane coordinates. The box of a chunk that PROJ could not project is empty: it is so far from the
  /// plane's meridian that no observation of it can be near.
  private struct ProjectedRun: Sendable {
    var x: [Double] = []
    var y: [Double] = []
    var boxes: [Box] = []

    init(_ chunks: ArraySlice<Chunk>, _ network: RiverNetwork, _ transformer: Transformer) {
      x.reserveCapacity(chunks.count * (segmentsPerChunk + 1))
      y.reserveCapacity(chunks.count * (segmentsPerChunk + 1))
      for chunk in chunks {
        let range = Int(chunk.networkVertex)...Int(chunk.networkVertex + chunk.segments)
        x += network.longitude[range]
        y += network.latitude[range]
      }
      transformer.forward(x: &x, y: &y)
      boxes.reserveCapacity(chunks.count)
      var first = 0
      for chunk in chunks {
        var box = Box()
        var isFinite = true
        for vertex in first...first + Int(chunk.segments) {
          isFinite = isFinite && x[vertex].isFinite && y[vertex].isFinite
          box.add(x: x[vertex], y: y[vertex])
        }
        first += Int(chunk.segments) + 1
        boxes.append(isFinite ? box : Box())
      }
    }
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
