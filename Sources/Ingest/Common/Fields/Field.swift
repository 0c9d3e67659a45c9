/// What a column, property or element of a survey can mean. The raw values are the names that `--columns` takes.
package enum Field: String, CaseIterable, Sendable {
  case id, name, code
  case longitude, latitude
  case longitudeDegrees = "longitude_degrees"
  case longitudeMinutes = "longitude_minutes"
  case longitudeSeconds = "longitude_seconds"
  case latitudeDegrees = "latitude_degrees"
  case latitudeMinutes = "latitude_minutes"
  case latitudeSeconds = "latitude_seconds"
  /// Metres, in a column whose name says which axis it is.
  case easting, northing
  /// X is east and Y is north, or in Chinese tables X is north and Y is east: the values decide (see ``PositionPlan``).
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
  /// `photo` is the name or number of a photo; `flight` is the flight or folder that tells two photos of one name apart.
  case photo, flight

  /// True for the fields that say where an observation is.
  package var isPosition: Bool {
    switch self {
    case .longitude, .latitude, .longitudeDegrees, .longitudeMinutes, .longitudeSeconds, .latitudeDegrees,
      .latitudeMinutes, .latitudeSeconds, .easting, .northing, .x, .y, .position, .gridReference:
      true
    default: false
    }
  }
}
