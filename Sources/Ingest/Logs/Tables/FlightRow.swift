import SurveyModel

/// What one row of a flight log says of the aircraft.
struct FlightRow {
  var x = 0.0
  var y = 0.0
  /// Microseconds since 1970 UTC; nil when the row states no time.
  var time: Int64?
  /// Microseconds since take-off; nil when the row does not state them.
  var clock: Int64?
  /// Metres (68 %); nil when the row does not state it.
  var accuracy: Float?
  var flags = RuleSet()
}
