package import SurveyModel

/// What the text of a coordinate was read as.
package enum AngleReading: Equatable, Sendable {
  /// The text is empty, or a word for nothing (`—`, `无`).
  case missing
  /// Degrees (or metres when the text was a plain number), and flags for what had to be changed in the text to read it.
  case value(Double, RuleSet)
  /// What is wrong with the text, as the end of a sentence that begins with the text itself.
  case unreadable(String)
}
