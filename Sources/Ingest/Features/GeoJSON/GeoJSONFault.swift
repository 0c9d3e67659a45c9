import SurveyModel

/// Why a feature or a geometry cannot be used.
struct GeoJSONFault: Error {
  var rule: Rule
  var message: String
  /// The member at fault.
  var column: String?

  init(_ rule: Rule, _ message: String, column: String? = nil) {
    self.rule = rule
    self.message = message
    self.column = column
  }
}
