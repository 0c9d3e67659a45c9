public import SurveyModel

/// A place on a river, found as near to a point of a plane.
public struct RiverPlace: Sendable {
  /// Plane distance in whole micrometres. Coordinates of some thousand kilometres carry noise of a nanometre; so rounded,
  /// two segments that meet in the nearest vertex tie, and the tie-break decides instead of the noise.
  @usableFromInline let micrometres: Double
  public let reach: ReachNumber
  public let river: RiverNumber
  /// The vertex at which the segment begins.
  public let vertex: VertexNumber
  /// From 0 at the segment's first vertex to 1 at its last; exactly 0 or 1 at a vertex.
  public let fraction: Double
  /// In the plane, metres.
  public let place: SIMD2<Double>
  /// From the segment's first vertex to its last, in the plane, metres.
  public let along: SIMD2<Double>

  /// Plane metres from the point that was asked about.
  @inlinable @inline(__always)
  public var distance: Double { micrometres / 1e6 }

  /// Nearer first; on a tie the lower reach (rivers by id, then downstream), then the place further upstream.
  @inline(__always)
  public func precedes(_ other: RiverPlace) -> Bool {
    if micrometres != other.micrometres { return micrometres < other.micrometres }
    if reach != other.reach { return reach < other.reach }
    if vertex != other.vertex { return vertex < other.vertex }
    return fraction < other.fraction
  }
}
