/// A file of the survey that is to be read.
package struct SurveyPath: Sendable {
  package var input: NamedInput
  /// The name in outputs: the path from the argument's last component on.
  package var source: String
  /// True when the user named the file itself; then a fault in it ends the run.
  package var isNamed: Bool

  package var path: String { input.path }

  init(_ input: NamedInput, source: String, isNamed: Bool) {
    self.input = input
    self.source = source
    self.isNamed = isNamed
  }
}
