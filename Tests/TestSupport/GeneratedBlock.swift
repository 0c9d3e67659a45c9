import Foundation
import Testing

/// A part of a page of documentation that is made from the code, between `<!-- begin generated: NAME -->` and
/// `<!-- end generated -->`. With `OUTLETS_WRITE_DOCS` in the environment, tests write it anew instead of comparing.
package struct GeneratedBlock {
  private let name: String
  private let page: String

  /// - Parameter page: its path in the repository.
  package init(_ name: String, in page: String) {
    self.name = name
    self.page = page
  }

  /// Expects the block to consist of `lines`.
  package func check(_ lines: [String]) throws {
    let file = SharedData.packageFolder.appending(path: page)
    let text = try String(contentsOf: file, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- begin generated: \(name) -->\n"), "\(page) has no block \(name)")
    let end = try #require(text.range(of: "<!-- end generated -->", range: begin.upperBound..<text.endIndex))
    let block = "\n" + lines.joined(separator: "\n") + "\n\n"
    if text[begin.upperBound..<end.lowerBound] == block { return }
    if ProcessInfo.processInfo.environment["OUTLETS_WRITE_DOCS"] == nil {
      Issue.record("the block \(name) of \(page) is not current: run .ci/generate-docs")
    } else {
      let new = text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: block)
      try new.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// `text` with options of the command as code, and with what would end a cell of a table escaped.
  package static func withCode(_ text: String) -> String {
    text.replacing(/--[a-z][a-z-]*/) { "`\($0.output)`" }.replacing("|", with: "\\|")
  }
}
