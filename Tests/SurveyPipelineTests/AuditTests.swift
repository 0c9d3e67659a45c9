import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

@Suite("The audit of a source")
struct AuditTests {
  @Test("a feature whose parts are all rejected passes: the later ones own no bytes")
  func parts() throws {
    let folder = try TemporaryFolder()
    let ring = "[[100,0],[101,0],[101,1],[100,0]]"
    let file = try folder.file("areas.geojson", "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(ring)],[\(ring)]]}")
    let inspection = try inspectFile(.path(file), reading: SurveyReading(), jobs: 1)
    #expect(inspection.account.records == 2 && inspection.rejections.count == 2)
    #expect(inspection.rejections.map(\.byteOffset) == [0, inspection.size])
  }
}
