import Foundation
import TestSupport
import Testing

/// The manual pages, which are made from the commands' own definitions.
@Suite("Manual pages")
struct ManualTests {
  private static let hasMan: Bool = {
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/man") { return true }
    print("note: man is absent (make setup-test installs it): manual pages are not looked at")
    return false
  }()

  private func pages() throws -> [(name: String, roff: String)] {
    try outlets("manual", "--list").lines.map { name in
      let verb = name.split(separator: "-", maxSplits: 1).dropFirst().map(String.init)
      return (String(name), try BuiltProgram(["manual"] + verb).run().text)
    }
  }

  @Test("man has no warning about any page, and shows every option and every example", .enabled(if: hasMan))
  func shown() throws {
    let folder = try TemporaryFolder()
    let pages = try pages()
    #expect(pages.count > 7 && pages[0].name == "outlets")
    for (name, roff) in pages {
      let file = try folder.file("\(name).1", roff)
      let page = "LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l"
      let warnings = try run("/bin/bash", ["-c", "\(page) -Tutf8 -Z '\(file)' 2>&1 >/dev/null"])
      #expect(String(decoding: warnings, as: UTF8.self) == "", "\(name)")
      let text = String(decoding: try run("/bin/bash", ["-c", "\(page) '\(file)' | col -b"]), as: UTF8.self)
      let verb = name.split(separator: "-", maxSplits: 1).dropFirst().map(String.init)
      let help = try BuiltProgram(verb + ["--help"]).run()
      let options = help.lines.compactMap { $0.firstMatch(of: /^\ +(?:-\w, )?(--[a-z0-9-]+)/).map { String($0.output.1) } }
      #expect(!options.isEmpty)
      for option in options { #expect(text.contains(option), "\(name): \(option)") }
      let examples = help.lines.drop { $0 != "EXAMPLES" }.dropFirst().prefix { $0.hasPrefix("  ") }
      for example in examples { #expect(text.contains(example.drop { $0 == " " }), "\(name): \(example)") }
      #expect(text.contains("EXIT STATUS") && text.contains("SEE ALSO"))
    }
  }

  @Test("a page of no verb is refused")
  func unknown() throws {
    let end = try outlets("manual", "proces")
    #expect(end.code == 64 && end.messages.contains("there is no verb \"proces\""), "\(end.messages)")
  }

  @Test("--version names the program and the libraries that decide on its results")
  func versions() throws {
    let lines = try outlets("--version").lines
    try #require(lines.count == 5)
    #expect(lines[0].wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil)
    #expect(lines[1].wholeMatch(of: /GEOS [0-9.]+/) != nil && lines[2].wholeMatch(of: /PROJ [0-9.]+, EPSG v[0-9.]+/) != nil)
    #expect(lines[3].hasPrefix("GDAL ") && lines[4].wholeMatch(of: /simdjson [0-9.]+/) != nil)
    #expect(try outlets("process", "--version").lines == lines)
  }
}
