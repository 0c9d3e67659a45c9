import SurveyModel

/// What became of the coordinates of a record.
enum PositionReading {
  /// East and north, with flags.
  case value(x: Double, y: Double, RuleSet)
  /// Rule, message, and the column at fault.
  case rejected(Rule, String, Int)
}
