import SurveyModel

/// A fix of a track.
struct Fix {
  /// WGS 84 degrees, 7 decimals.
  var position: Coordinate
  /// Microseconds since 1970.
  var time: Int64
  /// The horizontal dilution of precision that the receiver reports.
  var hdop: Double?
}
