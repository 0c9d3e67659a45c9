package import PROJKit
import SurveyMath
package import SurveyModel
import Workers

/// An index of the segments of a network in one plane: short runs of segments ("chunks") with a tree of their boxes.
///
/// A chunk is small enough that its box says where it is, and large enough that the tree stays small. Chunks lie along a
/// Hilbert curve, and a chunk's vertices side by side. ``PlaceSearch`` asks it.
public struct SegmentIndex: Sendable {
  /// Vertices in metres, chunk after chunk: a chunk's x, then its y, so that what is looked at together is fetched together.
  /// A chunk's last vertex is the next one's first on the river and stands in both; it is repeated until the chunk has
  /// whole ``Chunk/groups`` of segments.
  private(set) var coordinates: [Double] = []
  private(set) var chunks: [Chunk] = []
  let tree: PackedTree

  struct Chunk: Sendable {
    /// Index of the chunk's first x in `coordinates`.
    var start: Int32
    /// The same vertex in the network.
    var firstVertex: VertexNumber
    var segments: Int32
    var reach: ReachNumber
    var river: RiverNumber

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
  ///   - recipe: WGS 84 degrees → metres of the plane.
  ///   - strip: where segments matter.
  ///   - jobs: threads that may be used.
  ///   - isKept: says of vertices of the network that the segments between them matter wherever they are.
  package init(
    _ network: RiverNetwork, recipe: ProjectionRecipe, in strip: LongitudeStrip, jobs: Int,
    keeping isKept: @Sendable (ClosedRange<VertexNumber>) -> Bool = { _ in false }
  ) throws {
    guard network.longitude.count < Int(Int32.max) / 10 else {
      throw InputError(.unreadable, "more than 214,748,364 river vertices: cut the river layer into parts")
    }
    let chunks = try Self.chunks(of: network, jobs: jobs) { vertices in
      strip.meets(vertices, of: network) || isKept(vertices)
    }
    let runs = Parallel.chunks(of: chunks.count, size: 4096)
    let projected = try Parallel.map(
      runs.count, jobs: jobs, makeWorker: { try Transformer(recipe) },
      { transformer, run in ProjectedRun(chunks[runs[run]], network, transformer) })
    let boxes = projected.flatMap(\.boxes)
    let order = try hilbertOrder(boxes.map { $0.minX + $0.maxX }, boxes.map { $0.minY + $0.maxY }, jobs: jobs)
      .filter { !boxes[Int($0)].isEmpty }
    let sources = order.map { chunks[Int($0)] }
    var starts = [0]
    for chunk in sources { starts.append(starts[starts.count - 1] + 2 * chunk.stride) }
    self.chunks = sources
    for number in sources.indices { self.chunks[number].start = Int32(starts[number]) }
    let pieces = Parallel.chunks(of: sources.count, size: 8192)
    let places = pieces.map { starts[$0.lowerBound]..<starts[$0.upperBound] }
    let runStarts = runs.map { chunks[$0.lowerBound].start }
    (tree, coordinates) = try Parallel.alongside(
      jobs: jobs, background: { PackedTree(order.map { boxes[Int($0)] }) },
      foreground: {
        try Parallel.array(of: places, jobs: jobs) { piece, space in
          for chunk in sources[pieces[piece]] {
            let run = runStarts.indices.first(beyond: { runStarts[$0] > chunk.start }) - 1
            projected[run].append(chunk, first: Int(chunk.start - runStarts[run]), to: &space)
          }
        }
      })
  }

  /// The chunks that can matter, with `start` counting vertices in this order.
  private static func chunks(
    of network: RiverNetwork, jobs: Int, matters: @Sendable (ClosedRange<VertexNumber>) -> Bool
  ) throws -> [Chunk] {
    let runs = Parallel.chunks(of: network.reaches.count, size: 512)
    var chunks = try Parallel.map(runs.count, jobs: jobs) { run in
      var found: [Chunk] = []
      for number in runs[run] {
        let reach = network.reaches.values[number]
        var first = reach.vertices.lowerBound
        while first < reach.vertices.upperBound - 1 {
          let last = min(first + segmentsPerChunk, reach.vertices.upperBound - 1)
          if matters(first...last) {
            found.append(
              Chunk(
                start: 0, firstVertex: first, segments: Int32(last - first), reach: ReachNumber(number),
                river: reach.river))
          }
          first = last
        }
      }
      return found
    }.flatMap { $0 }
    var vertices: Int32 = 0
    for index in chunks.indices {
      chunks[index].start = vertices
      vertices += chunks[index].segments + 1
    }
    return chunks
  }

  /// Some chunks in plane coordinates. The box of a chunk that PROJ could not project is empty: it is so far from the
  /// plane's meridian that no position of the plane can be near.
  private struct ProjectedRun: Sendable {
    var x: [Double] = []
    var y: [Double] = []
    var boxes: [Box] = []

    init(_ chunks: ArraySlice<Chunk>, _ network: RiverNetwork, _ transformer: Transformer) {
      x.reserveCapacity(chunks.count * (segmentsPerChunk + 1))
      y.reserveCapacity(chunks.count * (segmentsPerChunk + 1))
      let (longitude, latitude) = (network.longitude.values.span, network.latitude.values.span)
      for chunk in chunks {
        let first = chunk.firstVertex.index
        for vertex in first...first + Int(chunk.segments) {
          x.append(longitude[vertex])
          y.append(latitude[vertex])
        }
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

    /// Appends a chunk whose first vertex is at `first`: its x, then its y.
    func append(_ chunk: Chunk, first: Int, to coordinates: inout OutputSpan<Double>) {
      let last = first + Int(chunk.segments)
      for vertex in first..<first + chunk.stride { coordinates.append(x[min(vertex, last)]) }
      for vertex in first..<first + chunk.stride { coordinates.append(y[min(vertex, last)]) }
    }
  }
}
