import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// What cannot be transformed goes through the same books as what cannot be read: with its true bytes, which a second reading of the
/// file is held to.
@Suite("Positions that the projection rejects")
struct TransformationTests {
  let folder: TemporaryFolder
  private static let survey = "id,x,y\n1,500300.5,4541000\n2,90000000,4541000\n\"3\",500400,4541010\n4,500400,-91000000\n"
  private static let rivers = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"river_id":"R1"},"geometry":{"type":"LineString","coordinates":[[500000,4541000],[501000,4541000]]}},
    {"type":"Feature","properties":{"river_id":"R2"},"geometry":{"type":"LineString","coordinates":[[500000,4542000],[90000000,4542000]]}},
    {"type":"Feature","properties":{"river_id":"R3"},"geometry":{"type":"LineString","coordinates":[[500000,4543000],[501000,4543000]]}}]}
    """

  init() throws {
    folder = try TemporaryFolder()
  }

  private func process(_ survey: SurveyInput, _ rivers: SurveyInput) throws -> SurveyResult {
    var options = ProcessOptions(surveys: [survey], rivers: RiverReading(rivers))
    options.reading.crs = try CoordinateSystem("EPSG:4549")
    options.rivers.crs = try CoordinateSystem("EPSG:4549")
    return try processSurvey(options)
  }

  /// Holds each rejection to the bytes that `text` has where the rejection says its record is.
  private func check(_ rejections: [Rejection], in text: [UInt8], of source: String, records: [Int], raw: [String]) {
    let found = rejections.filter { $0.source == source }
    #expect(found.map(\.rule) == Array(repeating: .transformationFailed, count: records.count))
    #expect(found.map(\.record) == records)
    #expect(found.map { String(decoding: $0.raw, as: UTF8.self) } == raw)
    for rejection in found {
      let range = rejection.byteOffset..<rejection.byteOffset + rejection.raw.count
      #expect(range.upperBound <= text.count && Array(text[range]) == rejection.raw, "\(rejection.record)")
    }
  }

  @Test("of a table and of rivers: the record, its bytes, and books that balance", arguments: [false, true])
  func filesAndBytes(inMemory: Bool) throws {
    func input(_ name: String, _ text: String) throws -> SurveyInput {
      inMemory ? .bytes(Array(text.utf8), name: name) : .path(try folder.file(name, text))
    }
    let result = try process(input("walk.csv", Self.survey), input("rivers.geojson", Self.rivers))
    #expect(result.observations.map(\.recordedID) == ["1", "3"] && result.rivers.map(\.id) == ["R1", "R3"])
    check(
      result.rejections, in: Array(Self.survey.utf8), of: "walk.csv", records: [2, 4],
      raw: ["2,90000000,4541000\n", "4,500400,-91000000\n"])
    let line = Self.rivers.split(separator: "\n")[2].dropLast()
    check(result.rejections, in: Array(Self.rivers.utf8), of: "rivers.geojson", records: [2], raw: [String(line)])
    #expect(result.run.inputs.allSatisfy { $0.account.imbalance == nil })
    #expect(result.run.inputs.map(\.account.records) == [4, 3])
  }

  @Test("of layers that GDAL reads: the record and what it held", .enabled(if: Tools.haveGDAL))
  func layers() throws {
    let points = [500_300, 90_000_000, 500_400].enumerated().map {
      "{\"type\":\"Feature\",\"properties\":{\"id\":\"P\($0)\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($1),4541000]}}"
    }
    let walk = try folder.file("walk.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(points.joined(separator: ","))]}")
    let lines = try folder.file("lines.geojson", Self.rivers)
    let (survey, rivers) = (folder("walk.gpkg"), folder("rivers.gpkg"))
    try Tools.ogr2ogr(["-f", "GPKG", survey, walk, "-a_srs", "EPSG:4549"])
    try Tools.ogr2ogr(["-f", "GPKG", rivers, lines, "-a_srs", "EPSG:4549"])
    let result = try process(.path(survey), .path(rivers))
    #expect(result.observations.map(\.recordedID) == ["P0", "P2"] && result.rivers.map(\.id) == ["R1", "R3"])
    let found = result.rejections.map { ($0.source, $0.record, $0.rule, String(decoding: $0.raw, as: UTF8.self)) }
    #expect(found.map(\.0) == ["rivers.gpkg", "walk.gpkg"] || found.map(\.0) == ["walk.gpkg", "rivers.gpkg"])
    #expect(found.allSatisfy { $0.1 == 2 && $0.2 == .transformationFailed })
    #expect(found.allSatisfy { $0.0 == "walk.gpkg" ? $0.3.contains("P1") : $0.3.contains("R2") }, "\(found)")
    #expect(result.run.inputs.allSatisfy { $0.account.imbalance == nil })
  }
}
