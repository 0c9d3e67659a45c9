import Foundation
import TestSupport
import Testing

/// What the shells offer when Tab is pressed, in the shells themselves.
@Suite("Completions")
struct CompletionTests {
  private static let lines: [(line: String, offered: String)] = [
    ("outlets pro", "process"),
    ("outlets simulate-", "simulate-faults"),
    ("outlets process data/sur", "data/surveys"),
    ("outlets process data/surveys --max-d", "--max-distance"),
    ("outlets process data/surveys --rivers data/riv", "data/rivers.geojson"),
    ("outlets process data/surveys --basins data/bas", "data/basins.geojson"),
    ("outlets process data/surveys --marks data/tru", "data/truth.geojson"),
    ("outlets process data/surveys --config data/REA", "data/README.md"),
    ("outlets process data/surveys --out da", "data"),
    ("outlets process data/surveys --profile hy", "hydrorivers"),
    ("outlets process data/surveys --method d", "drone"),
    ("outlets process data/surveys --crs g", "gcj02"),
    ("outlets process data/surveys --fix all", "all-found"),
    ("outlets process data/surveys --time-zone Asia/Shang", "Asia/Shanghai"),
    ("outlets inspect data/riv", "data/rivers.geojson"),
    ("outlets count da", "data"),
    ("outlets count data --by dis", "district"),
    ("outlets count data --format c", "csv"),
    ("outlets count data --level pro", "province"),
    ("outlets schema rej", "rejected"),
    ("outlets simulate --campaign f", "full"),
    ("outlets simulate-faults --fault bd", "bd09"),
    ("outlets snap --rejects data/REA", "data/README.md"),
  ]

  @Test("verbs, options, values and files are completed", arguments: Shell.installed)
  func completions(_ shell: Shell) throws {
    let folder = try DocumentationFolder()
    for (line, offered) in Self.lines {
      let offers = try shell.completions(of: line, in: folder)
      // A file of a folder is offered with the folder or without, and a folder with a slash behind it or without.
      let names = offers.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      let last = offered.hasPrefix("data/") ? String(offered.dropFirst(5)) : offered
      #expect(names.contains { $0 == offered || $0 == last }, "\(shell.rawValue): \(line): \(offers)")
    }
  }

  @Test("where a file or a folder is asked for, files are offered: every verb, every option")
  func files() throws {
    // The description of all verbs that the argument parser gives.
    let description = try outlets("--experimental-dump-help").output
    let all = try JSONSerialization.jsonObject(with: Data(description)) as? [String: Any]
    let command = try #require(all?["command"] as? [String: Any])
    var seen = 0
    for verb in command["subcommands"] as? [[String: Any]] ?? [] {
      for argument in verb["arguments"] as? [[String: Any]] ?? [] {
        let value = argument["valueName"] as? String ?? ""
        guard ["FILE", "DIR", "SURVEY", "FILE|network"].contains(where: { value == $0 }), argument["kind"] as? String != "flag"
        else {
          continue
        }
        seen += 1
        let completion = argument["completionKind"] as? [String: Any] ?? [:]
        let name = ((argument["names"] as? [[String: Any]])?.last?["name"] as? String) ?? value
        #expect(
          completion["file"] != nil || completion["directory"] != nil,
          "\(verb["commandName"] ?? ""): \(name) asks for a \(value), and no file is offered")
      }
    }
    #expect(seen > 10)
  }
}
