/// A position in the order east, north: longitude and latitude in degrees, or easting and northing in metres.
///
/// Which of the two it is, and in which CRS, is said where the coordinate is used; every `longitude`/`latitude` in
/// this package is WGS 84 unless it says otherwise.
public struct Coordinate: Hashable, Sendable {
  /// Longitude in degrees, or easting in metres.
  public var x: Double
  /// Latitude in degrees, or northing in metres.
  public var y: Double

  /// - Parameters:
  ///   - x: longitude in degrees, or easting in metres.
  ///   - y: latitude in degrees, or northing in metres.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// A position in degrees.
  public init(longitude: Double, latitude: Double) {
    self.init(x: longitude, y: latitude)
  }

  /// Degrees east.
  public var longitude: Double { x }
  /// Degrees north.
  public var latitude: Double { y }

  /// True when neither part is NaN or infinite.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// True for a finite longitude within ±180 and latitude within ±90 degrees.
  public var isGeographic: Bool { abs(x) <= 180 && abs(y) <= 90 }
}
