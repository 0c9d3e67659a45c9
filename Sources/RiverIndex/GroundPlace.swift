/// The nearest place on a line to a position on the ground, measured in the local plane at the position.
public struct GroundPlace<Vertex: Sendable>: Sendable {
  /// Metres.
  public let distance: Double
  /// The vertex at which the segment begins.
  public let vertex: Vertex
  /// From 0 at the segment's first vertex to 1 at its last.
  public let fraction: Double
  /// From the position to the segment's first vertex, metres east and north.
  public let start: SIMD2<Double>
  /// From the segment's first vertex to its last, metres east and north.
  public let along: SIMD2<Double>
}
