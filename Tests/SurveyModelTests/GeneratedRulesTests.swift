import SurveyModel
import TestSupport
import Testing

/// The tables of `docs/rules.md` are made from the table of rules.
@Suite("Generated documentation: rules")
struct GeneratedRulesTests {
  @Test("docs/rules.md is what the table of rules says", arguments: ["flag", "rejection", "finding"])
  func current(kind: String) throws {
    let entries = Rule.allCases.map(\.entry).filter { Self.kind(of: $0) == kind }.sorted { $0.id < $1.id }
    let rows = entries.map { entry in
      "| `\(entry.id)` | \(Self.also(entry)) | \(GeneratedBlock.withCode(entry.explanation(naming: .arguments))) |"
    }
    let heading =
      kind == "finding"
      ? "| finding | severity | what it means, and what to do |" : "| \(kind) | also | what it means, and what to do |"
    try GeneratedBlock("\(kind)s", in: "docs/rules.md").check([heading, "|---|---|---|"] + rows)
  }

  /// The table that a rule stands in: that of its first use.
  private static func kind(of entry: RuleEntry) -> String {
    switch entry.uses.first {
    case .flag: "flag"
    case .rejection: "rejection"
    case .finding, nil: "finding"
    }
  }

  /// What a rule is besides; of a finding its severities.
  private static func also(_ entry: RuleEntry) -> String {
    let severities = entry.severities.map(\.name).joined(separator: ", ")
    return kind(of: entry) == "finding" ? severities : severities.isEmpty ? "" : "finding: \(severities)"
  }
}
