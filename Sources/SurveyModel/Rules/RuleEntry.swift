/// What is known of a rule: the row of the table of rules that is about it.
public struct RuleEntry: Sendable {
  /// The rule.
  public let rule: Rule
  /// The name written to outputs. Other people's scripts compare with it, so it never changes.
  public let id: String
  /// What the rule is used as.
  public let uses: [RuleUse]
  /// What the rule means and what to do, with options as they are typed.
  private let wording: String

  init(_ rule: Rule, _ id: String, _ uses: [RuleUse], _ explanation: String) {
    self.rule = rule
    self.id = id
    self.uses = uses
    wording = explanation
  }

  /// What the rule means and what to do, in one to three sentences, with options under the names of their properties.
  public var explanation: String { explanation(naming: .properties) }

  /// The same, with options under the names of one kind.
  public func explanation(naming: OptionNaming) -> String { OptionName.rename(in: wording, naming) }

  /// The severities of its findings; empty for a rule that is never a finding.
  public var severities: [Severity] {
    uses.compactMap { use in
      guard case .finding(let severity) = use else { return nil }
      return severity
    }
  }
}
