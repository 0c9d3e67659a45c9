package import SurveyModel

extension OutputError {
  /// An error with the system's words for its number, and with a path that can be shown.
  package init(_ code: Code, _ action: String, path: String, errno: Int32? = nil, advice: ErrorText? = nil) {
    self.init(
      code, action, path: PathText.displayText(path), errno: errno, reason: errno.map { SystemError($0).text } ?? "",
      advice: advice)
  }
}
