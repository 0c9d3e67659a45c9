import Foundation
import SurveyModel
import TestSupport
import Testing

/// The table of rules against the code that raises them.
@Suite("Rules in the code")
struct RaisedRuleTests {
  /// The code outside the table of rules.
  private static let code: String = {
    let sources = SharedData.packageFolder.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let swift = files.filter { $0.pathExtension == "swift" && !$0.lastPathComponent.hasPrefix("Rule") }
    return swift.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
  }()

  /// The same without the places that only ask for a rule: comparisons, patterns, and removals.
  private static let raising: String =
    code.replacing(
      /contains\(\.\w+\)|remove\((RuleSet\()?\.\w+\)|[!=]= \.\w+|case \.\w+( where .*)?:|rejected\[\.\w+\] \?\?/, with: "")

  @Test("something raises every rule")
  func raised() {
    #expect(Self.code.count > 1_000_000)
    let names = Set(Self.raising.matches(of: /\.([a-z]\w+)/).map { String($0.output.1) })
    #expect(Rule.allCases.filter { !names.contains("\($0)") } == [])
  }

  @Test("a finding has a severity that its rule can have")
  func severities() {
    let rules = Dictionary(uniqueKeysWithValues: Rule.allCases.map { ("\($0)", $0) })
    var seen = 0
    for match in Self.code.matches(of: /\.([a-z]\w+):? ?,?\s*\(?\.(info|warning|error)\b/) {
      guard let rule = rules[String(match.output.1)] else { continue }
      seen += 1
      #expect(rule.entry.severities.map(\.name).contains(String(match.output.2)), "\(match.output.0)")
    }
    #expect(seen > 90)
  }
}
