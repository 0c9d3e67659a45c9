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

  @Test(
    "names may stand in a row of their own above the parts",
    arguments: [
      "编号,经度,,,纬度,,\n,度,分,秒,度,分,秒\n", "排污口清单,,,,,,\n编号,东经,,,北纬,,\n,°,′,″,°,′,″\n",
      "id,Longitude,,,Latitude,,\n,D,M,S,D,M,S\n", "id, Longitude , , ,Latitude\n, deg , min , sec ,deg,min,sec\n",
    ])
  func rows(header: String) throws {
    let text = Array("\(header)A,111,46,36,40,38,4.8\nB,112,0,0,41,30,0\n".utf8)
    let file = try readCSV(text, options: IngestOptions())
    try #require(file.observations.count == 2 && file.account.imbalance == nil)
    #expect(abs(file.observations.longitude[0] - 111.776_666_7) < 1e-6)
    #expect(abs(file.observations.latitude[0] - 40.634_666_7) < 1e-6)
    #expect(file.observations.latitude[1] == 41.5)
  }

  @Test("minutes in columns without a name are refused and not left out")
  func unnamedParts() {
    for header in ["编号,经度,,,纬度,,\n", "编号,经度,,,纬度,,\n,度数,分数,秒数,度数,分数,秒数\n"] {
      let error = refusal("\(header)A,111,46,36,40,38,4.8\n")
      #expect(error?.message.contains("经度(分)") == true)
    }
    // Degrees with decimals are whole angles, whatever stands beside them.
    #expect(refusal("编号,经度,,纬度,\nA,111.5,3,40.5,2\n") == nil)
  }
}
