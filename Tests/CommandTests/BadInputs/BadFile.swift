import Foundation
import TestSupport
import Testing

/// An entry of docs/bad-inputs.md, as a file, and what has to become of it.
struct BadFile: Sendable, CustomTestStringConvertible {
  enum Verdict: Sendable {
    /// So many observations, and nothing to say about any of them.
    case accepted(Int)
    /// So many observations, at least one of which carries the flag.
    case flagged(Int, String)
    /// So many observations, and a finding about the file.
    case noted(Int, String)
    /// So many observations, and these rejections in the order of the file: exit 2.
    case rejected(Int, [String])
    /// So many fixes in tracks and no observation, these rejections, and a finding about the file where one is named.
    case tracked(Int, [String], String?)
    /// Exit 65, nothing written, and a message with these words.
    case refused(String)
  }

  /// The name of the entry; a blank and a word after it tell several files of one entry apart.
  var id: String
  var name: String
  var content: [UInt8]
  var options: [String] = []
  /// True for a river file; the survey is a good one then.
  var isRivers = false
  var verdict: Verdict

  var testDescription: String { "\(id) \(name)" }

  init(_ id: String, _ name: String, _ bytes: [UInt8], _ verdict: Verdict, options: [String] = []) {
    self.id = id
    self.name = name
    content = bytes
    self.options = options
    self.verdict = verdict
  }

  /// A table: two good rows around 111.00, 41.00, and what is wrong.
  static func table(_ id: String, _ text: String, _ verdict: Verdict, options: [String] = []) -> BadFile {
    BadFile(id, "points.csv", Array(text.utf8), verdict, options: options)
  }

  static func gpx(_ id: String, _ text: String, _ verdict: Verdict) -> BadFile {
    BadFile(id, "points.gpx", Array(text.utf8), verdict)
  }

  static func json(_ id: String, _ text: String, _ verdict: Verdict) -> BadFile {
    BadFile(id, "points.geojson", Array(text.utf8), verdict)
  }

  static func rivers(_ id: String, _ text: String, _ verdict: Verdict) -> BadFile {
    var input = BadFile(id, "rivers.geojson", Array(text.utf8), verdict)
    input.isRivers = true
    return input
  }

  /// Runs `process` on it, holds the outcome to the verdict, and gives what was written; nil when it was refused.
  @discardableResult
  func check() throws -> OutputFiles? {
    #expect(DocumentedNamesTests.badInputNames.contains(String(id.prefix { $0 != " " })), "docs/bad-inputs.md has no \(id)")
    let folder = try TemporaryFolder()
    let good = try folder.file("good.csv", SmallSurvey.good)
    let rivers = try folder.file("river.geojson", lines([("R1", [[111, 41], [111.01, 41]])]))
    let bad = try folder.file("bad/\(name)", content)
    let program = BuiltProgram(
      ["process", isRivers ? good : bad, "--rivers", isRivers ? bad : rivers, "--out", folder("result")] + options)
    let end = try program.run()
    #expect(!end.isTooLong && end.signal == nil)
    if case .refused(let words) = verdict {
      #expect(end.code == 65, "\(end.messages)")
      #expect(!words.isEmpty && end.messages.contains(words), "\(end.messages)")
      #expect(end.messages.contains(name), "\(end.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder("result")))
      return nil
    }
    let output = try OutputFiles(folder("result"), end)
    try #require(output.files["manifest.json"] != nil, "\(end.code) \(end.messages)")
    let count = try output.layer("observations").features.count
    let flags = Set(try output.layer("observations").features.flatMap { $0.texts("flags") })
    let rejected = try output.rejectedRules()
    let findings = try output.findingRules()
    switch verdict {
    case .accepted(let expected):
      #expect(count == expected && rejected.isEmpty, "\(rejected)")
      #expect(flags.subtracting(["accuracy_assumed", "unmatched", "no_final_newline"]).isEmpty, "\(flags)")
    case .flagged(let expected, let flag):
      #expect(count == expected && rejected.isEmpty, "\(count) \(rejected)")
      #expect(flags.contains(flag), "\(flags)")
    case .noted(let expected, let rule):
      #expect(count == expected && rejected.isEmpty, "\(count) \(rejected)")
      #expect(findings.contains(rule), "\(findings)")
    case .rejected(let expected, let rules):
      #expect(count == expected && rejected == rules, "\(count) \(rejected)")
    case .tracked(let expected, let rules, let rule):
      let tracks = output.files["tracks.geojson"] == nil ? [] : try output.layer("tracks").features
      let fixes = tracks.reduce(0) { $0 + ($1.properties["fixes"]?.integer ?? 0) }
      #expect(count == 0 && fixes == expected && rejected == rules, "\(count) \(fixes) \(rejected)")
      if let rule { #expect(findings.contains(rule), "\(findings)") }
    case .refused: break
    }
    // A result without an observation on a river is good for nothing, which is said too.
    let matched = try output.manifest()["totals"]?["matched"]?.integer ?? 0
    let done: Int32 = count > 0 && matched == 0 ? 3 : 0
    #expect(end.code == (rejected.isEmpty ? done : 2), "\(end.messages)")
    let inputs = try #require(output.manifest()["inputs"]).list
    #expect(inputs.count >= 2)
    for input in inputs {
      let rules = input["rejected"]
      let lost = rules.map { all in all.names.reduce(0) { $0 + (all[$1]?.integer ?? 0) } } ?? 0
      #expect(input["records"]?.integer == (input["accepted"]?.integer ?? 0) + lost)
    }
    return output
  }
}
