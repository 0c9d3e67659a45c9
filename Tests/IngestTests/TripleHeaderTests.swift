import Ingest
import SurveyModel
import Testing

@Suite("Degrees, minutes and seconds in columns of their own")
struct TripleHeaderTests {
  @Test(
    "the bracket says which part a column is",
    arguments: [
      "经度(度),经度(分),经度(秒),纬度(度),纬度(分),纬度(秒)", "东经（度）,东经（分）,东经（秒）,北纬（度）,北纬（分）,北纬（秒）",
      "Longitude (deg),Longitude (min),Longitude (sec),Latitude (deg),Latitude (min),Latitude (sec)",
    ])
  func triples(header: String) throws {
    let file = try readCSV(Array("id,\(header)\nA,111,46,36,40,38,4.8\n".utf8), options: IngestOptions())
    #expect(file.observations.count == 1)
    #expect(abs(file.observations.longitude[0] - 111.776_666_7) < 1e-6)
    #expect(abs(file.observations.latitude[0] - 40.634_666_7) < 1e-6)
  }

  @Test("degrees alone in brackets are the whole angle")
  func degreesAlone() throws {
    let file = try readCSV(Array("id,经度(度),纬度(°)\nA,111.5,40.5\n".utf8), options: IngestOptions())
    #expect(file.observations.longitude == [111.5] && file.observations.latitude == [40.5])
  }
}
