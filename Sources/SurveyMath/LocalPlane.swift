public import SurveyModel

/// A plane that touches the ellipsoid of WGS 84 at one position: metres east and north of it, true to a thousandth for some
/// kilometres around.
public struct LocalPlane: Sendable {
  /// WGS 84 degrees.
  public let origin: Coordinate
  /// At the origin.
  public let degree: DegreeLength

  public init(at origin: Coordinate) {
    self.origin = origin
    degree = DegreeLength(atLatitude: origin.latitude)
  }

  /// Metres east and north of the origin.
  @inlinable @inline(__always)
  public func metres(_ degrees: Coordinate) -> SIMD2<Double> { degree.metres(from: origin, to: degrees) }

  /// The position that is so many metres east and north of the origin.
  @inlinable
  public func degrees(_ metres: SIMD2<Double>) -> Coordinate {
    Coordinate(x: origin.x + metres.x / degree.east, y: origin.y + metres.y / degree.north)
  }
}
