import TestSupport
import Testing

@testable import Ingest

@Suite("What a path names") struct NamedInputTests {
  @Test("what exists is taken as it is, then the text after the last colon is a layer")
  func files() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("rivers.gpkg", "x")
    let odd = try folder.file("a:b.gpkg", "x")
    #expect(NamedInput(file).layer == nil)
    #expect(NamedInput(file + ":flow:lines").path == file + ":flow:lines", "rivers.gpkg:flow does not exist")
    let place = NamedInput(file + ":flowlines")
    #expect(place.path == file && place.layer == "flowlines" && place.source == "rivers.gpkg:flowlines")
    #expect(NamedInput(odd).layer == nil && NamedInput(odd).path == odd)
    #expect(NamedInput(odd + ":l").layer == "l")
    #expect(NamedInput(folder("missing.gpkg")).path == folder("missing.gpkg"))
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
    let place = NamedInput(argument)
    #expect(place.isDatabase)
    #expect(place.source == shown)
    #expect(place.secret?.contains("heim") == true)
    #expect(place.path.hasPrefix("PG:"))
  }

  @Test(
    "an address is shown without user, password and keys; a layer stands behind a colon",
    arguments: [
      ("https://host/a/rivers.gpkg", "https://host/a/rivers.gpkg", "https://host/a/rivers.gpkg", "rivers.gpkg", ""),
      ("/vsicurl/http://host:8080/r.gpkg:flow", "http://host:8080/r.gpkg", "http://host:8080/r.gpkg", "r.gpkg", "flow"),
      ("https://me:geheim@host/r.shp.zip", "https://me:geheim@host/r.shp.zip", "https://host/r.shp.zip", "r.shp.zip", ""),
      (
        "https://h/get?type=a:b&api_key=geheim&x", "https://h/get?type=a:b&api_key=geheim&x",
        "https://h/get?type=a:b&api_key=…&x", "get", ""
      ),
      ("HTTPS://host", "https://host", "https://host", "download", ""),
      ("http://host/a/..", "http://host/a/..", "http://host/a/..", "download", ""),
    ])
  func addresses(_ argument: String, _ url: String, _ shown: String, _ name: String, _ layer: String) throws {
    let place = NamedInput(argument)
    let address = try #require(place.address)
    #expect(address.url == url && address.shown == shown && address.name == name && place.layer ?? "" == layer)
    #expect(place.source == shown + (layer.isEmpty ? "" : ":\(layer)"))
    #expect(address.secret == (argument.contains("@") ? "geheim" : nil))
  }

  @Test("what is no address", arguments: ["https://", "https://me@/x", "ftp://host/x", "/vsicurl/rivers.gpkg", "https:/host/x"])
  func noAddress(_ argument: String) {
    #expect(NamedInput(argument).address == nil)
  }
}
