import GEOSKit
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
  /// The segment's direction, from its first vertex to its last.
  var along = SIMD2<Double>(0, 0)

  /// Plane metres.
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
///
/// The box of the query starts small and widens until it is known to hold the answer, so the result does not depend on
/// where it started.
struct NearestPlaceSearch {
  let rivers: PlaneRivers
  let tree: BoxTree
  private var hits: [Int32] = []
  private(set) var best = Candidate()
  /// The nearest on another river than `best`.
  private(set) var second = Candidate()

  /// Half the side of the first query box, in metres: most observations are made from the bank.
  private static let firstRadius = 80.0

  init(rivers: PlaneRivers, context: GEOSContext) throws(GEOSError) {
    self.rivers = rivers
    tree = try BoxTree(rivers.boxes, context: context)
  }

  /// - Parameters:
  ///   - point: plane metres, finite.
  ///   - maxDistance: metres beyond which nothing is wanted.
  ///   - margin: how much farther than the best the second may be, in metres.
  mutating func search(_ point: SIMD2<Double>, maxDistance: Double, margin: Double) throws(GEOSError) {
    var radius = min(Self.firstRadius, maxDistance)
    while true {
      best = Candidate()
      second = Candidate()
      hits.removeAll(keepingCapacity: true)
      let box = Box(minX: point.x - radius, minY: point.y - radius, maxX: point.x + radius, maxY: point.y + radius)
      try tree.query(box, into: &hits)
      scan(point, margin: margin)
      if best.distance <= radius {
        // Everything within `radius` has been seen; is that far enough for the second?
        let needed = best.distance + margin
        if needed <= radius { return }
        radius = needed + 1e-3
      } else if radius >= maxDistance {
        return
      } else {
        radius = min(maxDistance, radius * 4)
      }
    }
  }

  private mutating func scan(_ point: SIMD2<Double>, margin: Double) {
    rivers.vertices.withUnsafeBufferPointer { vertices in
      for hit in hits {
        let box = rivers.boxes[Int(hit)]
        let dx = max(box.minX - point.x, 0, point.x - box.maxX)
        let dy = max(box.minY - point.y, 0, point.y - box.maxY)
        let limit = min(second.distance, best.distance + margin) + 1e-5
        if dx * dx + dy * dy > limit * limit { continue }
        scan(rivers.chunks[Int(hit)], point, vertices)
      }
    }
  }

  @inline(__always)
  private mutating func scan(
    _ chunk: PlaneRivers.Chunk, _ point: SIMD2<Double>, _ vertices: UnsafeBufferPointer<SIMD2<Double>>
  ) {
    let first = Int(chunk.start)
    var a = vertices[first]
    for segment in 0..<Int(chunk.segments) {
      let b = vertices[first + segment + 1]
      let (fraction, place) = nearestPlace(from: a, to: b, point)
      let along = b - a
      a = b
      let offset = point - place
      let squared = offset.x * offset.x + offset.y * offset.y
      // A cheap refusal first: what is farther than both needs no square root.
      let rival = chunk.river == best.river ? best.distance : second.distance
      let limit = rival + 1e-5
      if squared > limit * limit { continue }
      let candidate = Candidate(
        micrometres: (squared.squareRoot() * 1e6).rounded(), reach: chunk.reach, river: chunk.river,
        vertex: chunk.networkVertex + Int32(segment), fraction: fraction, place: place, along: along)
      offer(candidate)
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
