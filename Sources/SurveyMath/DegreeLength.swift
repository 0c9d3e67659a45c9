private import Glibc
public import SurveyModel

/// Metres in a degree of longitude and in a degree of latitude about one latitude of WGS 84. With them degrees are a plane, which
/// holds for some kilometres.
public struct DegreeLength: Sendable {
  /// Metres in a degree of longitude.
  public let east: Double
  /// Metres in a degree of latitude.
  public let north: Double

  /// From the radii of curvature in the meridian, M = a(1 − e²)/w³, and in the prime vertical, N = a/w, with
  /// w² = 1 − e² sin²φ (EPSG Guidance Note 7-2): east = N cos φ · π/180, north = M · π/180.
  /// - Parameter latitude: degrees.
  public init(atLatitude latitude: Double) {
    let a = 6_378_137.0
    let e2 = 0.006_694_379_990_141_316
    let radiansPerDegree = Double.pi / 180
    let sine = sin(latitude * radiansPerDegree)
    let w2 = 1 - e2 * sine * sine
    let w = w2.squareRoot()
    north = a * (1 - e2) / (w2 * w) * radiansPerDegree
    east = a / w * cos(latitude * radiansPerDegree) * radiansPerDegree
  }

  /// From the first two terms of the series of the same radii in multiples of φ (C. F. Bowditch, "American Practical Navigator",
  /// "Length of a degree of latitude and longitude"): within 1.2 m in a degree, which is a hundred-thousandth.
  ///
  /// The network's measures and messages were made with it, and its digits show in them; everything else uses
  /// ``init(atLatitude:)``.
  /// - Parameter latitude: degrees.
  public init(bySeriesAtLatitude latitude: Double) {
    let angle = latitude * .pi / 180
    east = 111_412.84 * cos(angle) - 93.5 * cos(3 * angle)
    north = 111_132.95 - 559.85 * cos(2 * angle)
  }

  /// Metres in a degree of a great circle of the sphere of 6,371.0 km, the Earth's mean radius.
  public static let ofSphere = 111_195.0

  /// Metres east and north from `a` to `b`, which are in degrees.
  @inlinable @inline(__always)
  public func metres(from a: Coordinate, to b: Coordinate) -> SIMD2<Double> {
    SIMD2((b.x - a.x) * east, (b.y - a.y) * north)
  }

  /// Metres between two positions in degrees.
  @inlinable
  public func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let way = metres(from: a, to: b)
    return (way.x * way.x + way.y * way.y).squareRoot()
  }

  /// The place on the straight piece from `a` to `b` that is nearest to `position`; all in degrees.
  @inlinable
  public func nearestPlace(to position: Coordinate, from a: Coordinate, to b: Coordinate) -> Coordinate {
    let fraction = PlaceOnSegment.fraction(nearestTo: metres(from: a, to: position), along: metres(from: a, to: b))
    if fraction <= 0 { return a }
    if fraction >= 1 { return b }
    return Coordinate(x: a.x + fraction * (b.x - a.x), y: a.y + fraction * (b.y - a.y))
  }
}
