private import Glibc
import SurveyMath
import SurveyModel

/// The Mercator plane of a sphere with the equator of WGS 84, in metres at the equator. It enlarges all directions at a place alike,
/// by a factor that grows with the latitude.
enum Mercator {
  private static let radius = 6_378_137.0

  /// x = aλ, y = a artanh(sin φ) (J. P. Snyder, "Map Projections: A Working Manual", 1987, 7-2a).
  /// - Parameter degrees: WGS 84; poles are moved within the plane.
  static func point(_ degrees: Coordinate) -> SIMD2<Double> {
    let latitude = min(max(degrees.latitude, -89.9), 89.9) * .pi / 180
    return SIMD2(radius * degrees.longitude * .pi / 180, radius * atanh(sin(latitude)))
  }

  static func box(_ degrees: Box) -> Box {
    let (lower, upper) = (
      point(Coordinate(x: degrees.minX, y: degrees.minY)), point(Coordinate(x: degrees.maxX, y: degrees.maxY))
    )
    return Box(minX: lower.x, minY: lower.y, maxX: upper.x, maxY: upper.y)
  }

  /// No way on the ground that begins at `latitude` and is at most `metres` long is longer in the plane than this many times its length:
  /// a / M cos φ at the latitude nearest to a pole, where a / M, the radius of the equator by that of the meridian's curvature, is
  /// below 1.0068.
  static func greatestScale(within metres: Double, of latitude: Double) -> Double {
    1.0068 / max(1e-3, Degrees.cosine(min(89.9, abs(latitude) + metres / 110_000)))
  }
}
