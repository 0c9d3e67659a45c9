import SurveyModel

/// A place on a segment, as a candidate for the nearest.
struct Candidate {
  /// Plane distance in whole micrometres. Coordinates of some thousand kilometres carry noise of a nanometre; so rounded,
  /// two segments that meet in the nearest vertex tie, and the tie-break decides instead of the noise.
  var micrometres = Double.infinity
  var reach: Int32 = -1
  var river: Int32 = -1
  /// The network vertex at which the segment begins.
  var vertex: Int32 = -1
  /// Place on the segment, from 0 at its first vertex to 1 at its last.
  var fraction = 0.0
  /// Plane coordinates of the place.
  var place = SIMD2<Double>(0, 0)
  /// The segment's direction and plane length, from its first vertex to its last.
  var along = SIMD2<Double>(0, 0)

  /// Plane metres.
  @inline(__always)
  var distance: Double { micrometres / 1e6 }

  /// Nearer first; on a tie the lower reach (rivers by id, then downstream), then the place further upstream.
  @inline(__always)
  func precedes(_ other: Candidate) -> Bool {
    if micrometres != other.micrometres { return micrometres < other.micrometres }
    if reach != other.reach { return reach < other.reach }
    if vertex != other.vertex { return vertex < other.vertex }
    return fraction < other.fraction
  }
}

/// Searches one plane for the nearest place on a river and the nearest place on another river.
struct NearestPlaceSearch {
  private let rivers: PlaneRivers
  private var pending: [PackedTree.Pending] = []
  private(set) var best = Candidate()
  /// The nearest on another river than `best`.
  private(set) var second = Candidate()

  init(_ rivers: PlaneRivers) {
    self.rivers = rivers
  }

  /// - Parameters:
  ///   - point: plane metres, finite.
  ///   - maxDistance: metres beyond which nothing is wanted.
  ///   - margin: how much farther than the best the second may be, in metres.
  mutating func search(_ point: SIMD2<Double>, maxDistance: Double, margin: Double) {
    var pair = CandidatePair(margin: margin)
    rivers.vertices.withUnsafeBufferPointer { vertices in
      rivers.chunks.withUnsafeBufferPointer { chunks in
        rivers.tree.nearest(point.x, point.y, limit: maxDistance + margin, pending: &pending) { chunk in
          pair.scan(chunks[chunk], point, vertices)
          return min(pair.limit, maxDistance + margin)
        }
      }
    }
    best = pair.best
    second = pair.second
  }

  /// The nearest place on one of `wanted`, ascending numbers of rivers; without a reach where none is near enough.
  mutating func nearest(_ point: SIMD2<Double>, among wanted: [Int32], maxDistance: Double) -> Candidate {
    var pair = CandidatePair(margin: 0)
    rivers.vertices.withUnsafeBufferPointer { vertices in
      rivers.chunks.withUnsafeBufferPointer { chunks in
        rivers.tree.nearest(point.x, point.y, limit: maxDistance, pending: &pending) { chunk in
          if wanted.containsSorted(chunks[chunk].river) { pair.scan(chunks[chunk], point, vertices) }
          return min(pair.limit, maxDistance)
        }
      }
    }
    return pair.best
  }
}

/// The two nearest places on different rivers among those that were offered.
private struct CandidatePair {
  var best = Candidate()
  var second = Candidate()
  let margin: Double

  init(margin: Double) {
    self.margin = margin
  }

  /// What is farther than this can be neither: metres, with room for the rounding of distances.
  @inline(__always)
  var limit: Double { min(second.distance, best.distance + margin) + 1e-5 }

  @inline(__always)
  mutating func scan(
    _ chunk: PlaneRivers.Chunk, _ point: SIMD2<Double>, _ vertices: UnsafeBufferPointer<SIMD2<Double>>
  ) {
    let first = Int(chunk.start)
    let isOfBest = chunk.river == best.river
    var reach = isOfBest ? best.distance + 1e-5 : limit
    var squaredReach = reach * reach
    var a = vertices[first]
    for segment in 0..<Int(chunk.segments) {
      let b = vertices[first + segment + 1]
      let (fraction, place) = nearestPlace(from: a, to: b, point)
      let along = b - a
      a = b
      let offset = point - place
      let squared = offset.x * offset.x + offset.y * offset.y
      // What is farther than what is known already needs no square root.
      if squared > squaredReach { continue }
      offer(
        Candidate(
          micrometres: (squared.squareRoot() * 1e6).rounded(), reach: chunk.reach, river: chunk.river,
          vertex: chunk.networkVertex + Int32(segment), fraction: fraction, place: place, along: along))
      reach = chunk.river == best.river ? best.distance + 1e-5 : limit
      squaredReach = reach * reach
    }
  }

  @inline(__always)
  private mutating func offer(_ candidate: Candidate) {
    if candidate.river == best.river {
      if candidate.precedes(best) { best = candidate }
    } else if candidate.precedes(best) {
      second = best
      best = candidate
    } else if candidate.precedes(second) {
      second = candidate
    }
  }
}

/// The place nearest to `point` on the segment from `a` to `b`: the foot of the perpendicular where it falls between
/// them, else the nearer end. `fraction` is exactly 0 or 1 at an end.
@inline(__always)
func nearestPlace(
  from a: SIMD2<Double>, to b: SIMD2<Double>, _ point: SIMD2<Double>
) -> (fraction: Double, place: SIMD2<Double>) {
  let along = b - a
  let toPoint = point - a
  let squaredLength = along.x * along.x + along.y * along.y
  guard squaredLength > 0 else { return (0, a) }
  let fraction = (toPoint.x * along.x + toPoint.y * along.y) / squaredLength
  if fraction <= 0 { return (0, a) }
  if fraction >= 1 { return (1, b) }
  return (fraction, a + along * fraction)
}
