/// The nearest place on a line to a position on the ground, measured in the local plane at the position.
package struct GroundPlace: Sendable {
  /// Metres.
  package let distance: Double
  /// The number of the vertex at which the segment begins.
  package let vertex: Int
  /// From 0 at the segment's first vertex to 1 at its last.
  package let fraction: Double
  /// From the position to the segment's first vertex, metres east and north.
  package let start: SIMD2<Double>
  /// From the segment's first vertex to its last, metres east and north.
  package let along: SIMD2<Double>
}
