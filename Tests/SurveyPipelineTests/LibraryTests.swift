import SurveyModel
import SurveyPipeline
import Synchronization
import TestSupport
import Testing

/// The pipeline as somebody else's program calls it.
@Suite("The pipeline as a library")
struct LibraryTests {
  private func options(_ table: String) throws -> ProcessOptions {
    let folder = try TemporaryFolder()
    let survey = try folder.file("points.csv", table)
    let rivers = try folder.file(
      "rivers.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"river_id":"R1"},
      "geometry":{"type":"LineString","coordinates":[[111,41],[111.01,41]]}}]}
      """)
    return ProcessOptions(surveys: [.path(survey)], rivers: RiverReading(.path(rivers)))
  }

  @Test("files in, a result out, progress on the way")
  func process() throws {
    let stages = Mutex<[Progress.Stage]>([])
    let report = try processSurvey(options("id,longitude,latitude\n1,111.005,41.0001\n2,111.005,91\n")) { progress in
      stages.withLock { if $0.last != progress.stage { $0.append(progress.stage) } }
    }
    #expect(report.outlets.count == 1)
    #expect(report.rejections.map(\.rule) == [.coordinateOutOfRange])
    #expect(report.refusedFiles == 0)
    let passed = stages.withLock { $0 }
    #expect(passed.first == .reading && passed.count > 1 && Set(passed).count == passed.count, "\(passed)")
    let inputs = report.run.inputs
    #expect(inputs.map(\.name) == ["points.csv", "rivers.geojson"] && inputs.map(\.account.records) == [2, 1])
    #expect(inputs.allSatisfy { $0.account.imbalance == nil })
  }

  @Test("what an outlet is called, where it lies and who saw it")
  func outlets() throws {
    let result = try processSurvey(
      options("id,name,outlet_code,longitude,latitude\n1,Mill,M-1,111.005,41.0001\n2,,,111.008,41.0001\n3,,,111.005,41.0001\n"))
    #expect(result.outlets.map(\.name) == ["Mill", nil] && result.outlets.map(\.code) == ["M-1", nil])
    #expect(result.outlets.map { $0.sightings.map(\.recordedID) } == [["1", "3"], ["2"]])
    #expect(result.outlets.map(\.basin) == [nil, nil] && result.outlets.map(\.district) == [nil, nil])
    let outlet = try #require(result.outlets.first)
    #expect(outlet.river.id == "R1" && outlet.river.name == nil && outlet.bank == .left && outlet.reach.downstream == nil)
    #expect(try abs(#require(outlet.riverKilometre) - outlet.reach.length * (1 - 0.5) / 1000) < 1e-3)
    #expect(abs(outlet.measurePercent - 50) < 0.1 && abs(outlet.distance - 11.1) < 0.1)
    #expect(outlet.sightings.allSatisfy { $0.outlet?.id == outlet.id && $0.river?.id == "R1" && $0.runnerUp == nil })
    #expect(result.rivers.map { $0.outlets.map(\.id) } == [result.outlets.map(\.id)])
    #expect(result.observations[2].attributes.contains("\"id\":\"3\"") && result.observations[2].id == "points.csv#3")
  }

  @Test("an observation stands where it stands, whoever else is there")
  func independence() throws {
    let alone = try #require(try processSurvey(options("id,longitude,latitude\n1,111.005,41.0001\n")).observations.first)
    var table = "id,longitude,latitude\n1,111.005,41.0001\n"
    for number in 2..<200 { table += "\(number),\(110 + Double(number) / 50),41\n" }
    let crowd = try #require(try processSurvey(options(table)).observations.first)
    #expect(alone.measure != nil && crowd.measure == alone.measure && crowd.distance == alone.distance)
    #expect(crowd.place == alone.place && crowd.confidence == alone.confidence)
  }

  @Test("errors are values with a code and a source")
  func errors() throws {
    let error = #expect(throws: InputError.self) { _ = try processSurvey(options("nothing of the kind")) }
    #expect(error?.code == .unreadable)
    #expect(error?.source == "points.csv")
  }
}
