import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// What is said about rivers and banks that crews name otherwise.
@Suite("Findings about what crews wrote")
struct ClaimFindingTests {
  private func run(_ rows: [String]) throws -> ResultColumns {
    let folder = try TemporaryFolder()
    let survey = try folder.file("walk.csv", "id,longitude,latitude,accuracy,river,bank\n" + rows.map { $0 + "\n" }.joined())
    // Drawn to the east, 1.1 km apart: the left bank is in the north.
    let features = [("R1", "Mill Creek", 41.0), ("R2", "Cod Beck", 41.01)].map { id, name, latitude in
      "{\"type\":\"Feature\",\"properties\":{\"river_id\":\"\(id)\",\"name\":\"\(name)\"},"
        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[111,\(latitude)],[111.1,\(latitude)]]}}"
    }
    let rivers = try folder.file(
      "rivers.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    var options = ProcessOptions(surveys: [.path(survey)], rivers: RiverReading(.path(rivers)))
    options.maximumDistance = 1200
    let result = try processSurvey(options).columns
    return result
  }

  private func row(_ number: Int, north metres: Double, river: String = "", bank: String = "") -> String {
    "\(number),\(111.001 + Double(number) * 0.002),\(41 + metres / 111_000),5,\(river),\(bank)"
  }

  @Test("a name that is not in the layer is one finding, however many have it; each observation has the flag")
  func missing() throws {
    let result = try run((0..<30).map { row($0, north: 20, river: $0 < 20 ? "Lost Brook" : "mill cr") })
    let findings = result.findings.filter { $0.rule == .riverNotInLayer }
    #expect(findings.count == 1 && findings[0].message.hasPrefix("20 of the observations name \"Lost Brook\""))
    #expect(findings[0].message.contains("20 were put on R1 (Mill Creek)") && findings[0].position != nil)
    #expect(result.matches.flags.count { $0.contains(.riverNotInLayer) } == 20)
  }

  @Test("a neighbouring river is one finding for each observation")
  func mismatch() throws {
    let result = try run((0..<3).map { row($0, north: 20, river: "Cod Beck") })
    let findings = result.findings.filter { $0.rule == .nameMismatch }
    #expect(findings.map(\.record) == [1, 2, 3] && findings.allSatisfy { $0.riverID == "R1" && $0.outletID != nil })
  }

  @Test("nearly all observations of a river on the other bank: its line is drawn upstream, and that is one finding")
  func reversed() throws {
    let wrong = (0..<9).map { row($0, north: 20, bank: "RT") }
    let right = row(9, north: 20, bank: "LT")
    let result = try run(wrong + [right])
    let findings = result.findings.filter { $0.rule == .riverDrawnUpstream }
    #expect(findings.count == 1 && findings[0].riverID == "R1" && findings[0].message.hasPrefix("9 of 10"))
    #expect(!result.findings.contains { $0.rule == .bankMismatch })
    #expect(result.matches.flags.count { $0.contains(.bankMismatch) } == 9)
    let fewer = try run(Array(wrong.prefix(8)) + [right, row(10, north: 20, bank: "左岸")])
    #expect(fewer.findings.count { $0.rule == .bankMismatch } == 8)
    #expect(!fewer.findings.contains { $0.rule == .riverDrawnUpstream })
    #expect(!(try run(Array(wrong.prefix(4))).findings.contains { $0.rule == .riverDrawnUpstream }), "four are too few")
  }
}
