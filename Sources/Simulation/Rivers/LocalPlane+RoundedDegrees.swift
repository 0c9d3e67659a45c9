import SurveyMath
import SurveyModel

extension LocalPlane {
  /// The position that is so many metres east and north of the origin, rounded to 7 decimals of a degree as in the files. So what is
  /// computed from it agrees with what a reader of the files computes, and does not depend on the last bit of a sine.
  func roundedDegrees(_ east: Double, _ north: Double) -> Coordinate {
    func rounded(_ value: Double) -> Double { (value * 1e7).rounded(.toNearestOrEven) / 1e7 }
    let exact = degrees(SIMD2(east, north))
    return Coordinate(x: rounded(exact.x), y: rounded(exact.y))
  }
}
