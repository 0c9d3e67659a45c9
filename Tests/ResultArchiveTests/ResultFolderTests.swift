import OutputSchema
import SurveyModel
import TestSupport
import Testing

@testable import ResultArchive

@Suite("Earlier outputs, read back")
struct ResultFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("manifest.json", Array("\(OutputListing.signature)  \"outputs\": [],\n}\n".utf8))
  }

  @Test("outlets by the names of the contract")
  func outlets() throws {
    _ = try folder.file(
      "outlets.geojson",
      Array(
        """
        {"type":"FeatureCollection","features":[
        {"properties":{"type":"other","status":"confirmed","methods":["drone","foot"],"bank":null,"observations":3}}
        ]}
        """.utf8))
    let outlet = try #require(try ResultFolder(folder.path).outlets().first)
    #expect(outlet.type == "other" && outlet.methods == ["drone", "foot"] && outlet.bank == nil && outlet.observations == 3)
    _ = try folder.file("outlets.geojson", Array("{\"features\":[{\"properties\":{}}]}".utf8))
    #expect(throws: InputError.self) { try ResultFolder(folder.path).outlets() }
  }

  @Test("a summary: quotes, empty cells, the apostrophe before a formula, the total")
  func summary() throws {
    let schema = OutputLayers.riverSummary.schema
    #expect(try !ResultFolder(folder.path).holds(schema))
    _ = try folder.file("summary/rivers.csv", Array("a,b\n\"x,\"\"y\"\"\n\",'=1\n,2\ntotal,3\n".utf8))
    let result = try ResultFolder(folder.path)
    let table = try result.summary(schema)
    #expect(result.holds(schema) && table.header == ["a", "b"])
    #expect(table.rows == [["x,\"y\"\n", "=1"], [nil, "2"]] && table.total == ["total", "3"])
  }

  @Test("a table that was cut or is none is refused", arguments: ["a,b\n1,2\ntotal", "a,b\n1\n", "a,b\n", "", "a,b\n\"1,2\n"])
  func damaged(text: String) throws {
    _ = try folder.file("summary/rivers.csv", Array(text.utf8))
    let error = #expect(throws: InputError.self) { try ResultFolder(folder.path).summary(OutputLayers.riverSummary.schema) }
    #expect(error?.code == .unreadable && error?.source == "summary/rivers.csv")
  }

  @Test("a folder that no run wrote is refused")
  func foreign() throws {
    let other = try TemporaryFolder()
    #expect(throws: InputError.self) { try ResultFolder(other.path) }
    #expect(throws: InputError.self) { try ResultFolder(other.path + "/none") }
    #expect(isOutputFolder(folder.path) && !isOutputFolder(other.path))
  }
}
