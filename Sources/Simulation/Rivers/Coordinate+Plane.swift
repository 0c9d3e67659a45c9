import SurveyMath
import SurveyModel

extension Coordinate {
  /// The distance from another point of the same plane.
  func planeDistance(to other: Coordinate) -> Double { SIMD2(x - other.x, y - other.y).length }

  /// The point on the straight line to `other`: 0 gives this point, 1 the other one.
  func interpolated(to other: Coordinate, _ fraction: Double) -> Coordinate {
    Coordinate(x: x + (other.x - x) * fraction, y: y + (other.y - y) * fraction)
  }
}
