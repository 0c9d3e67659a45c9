import SurveyModel

/// Why a point is rejected.
struct GPXFault: Error {
  var rule: Rule
  var message: String
  /// The attribute or element at fault.
  var column: String?
}
