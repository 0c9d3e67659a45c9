/// A position in the order east, north: longitude and latitude in degrees, or easting and northing in metres.
///
/// Which of the two it is, and in which CRS, is said where the coordinate is used; every `longitude`/`latitude` in
/// this package is WGS 84 unless it says otherwise.
public struct Coordinate: Hashable, Sendable {
  /// Longitude in degrees, or easting in metres.
  public var x: Double
  /// Latitude in degrees, or northing in metres.
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

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

/// A box along the axes, of the same kind as the coordinates it was made from. Empty until something is added.
public struct Box: Hashable, Sendable {
  public var minX = Double.infinity
  public var minY = Double.infinity
  public var maxX = -Double.infinity
  public var maxY = -Double.infinity

  public init() {}

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  @inlinable
  public mutating func add(x: Double, y: Double) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  public mutating func add(_ other: Box) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }
}
