/// The part of the Earth that a CRS or an operation was made for, as the registry states it in WGS 84 degrees.
package struct AreaOfUse: Sendable, Hashable {
  /// Greater than `east` when the area crosses the antimeridian.
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double
  /// The area in words, such as `China - Ordos basin.`
  package var name: String

  package init(west: Double, south: Double, east: Double, north: Double, name: String = "") {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
    self.name = name
  }

  package static let world = AreaOfUse(west: -180, south: -90, east: 180, north: 90, name: "World")

  /// Registries round the bounds of areas to 0.01 degrees, so positions up to half of that outside still belong to an area.
  private static let tolerance = 0.005

  /// True when the area holds the position; false for NaN.
  package func contains(longitude: Double, latitude: Double) -> Bool {
    guard latitude >= south - Self.tolerance, latitude <= north + Self.tolerance else { return false }
    let pastWest = longitude >= west - Self.tolerance
    let beforeEast = longitude <= east + Self.tolerance
    return west <= east ? pastWest && beforeEast : (pastWest || beforeEast)
  }

  /// The number of positions that are finite and lie outside the area.
  package func countOutside(longitude: [Double], latitude: [Double]) -> Int {
    var count = 0
    for (x, y) in zip(longitude, latitude) where x.isFinite && y.isFinite && !contains(longitude: x, latitude: y) {
      count += 1
    }
    return count
  }

  /// The position midway between the bounds.
  package var middle: (longitude: Double, latitude: Double) {
    let longitude = (west + (east < west ? east + 360 : east)) / 2
    return (longitude > 180 ? longitude - 360 : longitude, (south + north) / 2)
  }

  /// The bounds as text, such as `73.62E to 134.77E, 16.7N to 53.56N`.
  package var bounds: String {
    func longitude(_ degrees: Double) -> String { "\(abs(degrees))\(degrees < 0 ? "W" : "E")" }
    func latitude(_ degrees: Double) -> String { "\(abs(degrees))\(degrees < 0 ? "S" : "N")" }
    return "\(longitude(west)) to \(longitude(east)), \(latitude(south)) to \(latitude(north))"
  }
}
