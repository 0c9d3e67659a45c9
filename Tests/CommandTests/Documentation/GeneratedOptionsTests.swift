import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// The table of `docs/options.md` is made from the help of the verbs and the table of options.
@Suite("Generated documentation: options")
struct GeneratedOptionsTests {
  private static let verbs = [
    "process", "snap", "inspect", "count", "findings", "evaluate", "diff", "schema", "simulate", "simulate-faults",
  ]

  /// An option as a verb declares it.
  private struct Entry {
    var verbs: [String]
    /// What stands for its value; empty for a flag.
    var valueName: String
    var help: String
  }

  @Test("docs/options.md is what the help says")
  func current() throws {
    var order: [String] = []
    var entries: [String: [Entry]] = [:]
    for verb in Self.verbs {
      for (name, valueName, help) in try options(of: verb) {
        if entries[name] == nil { order.append(name) }
        if let same = entries[name]?.firstIndex(where: { $0.help == help }) {
          entries[name]?[same].verbs.append(verb)
        } else {
          entries[name, default: []].append(Entry(verbs: [verb], valueName: valueName, help: help))
        }
      }
    }
    let rows = order.flatMap { name in (entries[name] ?? []).map { row(name, $0) } }
    try GeneratedBlock("options", in: "docs/options.md").check(
      ["| option | verbs | meaning | in the manifest | in the library |", "|---|---|---|---|---|"] + rows)
  }

  private func row(_ name: String, _ entry: Entry) -> String {
    let value = entry.valueName.isEmpty ? "" : " \(entry.valueName.replacing("|", with: "\\|"))"
    let option = SurveyOption.named(name).flatMap { entry.verbs.contains("simulate") ? nil : $0 }
    let key = option.flatMap { $0.isInManifest ? "`\($0.name.manifestKey)`" : nil } ?? ""
    let property = option.map { "`\($0.name.property)`" } ?? ""
    return
      "| `--\(name)`\(value) | \(entry.verbs.joined(separator: ", ")) | \(GeneratedBlock.withCode(entry.help)) | \(key) | \(property) |"
  }

  /// The options of a verb in the order of its help: name, value and text.
  private func options(of verb: String) throws -> [(name: String, valueName: String, help: String)] {
    var found: [(name: String, valueName: String, help: String)] = []
    for text in try outlets("help", verb).lines.drop(while: { !$0.hasPrefix("USAGE") }) {
      // A letter that may be typed for the name stands before it.
      let line = text.replacing(/^  -[a-z], --/, with: "  --")
      if line.hasPrefix("  --") {
        let words = line.dropFirst(4)
        let name = String(words.prefix { $0.isLowercase || $0.isNumber || $0 == "-" })
        var rest = words.dropFirst(name.count).drop { $0 == " " }
        var valueName = ""
        if rest.first == "<" {
          valueName = String(rest.dropFirst().prefix { $0 != ">" })
          rest = rest.dropFirst(valueName.count + 2)
        }
        found.append((name, valueName, String(rest.drop { $0 == " " })))
      } else if line.hasPrefix("      "), let last = found.indices.last {
        // Values with their explanations are indented less than the text of the option.
        let text = line.drop { $0 == " " }
        let isValue = line.count - text.count < 24
        found[last].help += (found[last].help.isEmpty ? "" : isValue ? "; " : " ") + text.replacing(/\ +-\ /, with: ": ")
      } else if line.hasPrefix("  ") || line.isEmpty {
        if line.hasPrefix("  -h") { break }
      }
    }
    return found.filter { $0.name != "version" }
  }
}
