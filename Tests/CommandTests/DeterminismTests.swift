import Foundation
import TestSupport
import Testing

/// The invariants same-bytes, any-order and again-changes-nothing of docs/invariants.md.
@Suite("Same bytes")
struct DeterminismTests {
  /// The mixed campaign, with paths as the user of `directory` would type them.
  private func run(
    _ surveys: [String], options: [String] = [], directory: String? = nil, environment: [String: String] = [:]
  ) throws -> [String: [UInt8]] {
    let out = try TemporaryFolder()("result")
    let layers = try Campaigns.arguments().dropFirst()
    var program = BuiltProgram(["process"] + surveys + layers + ["--out", out] + options)
    program.directory = directory
    program.environment.merge(environment) { $1 }
    let end = try program.run()
    try #require(end.code == 2, "\(end.messages)")
    return try tree(out)
  }

  @Test("whatever the number of threads", arguments: ["1", "2", "8"])
  func jobs(_ jobs: String) throws {
    let expected = try Mixed.output().files
    for _ in 0..<3 { #expect(try run([Mixed.folder() + "/surveys"], options: ["--jobs", jobs]) == expected) }
  }

  @Test(
    "odd-environment: whatever the time zone, the language and the user",
    arguments: [
      ["TZ": "Asia/Shanghai"], ["TZ": "America/St_Johns", "LANG": "zh_CN.GB18030"], ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE"],
      ["HOME": "/nonexistent", "COLUMNS": "20"], ["PROJ_NETWORK": "ON", "PROJ_DEBUG": "3"],
      ["LC_NUMERIC": "de_DE.UTF-8", "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"],
    ])
  func environment(_ settings: [String: String]) throws {
    #expect(try run([Mixed.folder() + "/surveys"], environment: settings) == Mixed.output().files)
  }

  @Test("whatever the working directory and the way the path is written")
  func directory() throws {
    let folder = try Mixed.folder()
    let expected = try Mixed.output().files
    #expect(try run(["surveys"], directory: folder) == expected)
    #expect(try run(["./surveys/"], directory: folder) == expected)
    #expect(try run(["."], directory: folder + "/surveys") == expected)
    #expect(try run(["../surveys"], directory: folder + "/surveys") == expected)
  }

  @Test("whatever the order of the arguments, and of the names in a folder")
  func order() throws {
    let surveys = try Mixed.folder() + "/surveys"
    let parts = ["\(surveys)/flights", "\(surveys)/walks", "\(surveys)/mixed.csv"]
    let first = try run(parts)
    #expect(try run(parts.reversed()) == first)
    // Named twice, a folder is read once, and that is said.
    let twice = try run([parts[1], parts[0], parts[2], parts[0]])
    for name in first.keys where name != "manifest.json" && name != "review.geojson" { #expect(twice[name] == first[name]) }
    let repeated = try Layer(try #require(twice["review.geojson"])).features.count { $0.text("rule") == "file_repeated" }
    let once = try Layer(try #require(first["review.geojson"])).features.count { $0.text("rule") == "file_repeated" }
    #expect(once == 0 && repeated > 0)
  }

  @Test("a second run over the same output folder changes nothing")
  func again() throws {
    let expected = try Mixed.output().files
    let folder = try TemporaryFolder()
    let arguments = ["process", try Mixed.folder() + "/surveys"] + (try Campaigns.arguments().dropFirst())
    for _ in 0..<3 {
      #expect(try BuiltProgram(arguments + ["--out", folder("result")]).run().code == 2)
      #expect(try tree(folder("result")) == expected)
      #expect(try folder.names() == ["result"], "no lock, no leftovers")
    }
  }

  @Test("an output folder among the surveys is not read again")
  func ownOutput() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in try tree(Campaigns.folder() + "/surveys") { try folder.file("surveys/\(name)", bytes) }
    let arguments =
      ["process", folder("surveys")] + (try Campaigns.arguments().dropFirst()) + ["--out", folder("surveys/result")]
    #expect(try BuiltProgram(arguments).run().code == 0)
    let first = try tree(folder("surveys/result"))
    #expect(try BuiltProgram(arguments).run().code == 0)
    let second = try tree(folder("surveys/result"))
    for name in first.keys where name != "manifest.json" && name != "review.geojson" { #expect(first[name] == second[name]) }
    let output = try OutputFiles(folder("surveys/result"), try outlets("--version"))
    #expect(Set(try output.findingRules()) == ["bank_mismatch", "crs_assumed", "own_output_skipped"])
    #expect(try output.manifest()["totals"]?["observations"]?.integer == Campaigns.output().layer("observations").features.count)
  }

  @Test("shuffled rows change the record, and what is derived from it, alone", arguments: [1, 2, 3])
  func shuffled(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed)
    for (name, bytes) in try tree(Campaigns.folder() + "/surveys") {
      guard name.hasSuffix(".csv") else {
        try folder.file("surveys/\(name)", bytes)
        continue
      }
      let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      let shuffled = [rows[0]] + rows.dropFirst().shuffled(using: &random)
      try folder.file("surveys/\(name)", shuffled.map { $0 + "\n" }.joined())
    }
    let output = try OutputFiles(processing: [folder("surveys")] + (try Campaigns.arguments().dropFirst()))
    let expected = try Campaigns.output()
    for name in expected.files.keys
    where !["manifest.json", "observations.geojson", "ties.geojson", "review.geojson"].contains(name) {
      #expect(output.files[name] == expected.files[name], "\(name)")
    }
    for layer in ["observations", "ties", "review"] {
      #expect(try withoutRecords(output.layer(layer)) == withoutRecords(expected.layer(layer)))
    }
  }

  private func withoutRecords(_ layer: Layer) -> [String] {
    layer.features.map { feature in
      guard case .object(let members) = feature.properties else { return "" }
      return "\(feature.geometry)" + "\(members.filter { $0.name != "id" && $0.name != "record" })"
    }.sorted()
  }

  @Test("a compressed file gives what the file gives")
  func compressed() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in try tree(Campaigns.folder() + "/surveys") {
      try folder.file("surveys/\(name).gz", try compressedByGzip(bytes))
    }
    let rivers = try folder.file("rivers.geojson.gz", try compressedByGzip(bytes(of: Campaigns.folder() + "/rivers.geojson")))
    var arguments = try Campaigns.arguments()
    arguments[0] = folder("surveys")
    arguments[2] = rivers
    let output = try OutputFiles(processing: arguments)
    let expected = try Campaigns.output()
    for name in ["outlets.geojson", "rivers.geojson", "summary/rivers.csv", "summary/basins.csv", "summary/districts.csv"] {
      #expect(output.files[name] == expected.files[name], "\(name)")
    }
    let count = try output.layer("observations").features.count
    #expect(try count == expected.layer("observations").features.count)
  }

  @Test("the observations layer, read as a survey, gives the same places again")
  func fixpoint() throws {
    let expected = try Campaigns.output().layer("observations").features
    let layer = try Campaigns.output().folder + "/observations.geojson"
    let output = try OutputFiles(processing: [layer, "--rivers", Campaigns.folder() + "/rivers.geojson"])
    let observations = try output.layer("observations").features
    #expect(observations.map(\.position) == expected.map(\.position))
    for name in ["river_id", "reach_id", "bank", "time", "method", "type"] {
      #expect(observations.map { $0.properties[name] } == expected.map { $0.properties[name] }, "\(name)")
    }
  }

  private func compressedByGzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try TestSupport.run("/usr/bin/gzip", ["-c"], input: bytes)
  }
}
