/// What a column, property or element of a survey file can mean.
///
/// The raw values are the names that the command, its outputs and `inspect` use.
public enum Field: String, CaseIterable, Sendable {
  /// The id that the crew gave to the record.
  case id
  /// What the outlet is called.
  case name
  /// The official code of the outlet.
  case code
  /// Degrees as a decimal number, or degrees, minutes and seconds in one cell.
  case longitude, latitude
  /// Whole degrees of longitude, whose minutes and seconds stand in columns of their own.
  case longitudeDegrees = "longitude_degrees"
  /// Minutes of longitude.
  case longitudeMinutes = "longitude_minutes"
  /// Seconds of longitude.
  case longitudeSeconds = "longitude_seconds"
  /// Whole degrees of latitude.
  case latitudeDegrees = "latitude_degrees"
  /// Minutes of latitude.
  case latitudeMinutes = "latitude_minutes"
  /// Seconds of latitude.
  case latitudeSeconds = "latitude_seconds"
  /// N or S beside a latitude without a sign.
  case latitudeHemisphere = "latitude_hemisphere"
  /// E or W beside a longitude without a sign.
  case longitudeHemisphere = "longitude_hemisphere"
  /// Metres, in a column whose name says which axis it is.
  case easting, northing
  /// X is east and Y is north, or in Chinese tables X is north and Y is east: the values decide.
  case x, y
  /// Both coordinates in one cell.
  case position
  /// A reference of the British National Grid.
  case gridReference = "grid_reference"
  /// The time of the record, with or without a date.
  case time
  /// The date, where the time stands in another column.
  case date
  /// How the observation was made: by drone or on foot.
  case method
  /// Metres.
  case accuracy = "accuracy_m"
  /// Where the water of the outlet comes from.
  case type
  /// The horizontal dilution of precision, the number of satellites and the kind of fix.
  case hdop, satellites, fix
  /// The river that the crew names.
  case riverName = "river_name"
  /// The bank that the crew names.
  case bank
  /// The name or number of a photo.
  case photo
  /// The flight or folder that tells two photos of the same name apart.
  case flight

  /// True for the fields that say where an observation is.
  package var isPosition: Bool {
    switch self {
    case .longitude, .latitude, .longitudeDegrees, .longitudeMinutes, .longitudeSeconds, .latitudeDegrees,
      .latitudeMinutes, .latitudeSeconds, .latitudeHemisphere, .longitudeHemisphere, .easting, .northing, .x, .y, .position,
      .gridReference:
      true
    default: false
    }
  }
}
