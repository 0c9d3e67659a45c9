/// What is sought: the nearest place on a river, and the nearest on another river.
public struct PlaceQuery: Sendable {
  /// Plane metres.
  public var point: SIMD2<Double>
  /// Metres beyond which nothing is wanted. What is farther may be found too, and is then not sure to be the nearest.
  public var maxDistance: Double
  /// How much farther than the best place the place on another river may be, in metres.
  public var margin: Double

  @inlinable @inline(__always)
  public init(point: SIMD2<Double>, maxDistance: Double, margin: Double) {
    self.point = point
    self.maxDistance = maxDistance
    self.margin = margin
  }

  @inline(__always)
  var farthest: Double { maxDistance + margin }
}
