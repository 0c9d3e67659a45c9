import SurveyModel

/// What the name of a column says of a place in its cells.
enum PositionName {
  /// True for a name that speaks of a place: `geometry`, `Location 1`, 坐标.
  static func isPlace(_ name: String) -> Bool {
    let header = HeaderName(name)
    if order(name) != nil || keys.contains(header.key) { return true }
    let key = String(header.key.reversed().drop { $0.isNumber }.reversed())
    return keys.contains(key) || ["坐标", "位置", "定位", "经纬度"].contains { header.key.contains($0) }
      || HeaderWords(name).words.contains {
        ["coordinates", "coordinate", "coords", "geolocation", "geopoint", "wkt", "gps"].contains($0)
      }
  }

  private static let keys: Set = [
    "geometry", "geom", "thegeom", "wkt", "wktgeom", "geojson", "location", "coordinates", "coordinate", "coord", "coords", "gps",
    "gpslocation", "gpscoordinates", "gpsposition", "position", "point", "geopoint", "geolocation", "georeference",
    "newgeoreferencedcolumn",
    "geopoint2d", "geoshape", "shape",
    "latlong", "googlemaps", "mapslink",
  ]

  /// The order that the name says: `latlon`, `Latitude, Longitude`, 经纬度, `GPS (lat, lng)`; nil where it says none.
  static func order(_ name: String) -> PositionOrder? {
    let lower = name.lowercased()
    func first(_ words: [String]) -> String.Index? { words.compactMap { lower.firstRange(of: $0)?.lowerBound }.min() }
    if let latitude = first(["lat", "纬", "緯"]), let longitude = first(["lon", "lng", "经", "經"]) {
      return latitude < longitude ? .latitudeFirst : .longitudeFirst
    }
    let key = HeaderName(name).key
    if key.hasPrefix("lat") || key.hasPrefix("纬") { return .latitudeFirst }
    return key.hasPrefix("lon") || key.hasPrefix("lng") || key.hasPrefix("经") ? .longitudeFirst : nil
  }
}
