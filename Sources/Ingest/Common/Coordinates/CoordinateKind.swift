/// The unit of a file's coordinates, which decides what values can be right.
package enum CoordinateKind: Sendable {
  /// Longitude and latitude in degrees.
  case degrees
  /// Easting and northing in metres.
  case metres
}
