import Foundation
import TestSupport
import Testing

/// The doctor on made-up files along real rivers; `Benchmarks/doctor` counts on many more.
@Suite(.enabled(if: SharedData.isPresent)) struct `What is wrong with this file` {
  struct Expectation: Sendable, CustomTestStringConvertible {
    var fault: String
    var rule: String
    var fix: String?
    var isAmerican = false
    /// `--crs` of the reading; EPSG for that of the file's name.
    var crs: String?

    var testDescription: String { fault + (isAmerican ? " (America)" : "") }
  }

  static let faults = [
    Expectation(fault: "gcj02", rule: "suspect_gcj02", fix: "gcj02"),
    Expectation(fault: "bd09", rule: "suspect_bd09", fix: "bd09"),
    Expectation(fault: "wgs84", rule: "suspect_wgs84", fix: "wgs84", crs: "gcj02"),
    Expectation(fault: "swap", rule: "suspect_swapped", fix: "swap"),
    Expectation(fault: "swap", rule: "suspect_swapped", fix: "swap", isAmerican: true),
    Expectation(fault: "sign", rule: "suspect_sign", fix: "sign", isAmerican: true),
    Expectation(fault: "minutes", rule: "suspect_minutes", fix: "minutes"),
    Expectation(fault: "minutes", rule: "suspect_minutes", fix: "minutes", isAmerican: true),
    Expectation(fault: "receiver-minutes", rule: "suspect_minutes", fix: "minutes"),
    Expectation(fault: "seconds", rule: "suspect_seconds", fix: "seconds"),
    Expectation(fault: "radians", rule: "suspect_radians", fix: "radians"),
    Expectation(fault: "decimals", rule: "suspect_decimals", fix: "decimals"),
    Expectation(fault: "zone-3-degree", rule: "suspect_zone", fix: "zone"),
    Expectation(fault: "zone-6-degree", rule: "suspect_zone", fix: "zone"),
    Expectation(fault: "zone-unnamed", rule: "suspect_zone", fix: "zone"),
    Expectation(fault: "axes", rule: "suspect_swapped", fix: "swap", crs: "EPSG"),
    Expectation(fault: "wrong-zone", rule: "suspect_zone", fix: "zone", crs: "EPSG:4549"),
    Expectation(fault: "clock", rule: "suspect_clock"),
    Expectation(fault: "triples", rule: "suspect_triples"),
    Expectation(fault: "stuck", rule: "suspect_stuck"),
    Expectation(fault: "null-island", rule: "suspect_null_island"),
    Expectation(fault: "jump", rule: "suspect_jump"),
    Expectation(fault: "gcj02-one-direction", rule: "suspect_undecided"),
  ]

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func rivers(_ isAmerican: Bool) throws -> String {
    try SharedData.path(isAmerican ? "rivers/nhdplus/yahara_flowlines.geojson" : "rivers/dengzhou/rivers.geojson")
  }

  /// Made-up files of one fault.
  func files(_ fault: String, _ isAmerican: Bool, count: Int, seed: Int) throws -> [String] {
    let out = folder.path + "/" + fault
    let made = try outlets(
      "simulate-faults", "--fault", fault, "--rivers", rivers(isAmerican), "--out", out, "--count", "\(count)", "--seed",
      "\(seed)")
    #expect(made.code == 0, "\(made.messages)")
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    try #require(names.count == count, "\(names)")
    return names.map { out + "/" + $0 }
  }

  /// Rule, fix and CRS of each suspicion of a file.
  func suspicions(_ file: String, _ isAmerican: Bool, crs: String?) throws -> [[String: Any]] {
    var arguments = ["inspect", file, "--json", "--rivers", try rivers(isAmerican)]
    if let crs { arguments += ["--crs", crs] }
    let end = try BuiltProgram(arguments).run()
    #expect(end.code == 0, "\(end.messages)")
    let list = try JSONSerialization.jsonObject(with: Data(end.output)) as? [[String: Any]]
    return list?.first?["suspicions"] as? [[String: Any]] ?? []
  }

  /// The CRS that the name of a file of metres ends with.
  func named(_ file: String) -> String? {
    file.contains("EPSG-") ? "EPSG:" + file.components(separatedBy: "EPSG-")[1].dropLast(4) : nil
  }

  @Test(arguments: faults) func `the fault of every made-up file is found, and no other`(_ expected: Expectation) throws {
    for file in try files(expected.fault, expected.isAmerican, count: 6, seed: 424242) {
      let found = try suspicions(file, expected.isAmerican, crs: expected.crs == "EPSG" ? named(file) : expected.crs)
      #expect(found.compactMap { $0["rule"] as? String } == [expected.rule], "\(file)")
      #expect(found.first?["fix"] as? String == expected.fix, "\(file)")
      if expected.fix == "zone" { #expect(found.first?["crs"] as? String == named(file), "\(file)") }
      let message = found.first?["message"] as? String ?? ""
      if ["gcj02", "bd09", "sign"].contains(expected.fault) { #expect(message.contains("median distance to the nearest river")) }
    }
  }

  @Test(arguments: [false, true]) func `clean files raise no suspicion`(isAmerican: Bool) throws {
    for file in try files("clean", isAmerican, count: 20, seed: 99) {
      #expect(try suspicions(file, isAmerican, crs: nil).isEmpty, "\(file)")
    }
  }

  @Test func `fix reads each file as its fault wants it, flags it, and leaves the others alone`() throws {
    let surveys = folder.path + "/surveys"
    for fault in ["gcj02", "swap", "zone-6-degree", "minutes", "clean"] {
      let made = try outlets(
        "simulate-faults", "--fault", fault, "--rivers", rivers(false), "--out", surveys, "--force", "--seed", "31")
      #expect(made.code == 0)
    }
    let before = try outlets("process", surveys, "--rivers", rivers(false), "--out", folder.path + "/before")
    #expect(before.code == 2, "swapped and projected records are rejected unasked")
    let end = try outlets(
      "process", surveys, "--rivers", rivers(false), "--out", folder.path + "/after", "--fix", "gcj02,swap,zone,sign")
    #expect(end.code == 0, "\(end.messages)")
    let manifest = try object(folder.path + "/after/manifest.json")
    let inputs = manifest["inputs"] as? [[String: Any]] ?? []
    let fixes = Dictionary(
      uniqueKeysWithValues: inputs.map {
        (($0["name"] as? String ?? "").split(separator: "/").last ?? "", $0["fixes"] as? [String] ?? [])
      })
    #expect(fixes["gcj02-1.csv"] == ["gcj02"])
    #expect(fixes["swap-1.csv"] == ["swap"])
    #expect(fixes["minutes-1.csv"] == [], "it was not named")
    #expect(fixes["clean-1.csv"] == [])
    #expect(fixes.first { $0.key.hasPrefix("zone") }?.value == ["zone"])

    let features = try object(folder.path + "/after/observations.geojson")["features"] as? [[String: Any]] ?? []
    let sources = Set(features.compactMap { ($0["properties"] as? [String: Any])?["source"] as? String })
    #expect(sources.count == 5, "every file has observations: \(sources)")
    for feature in features {
      let properties = feature["properties"] as? [String: Any] ?? [:]
      let source = properties["source"] as? String ?? ""
      let flags = properties["flags"] as? [String] ?? []
      let isMended = !source.contains("clean") && !source.contains("minutes")
      #expect(flags.contains("coordinate_fixed") == isMended, "\(source)")
      if isMended { #expect((properties["distance_m"] as? Double ?? 1000) < 150, "\(source) \(properties["id"] ?? "")") }
      // What the crew wrote is kept.
      let attributes = properties["attributes"] as? [String: String] ?? [:]
      if source.contains("swap") { #expect(attributes["latitude"]?.hasPrefix("11") == true) }
    }
    let findings = try object(folder.path + "/after/review.geojson")["features"] as? [[String: Any]] ?? []
    let rules = findings.compactMap { ($0["properties"] as? [String: Any])?["rule"] as? String }
    #expect(rules.count { $0 == "fix_applied" } == 3)
    #expect(rules.count { $0 == "fix_not_found" } == 5, "sign was named and is nowhere; the others not in every file")
    #expect(rules.contains("suspect_minutes"))
  }

  @Test func `a fix that does not exist is a usage error`() throws {
    let end = try outlets("process", "data/surveys", "--rivers", rivers(false), "--out", folder.path + "/x", "--fix", "gjc02")
    #expect(end.code == 64)
    #expect(end.messages.contains("did you mean \"gcj02\"?"))
  }

  private func object(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any] ?? [:]
  }
}
