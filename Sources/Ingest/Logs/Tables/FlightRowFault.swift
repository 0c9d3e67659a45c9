import SurveyModel

/// Why a row is rejected.
struct FlightRowFault: Error {
  var rule: Rule
  var message: String
  /// The index of the column that is wrong; nil when it is the whole row.
  var column: Int?
}
