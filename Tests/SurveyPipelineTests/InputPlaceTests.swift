import TestSupport
import Testing

@testable import SurveyPipeline

@Suite("What a path names") struct InputPlaceTests {
  @Test("what exists is taken as it is, then the text after the last colon is a layer")
  func files() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("rivers.gpkg", "x")
    let odd = try folder.file("a:b.gpkg", "x")
    #expect(InputPlace(file).layer == nil)
    #expect(InputPlace(file + ":flow:lines").path == file + ":flow:lines", "rivers.gpkg:flow does not exist")
    let place = InputPlace(file + ":flowlines")
    #expect(place.path == file && place.layer == "flowlines" && place.source == "rivers.gpkg:flowlines")
    #expect(InputPlace(odd).layer == nil && InputPlace(odd).path == odd)
    #expect(InputPlace(odd + ":l").layer == "l")
    #expect(InputPlace(folder("missing.gpkg")).path == folder("missing.gpkg"))
  }

  @Test(
    "a database is shown without user and password",
    arguments: [
      ("PG:dbname=survey host=/run/x user=me password=geheim tables=rivers", "PG:dbname=survey host=/run/x tables=rivers"),
      ("PG:password='ge heim' dbname = 'sur vey'", "PG:dbname=sur vey"),
      ("pg:postgresql://me:geheim@host:5432/survey", "PG:postgresql://host:5432/survey"),
      ("postgresql://host/survey?user=me&password=geheim", "PG:postgresql://host/survey"),
    ])
  func databases(_ argument: String, _ shown: String) {
    let place = InputPlace(argument)
    #expect(place.isDatabase)
    #expect(place.source == shown)
    #expect(place.secret?.contains("heim") == true)
    #expect(place.path.hasPrefix("PG:"))
  }
}
