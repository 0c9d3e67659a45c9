import SurveyMath
import SurveyModel

extension LocalPlane {
  /// The position that is so many metres east and north of the origin, rounded to 7 decimals of a degree as files hold it: what is
  /// computed next starts from what a reader sees, and the last bit of a sine does not show.
  func roundedDegrees(_ east: Double, _ north: Double) -> Coordinate {
    func rounded(_ value: Double) -> Double { (value * 1e7).rounded(.toNearestOrEven) / 1e7 }
    let exact = degrees(SIMD2(east, north))
    return Coordinate(x: rounded(exact.x), y: rounded(exact.y))
  }
}

extension Coordinate {
  /// In the unit of both, on a plane.
  func planeDistance(to other: Coordinate) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }
}
