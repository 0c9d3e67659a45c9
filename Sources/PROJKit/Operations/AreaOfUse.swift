/// The part of the Earth that a CRS or an operation was made for, as its registry bounds it: WGS 84 degrees.
package struct AreaOfUse: Sendable, Hashable {
  /// Greater than `east` where the area crosses the antimeridian.
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double
  /// In words, such as `China - Ordos basin.`
  package var name: String

  package init(west: Double, south: Double, east: Double, north: Double, name: String = "") {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
    self.name = name
  }

  package static let world = AreaOfUse(west: -180, south: -90, east: 180, north: 90, name: "World")

  /// Registries round the bounds of an area to 0.01 degrees, so what lies within half of that belongs to it.
  private static let tolerance = 0.005

  /// False for NaN.
  package func contains(longitude: Double, latitude: Double) -> Bool {
    guard latitude >= south - Self.tolerance, latitude <= north + Self.tolerance else { return false }
    let pastWest = longitude >= west - Self.tolerance
    let beforeEast = longitude <= east + Self.tolerance
    return west <= east ? pastWest && beforeEast : (pastWest || beforeEast)
  }

  /// How many of the positions are finite and lie outside.
  package func countOutside(longitude: [Double], latitude: [Double]) -> Int {
    var count = 0
    for (x, y) in zip(longitude, latitude) where x.isFinite && y.isFinite && !contains(longitude: x, latitude: y) {
      count += 1
    }
    return count
  }

  /// Midway between the bounds.
  package var middle: (longitude: Double, latitude: Double) {
    let longitude = (west + (east < west ? east + 360 : east)) / 2
    return (longitude > 180 ? longitude - 360 : longitude, (south + north) / 2)
  }

  /// Bounds in words: `73.62E to 134.77E, 16.7N to 53.56N`.
  package var bounds: String {
    func longitude(_ degrees: Double) -> String { "\(abs(degrees))\(degrees < 0 ? "W" : "E")" }
    func latitude(_ degrees: Double) -> String { "\(abs(degrees))\(degrees < 0 ? "S" : "N")" }
    return "\(longitude(west)) to \(longitude(east)), \(latitude(south)) to \(latitude(north))"
  }
}
