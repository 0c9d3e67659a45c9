/// What can be wrong with the coordinates of a whole file, by the name that the command and the outputs use.
public enum Fault: String, CaseIterable, Sendable {
  /// Shifted as maps of mainland China are.
  case gcj02
  /// Shifted as Baidu's maps are.
  case bd09
  /// Declared to be something else, and plain WGS 84.
  case wgs84
  /// Longitude and latitude, or easting and northing, have changed places.
  case swap
  /// West or south was written without its sign.
  case sign
  /// Degrees and minutes read as a decimal number.
  case minutes
  /// Degrees, minutes and seconds read as a decimal number.
  case seconds
  /// Radians instead of degrees.
  case radians
  /// The decimal comma was lost.
  case decimals
  /// Metres of a projection: which one, and in which zone.
  case zone

  /// The rule of the finding that says so.
  package var rule: Rule {
    switch self {
    case .gcj02: .suspectGcj02
    case .bd09: .suspectBd09
    case .wgs84: .suspectWgs84
    case .swap: .suspectSwapped
    case .sign: .suspectSign
    case .minutes: .suspectMinutes
    case .seconds: .suspectSeconds
    case .radians: .suspectRadians
    case .decimals: .suspectDecimals
    case .zone: .suspectZone
    }
  }

  /// True for a move of some hundred metres, which only rivers of several directions can show.
  package var isShift: Bool { self == .gcj02 || self == .bd09 || self == .wgs84 }
}
