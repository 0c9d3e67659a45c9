import Foundation
import TestSupport
import Testing

/// What README.md and the pages in `docs` show is what the program does.
@Suite("Documentation")
struct DocumentationTests {
  @Test("every command of a page prints what the page says", arguments: DocumentationPage.names)
  func transcripts(_ name: String) throws {
    let commands = try DocumentationPage(name).commands()
    // Pages that need a program of others are skipped where it is absent; the programs say so aloud.
    if commands.contains(where: { $0.text.contains("ogr2ogr") }), !Tools.haveGDAL { return }
    let needsDatabase = commands.contains { $0.text.contains("psql") }
    if needsDatabase, !PostGISServer.isInstalled { return }
    let server = needsDatabase ? try PostGISServer() : nil
    let folder = try DocumentationFolder(environment: server?.environment ?? [:])
    let isWriting = ProcessInfo.processInfo.environment["OUTLETS_WRITE_TRANSCRIPTS"] != nil
    for command in commands {
      let output = try folder.run(command.text)
      if isWriting {
        try DocumentationPage(name).replace(command, output: output)
      } else {
        #expect(output == command.output, "\(name): \(command.text)")
      }
    }
  }

  @Test("the pages have their transcripts, and each is between two fences")
  func blocks() throws {
    var commands = 0
    for name in DocumentationPage.names {
      let page = try DocumentationPage(name)
      commands += page.commands().count
      let fences = page.lines.filter { $0.hasPrefix("```") }
      #expect(fences.count % 2 == 0, "\(name)")
      for index in stride(from: 1, to: fences.count, by: 2) { #expect(fences[index] == "```", "\(name)") }
    }
    #expect(commands > 40)
  }

  @Test("README.md has at most 200 lines, and leads to every page, to those of one task by their list")
  func readme() throws {
    let readme = try DocumentationPage("README.md")
    #expect(readme.lines.count <= 201, "the last line ends in a line break")
    let links = readme.links.map(String.init) + (try DocumentationPage("docs/how-to.md").links.map { "docs/\($0)" })
    for name in DocumentationPage.names.dropFirst() { #expect(links.contains(name), "\(name)") }
  }

  @Test(
    "links lead somewhere",
    arguments: DocumentationPage.names + ["CONTRIBUTING.md", "CHANGELOG.md", "Sources/README.md", "Benchmarks/README.md"])
  func links(_ name: String) throws {
    let page = try DocumentationPage(name)
    let folder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    for link in page.links where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? name : Self.path(folder + parts[0])
      let file = SharedData.packageFolder.appending(path: target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(link)")
      guard parts.count > 1 else { continue }
      #expect(try DocumentationPage(target).anchors.contains(String(parts[1])), "\(link)")
    }
  }

  /// A path without the steps back: `a` of `docs/../a`.
  private static func path(_ text: String) -> String {
    var parts: [Substring] = []
    for part in text.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  @Test("the sample campaign is what simulate makes today")
  func data() throws {
    let folder = try DocumentationFolder()
    #expect(try folder.run("outlets simulate --seed 7 --out again >/dev/null 2>&1; diff -r data again") == "")
  }

  @Test("help can be copied: no line of an example is broken at 80 columns", arguments: ["", "process", "snap", "simulate"])
  func examples(_ verb: String) throws {
    let help = try DocumentationFolder().run("outlets \(verb) --help")
    let examples = help.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "EXAMPLES" }.dropFirst()
      .prefix { !$0.isEmpty }
    #expect(examples.allSatisfy { $0.hasPrefix("  ") && $0.utf8.count <= 80 }, "\(examples)")
  }
}
