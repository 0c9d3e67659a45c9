/// The place on a straight segment that is nearest to a point: the foot of the perpendicular where it falls between the two ends,
/// else the nearer end.
public struct PlaceOnSegment: Sendable {
  /// From 0 at the first end to 1 at the last; exactly 0 or 1 at an end.
  public let fraction: Double
  /// In the plane of the ends; exactly the end at an end.
  public let place: SIMD2<Double>

  /// - Parameters: the point and the two ends, in one plane.
  @inlinable @inline(__always)
  public init(nearestTo point: SIMD2<Double>, from a: SIMD2<Double>, to b: SIMD2<Double>) {
    let along = b - a
    fraction = Self.fraction(nearestTo: point - a, along: along)
    place = fraction <= 0 ? a : fraction >= 1 ? b : a + along * fraction
  }

  /// How far along a segment its nearest place lies: p·d / d·d, within 0 and 1; 0 for a segment of no length.
  /// - Parameters:
  ///   - offset: p, from the segment's first end to the point.
  ///   - along: d, from the first end to the last.
  @inlinable @inline(__always)
  public static func fraction(nearestTo offset: SIMD2<Double>, along: SIMD2<Double>) -> Double {
    let squaredLength = along.x * along.x + along.y * along.y
    guard squaredLength > 0 else { return 0 }
    let fraction = (offset.x * along.x + offset.y * along.y) / squaredLength
    if fraction <= 0 { return 0 }
    return fraction >= 1 ? 1 : fraction
  }
}
