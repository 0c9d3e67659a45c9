/// Which findings are wanted. What is empty or nil asks for nothing.
package struct FindingFilter: Sendable {
  /// Ids of rules.
  package var rules: [String] = []
  /// Names of severities.
  package var severities: [String] = []
  /// A file, by its whole name or its last part.
  package var source: String?
  /// A river, by its id or its name.
  package var river: String?
  /// The id of an outlet.
  package var outlet: String?

  package init() {}
}
