import SurveyModel

/// Why a sentence is rejected.
struct NMEAFault: Error {
  var rule: Rule
  var message: String
}
