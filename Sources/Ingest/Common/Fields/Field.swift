/// What a column, property or element can mean to us. The raw values are the names that `--columns` takes.
package enum Field: String, CaseIterable, Sendable {
  case id, name, code
  case longitude, latitude
  case longitudeDegrees = "longitude_degrees"
  case longitudeMinutes = "longitude_minutes"
  case longitudeSeconds = "longitude_seconds"
  case latitudeDegrees = "latitude_degrees"
  case latitudeMinutes = "latitude_minutes"
  case latitudeSeconds = "latitude_seconds"
  /// Metres, where the header says so.
  case easting, northing
  /// East and north, or in Chinese tables north and east: the values decide (see `PositionColumns`).
  case x, y
  /// Both coordinates in one cell.
  case position
  /// A reference of the British National Grid.
  case gridReference = "grid_reference"
  case time, date
  case method
  case accuracy = "accuracy_m"
  case type
  case hdop, satellites, fix
  case riverName = "river_name"
  case bank
  /// The name or number of a photo; the flight or folder that tells two of the same name apart.
  case photo, flight

  /// True for the fields that say where an observation is, where a wrong column would be worst.
  package var isPosition: Bool {
    switch self {
    case .longitude, .latitude, .longitudeDegrees, .longitudeMinutes, .longitudeSeconds, .latitudeDegrees,
      .latitudeMinutes, .latitudeSeconds, .easting, .northing, .x, .y, .position, .gridReference:
      true
    default: false
    }
  }
}
