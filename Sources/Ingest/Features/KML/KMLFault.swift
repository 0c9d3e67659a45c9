import SurveyModel

/// Why a placemark, or a geometry of it, cannot be used.
struct KMLFault: Error {
  var rule: Rule
  var message: String
  /// The element at fault.
  var column: String?

  init(_ rule: Rule, _ message: String, column: String? = "coordinates") {
    self.rule = rule
    self.message = message
    self.column = column
  }
}
