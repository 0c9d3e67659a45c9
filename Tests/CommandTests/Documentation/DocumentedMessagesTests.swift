import Foundation
import TestSupport
import Testing

/// docs/messages.md lists messages as the program has them.
@Suite("Messages in the documentation")
struct DocumentedMessagesTests {
  /// The text of all sources, with texts that are divided over several lines put together.
  private static let sources: String = {
    let root = SharedData.packageFolder.path
    var names = [".ci/setup"]
    for case let name as String in FileManager.default.enumerator(atPath: root + "/Sources") ?? .init() {
      if name.hasSuffix(".swift") || name.hasSuffix(".c") { names.append("Sources/\(name)") }
    }
    let text = names.compactMap { try? String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }.joined(separator: "\n")
    return text.replacing(/"\s*\n\s*\+ "/, with: "").replacing("\\\"", with: "\"")
  }()

  /// What a message says for sure: the parts between `…` and the options, which the code has by other names.
  private func parts(_ message: String) -> [String] {
    message.replacing(/--[a-z-]+/, with: "…").split(separator: "…").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.utf8.count > 3 }
  }

  @Test("each message of the page is one of the program")
  func known() throws {
    let page = try DocumentationPage("docs/messages.md")
    let rows = page.lines.filter { $0.hasPrefix("| `") }
    #expect(rows.count > 80)
    for row in rows {
      let message = try #require(row.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false).dropFirst().first)
      let parts = parts(String(message))
      #expect(!parts.isEmpty)
      for part in parts { #expect(Self.sources.contains(part), "docs/messages.md: no message says: \(part)") }
    }
  }

  @Test("what the page says of options is true: each is an option")
  func options() throws {
    let known = Set(try DocumentationPage("docs/options.md").codeSpans(inTable: "option"))
    for span in try DocumentationPage("docs/messages.md").codeSpans {
      for match in span.matches(of: /--[a-z][a-z-]+/) where !span.hasPrefix("git ") {
        #expect(known.contains(String(match.output)), "\(span)")
      }
    }
  }
}
