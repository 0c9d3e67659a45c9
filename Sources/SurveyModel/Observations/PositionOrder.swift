/// The order of the two coordinates in a text that holds both.
public enum PositionOrder: String, CaseIterable, Sendable {
  /// Latitude or northing first.
  case latitudeFirst = "latlon"
  /// Longitude or easting first.
  case longitudeFirst = "lonlat"
}
