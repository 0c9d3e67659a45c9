import Foundation
import SurveyModel
import TestSupport
import Testing

/// The tables of the documentation name what there is, and nothing else.
@Suite("Names in the documentation")
struct DocumentedNamesTests {
  @Test("docs/options.md has every option of every verb, and no other")
  func options() throws {
    let folder = try DocumentationFolder()
    var known: Set<String> = []
    for verb in ["process", "count", "findings", "evaluate", "inspect", "snap", "diff", "schema", "simulate", "simulate-faults"] {
      let help = try folder.run("outlets \(verb) --help")
      #expect(help.contains("EXAMPLES"))
      for text in help.split(separator: "\n") {
        let line = text.replacing(/^  -[a-z], --/, with: "  --")
        guard line.hasPrefix("  --") else { continue }
        known.insert(String(line.dropFirst(2).prefix { $0 != " " }))
      }
    }
    known.remove("--version")
    #expect(Set(try DocumentationPage("docs/options.md").codeSpans(inTable: "option")) == known)
  }

  @Test("docs/rules.md has every rule, in its table")
  func rules() throws {
    let page = try DocumentationPage("docs/rules.md")
    let flags = page.codeSpans(inTable: "flag")
    let others = page.codeSpans(inTable: "rejection") + page.codeSpans(inTable: "finding")
    for name in flags + others { #expect(Rule(id: name) != nil, "\(name)") }
    for rule in Rule.allCases {
      let isFlag = rule.rawValue <= Rule.lastFlag.rawValue
      let count = (isFlag ? flags : others).count { $0 == rule.id }
      #expect(count == 1, "\(rule.id)")
    }
  }

  @Test("docs/bad-inputs.md cites rules, and a test has the name of every entry")
  func badInputs() throws {
    let page = try DocumentationPage("docs/bad-inputs.md")
    let cited = page.codeSpans.filter { $0.wholeMatch(of: /[a-z0-9]+(_[a-z0-9]+)+/) != nil }
    #expect(cited.count > 100)
    for name in cited { #expect(Rule(id: name) != nil, "\(name)") }
    let entries = Self.badInputNames
    #expect(entries.count > 100)
    let words = try Set(Self.sources().split { !($0.isLetter || $0.isNumber || $0 == "-") })
    #expect(entries.filter { !words.contains(Substring($0)) } == [])
  }

  @Test("the tests that docs/invariants.md names are there")
  func invariants() throws {
    let page = try DocumentationPage("docs/invariants.md")
    let names = page.codeSpans.filter { $0.hasSuffix("Tests") || $0.hasPrefix("Bad") }
    #expect(names.count > 20)
    let sources = try Self.sources()
    #expect(names.filter { !sources.contains("struct \($0)") } == [])
  }

  /// The entries of docs/bad-inputs.md.
  static let badInputNames: Set<String> = {
    guard let page = try? DocumentationPage("docs/bad-inputs.md") else { return [] }
    return Set(page.prose.flatMap { $0.matches(of: /<a id="([^"]+)">/).map { String($0.output.1) } })
  }()

  /// The text of all tests.
  private static func sources() throws -> String {
    let folder = SharedData.packageFolder.appending(path: "Tests").path
    let files = try tree(folder).filter { $0.key.hasSuffix(".swift") }
    return files.values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
