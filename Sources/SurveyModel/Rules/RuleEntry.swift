/// What is known of a rule: the row of the table of rules that is about it.
public struct RuleEntry: Sendable {
  /// The rule.
  public let rule: Rule
  /// The name written to outputs. Other people's scripts compare with it, so it never changes.
  public let id: String
  /// What the rule is used as.
  public let uses: [RuleUse]
  /// What the rule means and what to do, in one to three sentences.
  public let explanation: String

  init(_ rule: Rule, _ id: String, _ uses: [RuleUse], _ explanation: String) {
    self.rule = rule
    self.id = id
    self.uses = uses
    self.explanation = explanation
  }

  /// The severities of its findings; empty for a rule that is never a finding.
  public var severities: [Severity] {
    uses.compactMap { use in
      guard case .finding(let severity) = use else { return nil }
      return severity
    }
  }
}
