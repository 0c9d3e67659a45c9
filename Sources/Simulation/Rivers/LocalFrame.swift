import Glibc
import SurveyModel

/// Metres east and north of a point on the ellipsoid of WGS 84, for the few kilometres around it.
///
/// Radii of curvature in the meridian, M = a(1 − e²)/w³, and in the prime vertical, N = a/w, with
/// w² = 1 − e² sin²φ (EPSG Guidance Note 7-2).
struct LocalFrame {
  let origin: Coordinate
  let metresPerDegreeEast: Double
  let metresPerDegreeNorth: Double

  init(at origin: Coordinate) {
    self.origin = origin
    let a = 6_378_137.0
    let e2 = 0.006_694_379_990_141_316
    let radiansPerDegree = Double.pi / 180
    let sine = sin(origin.latitude * radiansPerDegree)
    let w2 = 1 - e2 * sine * sine
    let w = w2.squareRoot()
    metresPerDegreeNorth = a * (1 - e2) / (w2 * w) * radiansPerDegree
    metresPerDegreeEast = a / w * cos(origin.latitude * radiansPerDegree) * radiansPerDegree
  }

  /// Metres from the origin.
  func metres(_ degrees: Coordinate) -> Coordinate {
    Coordinate(
      x: (degrees.x - origin.x) * metresPerDegreeEast,
      y: (degrees.y - origin.y) * metresPerDegreeNorth)
  }

  /// Degrees rounded to 7 decimals, as files hold them: whatever is computed next starts from what a reader sees, and
  /// the last bit of a sine does not show.
  func degrees(_ metres: Coordinate) -> Coordinate {
    func rounded(_ value: Double) -> Double { (value * 1e7).rounded(.toNearestOrEven) / 1e7 }
    return Coordinate(
      x: rounded(origin.x + metres.x / metresPerDegreeEast),
      y: rounded(origin.y + metres.y / metresPerDegreeNorth))
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
