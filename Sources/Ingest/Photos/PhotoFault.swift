import SurveyModel

/// Why a photo gives no position.
struct PhotoFault: Error, Sendable {
  var rule: Rule
  var message: String
  /// The tag that is wrong.
  var column: String?

  init(_ rule: Rule, _ message: String, column: String? = nil) {
    self.rule = rule
    self.message = message
    self.column = column
  }
}
