import Foundation
import TestSupport

/// A page of the documentation, taken apart.
struct DocumentationPage: Sendable {
  /// The path in the repository, as `docs/reading.md`.
  var name: String
  var lines: [Substring]

  init(_ name: String) throws {
    self.name = name
    let file = SharedData.packageFolder.appending(path: name)
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// README.md and all pages in `docs`, by their names.
  static let names: [String] = {
    let folder = SharedData.packageFolder.appending(path: "docs").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md"] + files.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }()

  /// The lines of the fenced blocks of a language, in order.
  func blocks(_ language: String) -> [[Substring]] {
    var blocks: [[Substring]] = []
    var rest = lines[...]
    while let start = rest.firstIndex(of: "```" + language),
      let end = rest[(start + 1)...].firstIndex(of: "```")
    {
      blocks.append(Array(rest[(start + 1)..<end]))
      rest = rest[(end + 1)...]
    }
    return blocks
  }

  /// The lines outside all fenced blocks.
  var prose: [Substring] {
    var isFenced = false
    return lines.filter { line in
      guard line.hasPrefix("```") else { return !isFenced }
      isFenced.toggle()
      return false
    }
  }

  /// What stands in code spans in the prose: `a` and `c` of "`a` b `c`".
  var codeSpans: [String] { prose.flatMap { Self.codeSpans(of: $0) } }

  /// What the first column of the table says that has this heading, in code spans: `a` of "| `a` `b` | text |".
  func codeSpans(inTable heading: String) -> [String] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("| \(heading) |") }) else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.flatMap { line in
      Self.codeSpans(of: line.split(separator: "|").first ?? "")
    }
  }

  private static func codeSpans(of line: Substring) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  /// Where the links of the prose lead, as they are written.
  var links: [Substring] { prose.flatMap { $0.matches(of: /\]\(([^)\s]+)\)/).map { $0.output.1 } } }

  /// Where a link to this page may lead: what its headings are called in an address, and the ids that it gives itself.
  var anchors: [String] {
    prose.flatMap { line -> [String] in
      guard line.hasPrefix("#") else { return line.matches(of: /<a id="([^"]+)">/).map { String($0.output.1) } }
      let heading = line.drop { $0 == "#" }.dropFirst().lowercased()
      return [heading.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")]
    }
  }
}
