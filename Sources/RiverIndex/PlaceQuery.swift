/// What is sought: the nearest place on a river, and the nearest on another river.
package struct PlaceQuery: Sendable {
  /// Plane metres.
  package var point: SIMD2<Double>
  /// Metres beyond which nothing is wanted. What is farther may be found too, and is then not sure to be the nearest.
  package var maxDistance: Double
  /// How much farther than the best place the place on another river may be, in metres.
  package var margin: Double

  @inlinable @inline(__always)
  package init(point: SIMD2<Double>, maxDistance: Double, margin: Double) {
    self.point = point
    self.maxDistance = maxDistance
    self.margin = margin
  }

  @inline(__always)
  var farthest: Double { maxDistance + margin }
}
