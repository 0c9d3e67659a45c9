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
    return ProcessOptions(surveys: [survey], reading: SurveyReading(), rivers: RiverReading(path: rivers))
  }

  @Test("files in, a result out, progress on the way")
  func process() throws {
    let stages = Mutex<[Progress.Stage]>([])
    let report = try processSurvey(options("id,longitude,latitude\n1,111.005,41.0001\n2,111.005,91\n")) { progress in
      stages.withLock { if $0.last != progress.stage { $0.append(progress.stage) } }
    }
    #expect(report.result.outlets.count == 1)
    #expect(report.result.rejections.map(\.rule) == [.coordinateOutOfRange])
    #expect(report.refusedFiles == 0)
    #expect(stages.withLock { Array($0) }.contains(.reading))
    #expect(report.result.run.inputs.allSatisfy { $0.account.imbalance == nil })
  }

  @Test("what an outlet is called, where it lies and who saw it")
  func outlets() throws {
    let result = try processSurvey(
      options("id,name,outlet_code,longitude,latitude\n1,Mill,M-1,111.005,41.0001\n2,,,111.008,41.0001\n3,,,111.005,41.0001\n")
    ).result
    #expect(result.outlets.map(result.name) == ["Mill", nil] && result.outlets.map(result.code) == ["M-1", nil])
    #expect(result.outlets.map(result.sightings) == [[0, 2], [1]])
    #expect(result.outlets.map(result.basin) == [nil, nil] && result.outlets.map(result.district) == [nil, nil])
  }

  @Test("an observation stands where it stands, whoever else is there")
  func independence() throws {
    let alone = try processSurvey(options("id,longitude,latitude\n1,111.005,41.0001\n")).result.matches
    var table = "id,longitude,latitude\n1,111.005,41.0001\n"
    for number in 2..<200 { table += "\(number),\(110 + Double(number) / 50),41\n" }
    let crowd = try processSurvey(options(table)).result.matches
    #expect(crowd.measure[0] == alone.measure[0] && crowd.distance[0] == alone.distance[0])
    #expect(crowd.placeLongitude[0] == alone.placeLongitude[0] && crowd.confidence[0] == alone.confidence[0])
  }

  @Test("errors are values with a code and a source")
  func errors() throws {
    let error = #expect(throws: InputError.self) { _ = try processSurvey(options("nothing of the kind")) }
    #expect(error?.code == .unreadable)
    #expect(error?.source == "points.csv")
  }
}
