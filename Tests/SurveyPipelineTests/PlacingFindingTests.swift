import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// What is said about observations whose place on the rivers is in doubt, and about areas that lie in each other.
@Suite("Findings about places")
struct PlacingFindingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Rivers to the east, each at metres north of the 41st parallel.
  private func rivers(_ rivers: [(id: String, metres: Double)]) throws -> String {
    let features = rivers.map { id, metres in
      "{\"type\":\"Feature\",\"properties\":{\"river_id\":\"\(id)\",\"name\":\"Brook \(id)\"},"
        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[111,\(latitude(metres))],[111.1,\(latitude(metres))]]}}"
    }
    return try collection("rivers.geojson", features)
  }

  private func collection(_ name: String, _ features: [String]) throws -> String {
    try folder.file(name, "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
  }

  private func latitude(_ metres: Double) -> Double { 41 + metres / 111_060 }

  private func square(_ id: String, _ west: Double, _ size: Double) -> String {
    let (east, south, north) = (west + size, 41 - size, 41 + size)
    return "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      + "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}"
  }

  private func run(
    _ rows: [(metres: Double, river: String)], rivers path: String, _ change: (inout ProcessOptions) throws -> Void = { _ in }
  ) throws -> ResultColumns {
    let lines = rows.enumerated().map { "\($0 + 1),\(111.01 + Double($0) * 0.002),\(latitude($1.metres)),10,\($1.river)\n" }
    let survey = try folder.file("walk.csv", "id,longitude,latitude,accuracy,river\n" + lines.joined())
    var options = ProcessOptions(surveys: [.path(survey)], rivers: RiverReading(.path(path)))
    try change(&options)
    return try processSurvey(options).columns
  }

  @Test("rivers that an accuracy cannot tell apart are one finding for each observation, with both distances")
  func ambiguous() throws {
    let result = try run([(30, ""), (45, ""), (20, "")], rivers: rivers([("R1", 0), ("R2", 100)]))
    let findings = result.findings.filter { $0.rule == .ambiguousRiver }
    #expect(findings.map(\.record) == [2])
    let finding = try #require(findings.first)
    #expect(finding.message.contains("m cannot be told apart with an accuracy of 10.0 m."), "\(finding.message)")
    // A long line between two vertices is not a parallel: half a metre.
    #expect(finding.message.hasPrefix("R1 at 44.5 m and R2 at 55.5 m"), "\(finding.message)")
    #expect(finding.riverID == "R1" && finding.outletID != nil && finding.source == "walk.csv")
    #expect(finding.position?.y == latitude(45))
    #expect(result.findings.contains { $0.rule == .unmatched } == false)
  }

  @Test("what is too far from every river is said once for each, and once more when it is all of them")
  func unmatched() throws {
    let path = try rivers([("R1", 0)])
    let some = try run([(30, ""), (205, ""), (-230, "")], rivers: path)
    #expect(some.findings.filter { $0.rule == .unmatched }.map(\.record) == [2, 3])
    #expect(some.findings.first { $0.rule == .unmatched }?.message.hasPrefix("No river lies within 200 m.") == true)
    #expect(!some.findings.contains { $0.rule == .riversOutOfReach })
    let none = try run([(205, ""), (-230, "")], rivers: path)
    let all = none.findings.filter { $0.rule == .riversOutOfReach }
    #expect(all.count == 1 && all[0].severity == .error)
    #expect(all.first?.message.hasPrefix("None of the 2 observations is within 200 m of a river.") == true)
    let wider = try run([(205, ""), (-230, "")], rivers: path) { $0.maximumDistance = 231 }
    #expect(!wider.findings.contains { $0.rule == .riversOutOfReach || $0.rule == .unmatched })
  }

  @Test("a river of that name is far away, or near and not named")
  func farNames() throws {
    let path = try rivers([("R1", 0), ("R2", 5000)])
    let result = try run([(30, "Brook R2"), (20, "Brook R1"), (40, "Brook R2")], rivers: path)
    let findings = result.findings.filter { $0.rule == .namedRiverFar }
    #expect(findings.count == 1)
    #expect(
      findings.first?.message.hasPrefix("2 of the observations name \"Brook R2\", which is in the river layer but not") == true)
    #expect(findings.first?.message.contains("2 were put on R1 (Brook R1)") == true)
    #expect(!result.findings.contains { $0.rule == .nameMismatch || $0.rule == .riverNotInLayer })
  }

  @Test("an alias for a river that the layer does not have is said, with its record")
  func aliases() throws {
    let table = try folder.file("aliases.csv", "alias,river\nOld Ditch,Brook R1\nNew Ditch,Brook R9\n")
    let result = try run([(30, "Old Ditch")], rivers: rivers([("R1", 0)])) { $0.rivers.aliases = .path(table) }
    let findings = result.findings.filter { $0.rule == .riverAliasUnknown }
    #expect(findings.map(\.record) == [2] && findings.first?.source == "aliases.csv")
    #expect(findings.first?.message.contains("\"New Ditch\" stands for \"Brook R9\"") == true)
    #expect(!result.findings.contains { $0.rule == .riverNotInLayer || $0.rule == .namedRiverFar })
  }

  @Test("districts in districts are said once, and a place counts for the smallest")
  func nesting() throws {
    let districts = try collection(
      "districts.geojson", [square("country", 110, 3), square("county", 110.9, 0.3), square("town", 111.005, 0.01)])
    let result = try run([(30, ""), (30, ""), (30, ""), (30, "")], rivers: rivers([("R1", 0)])) {
      $0.districts = .path(districts)
    }
    let findings = result.findings.filter { $0.rule == .polygonOverlap }
    #expect(findings.count == 1 && findings[0].severity == .info && findings[0].source == "districts.geojson")
    #expect(findings.first?.message.hasPrefix("2 of the 3 districts lie in another one (county in country)") == true)
    let counts = result.districts.rows.map { ($0.id ?? "none", $0.outlets) }
    #expect(Dictionary(uniqueKeysWithValues: counts) == ["country": 0, "county": 1, "town": 3])
  }

  @Test("water without a river is said of what stands at it")
  func waters() throws {
    // A pond 150 m north of the river, and the river's own water of 10 m to each side.
    func area(_ south: Double, _ north: Double) -> String {
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[111,\(latitude(south))],"
        + "[111.1,\(latitude(south))],[111.1,\(latitude(north))],[111,\(latitude(north))],[111,\(latitude(south))]]]}}"
    }
    let water = try collection("water.geojson", [area(-10, 10), area(150, 180)])
    let result = try run([(30, ""), (145, "")], rivers: rivers([("R1", 0)])) { $0.water = .path(water) }
    let findings = result.findings.filter { $0.rule == .waterWithoutRiver }
    #expect(findings.compactMap(\.record) == [2])
    #expect(findings.first?.message.hasPrefix("The nearest water has no river line; it was put on R1 (Brook R1), 1") == true)
    #expect(abs(result.matches.distance[0] - 20) < 0.6, "to the water's edge")
  }
}
