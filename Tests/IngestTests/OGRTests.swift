import SurveyModel
import TestSupport
import Testing

@testable import Ingest
@testable import OGRKit

@Suite("Layers through GDAL") struct OGRTests {
  @Test(
    "tags of OpenStreetMap",
    arguments: [
      (#""width"=>"3""#, [["width", "3"]]), (#""name:zh"=>"黄河","a"=>"\"b\", \\ c""#, [["name:zh", "黄河"], ["a", #""b", \ c"#]]),
      (#""empty"=>"""#, [["empty", ""]]),
    ])
  func tags(_ text: String, _ expected: [[String]]) throws {
    let bytes = Array(text.utf8)
    let parsed = OpenStreetMapTags.parse(bytes.span)
    let tags = try #require(parsed)
    #expect(tags.map { [String(decoding: $0.key, as: UTF8.self), String(decoding: $0.value, as: UTF8.self)] } == expected)
  }

  @Test(
    "what is no list of tags stays one text", arguments: ["width=3", #""a"=>3"#, #""a"=>"b" "c"=>"d""#, #""a"=>"b"#, #""a""#])
  func noTags(_ text: String) {
    let bytes = Array(text.utf8)
    let parsed = OpenStreetMapTags.parse(bytes.span)
    #expect(parsed == nil)
    var output: [UInt8] = []
    OpenStreetMapTags().append(bytes.span, isFirst: true, to: &output)
    let escaped = text.replacing("\"", with: "\\\"")
    #expect(String(decoding: output, as: UTF8.self) == "\"other_tags\":\"\(escaped)\"")
  }

  @Test("dates and times as RFC 3339, with the zone only where there is one")
  func moments() {
    func moment(_ offset: Int?, second: Float = 44) -> OGRMoment {
      OGRMoment(year: 2024, month: 5, day: 6, hour: 8, minute: 40, second: second, offset: offset)
    }
    #expect(moment(480).json(.dateTime) == #""2024-05-06T08:40:44+08:00""#)
    #expect(moment(0).json(.dateTime) == #""2024-05-06T08:40:44Z""#)
    #expect(moment(-330).json(.dateTime) == #""2024-05-06T08:40:44-05:30""#)
    #expect(moment(nil, second: 44.25).json(.dateTime) == #""2024-05-06T08:40:44.25""#)
    #expect(moment(nil).json(.date) == #""2024-05-06""#)
    #expect(moment(nil, second: 5.5).json(.time) == #""08:40:05.5""#)
  }

  @Test("a table of a database is read in the order of its ids")
  func query() {
    func layer(_ name: String, id: String?) -> OGRLayer {
      OGRLayer(name: name, shape: .line, features: 1, idColumn: id, fields: [])
    }
    #expect(DatabaseQuery.inOrder(layer("rivers", id: "gid"), where: nil) == #"SELECT * FROM "rivers" ORDER BY "gid""#)
    #expect(
      DatabaseQuery.inOrder(layer("s.a\"b", id: "gid"), where: "x > 3")
        == #"SELECT * FROM "s"."a""b" WHERE (x > 3) ORDER BY "gid""#)
    #expect(DatabaseQuery.inOrder(layer("rivers", id: nil), where: nil) == nil)
  }

  @Test("every feature of a real GeoPackage has an owner", .enabled(if: SharedData.isPresent))
  func whole() throws {
    let path = try SharedData.path("rivers/nhdplus/new_hope.gpkg")
    let request = LayerRequest(dataset: path, format: .geoPackage, source: "new_hope.gpkg", content: .rivers)
    let layers = try (1...3).map { try readOGRRivers(request, options: RiverFieldOptions(jobs: $0)).layer }
    for layer in layers {
      #expect(layer.account.records == 746 && layer.account.accepted == 746)
      #expect(layer.account.imbalance == nil)
      #expect(layer.features.map(\.record) == Array(1...746))
      #expect(layer.description.statedCRS == "EPSG:4269")
      #expect(layer.findings.map(\.rule).contains(.crsAssumed))
      #expect(layer.x == layers[0].x && layer.parts == layers[0].parts)
    }
  }

  @Test("a layer that is not there, or one of several, is a matter of usage", .enabled(if: SharedData.isPresent))
  func choice() throws {
    let path = try SharedData.path("rivers/nhdplus/new_hope.gpkg")
    var request = LayerRequest(dataset: path, format: .geoPackage, source: "new_hope.gpkg", content: .rivers)
    request.layer = "nosuch"
    let missing = #expect(throws: InputError.self) { try readOGRRivers(request, options: RiverFieldOptions()) }
    #expect(missing?.code == .usage)
    #expect(missing?.message.contains("NHDFlowline_NonNetwork (multi-lines)") == true)
    request.layer = nil
    request.condition = "no such thing"
    let condition = #expect(throws: InputError.self) { try readOGRRivers(request, options: RiverFieldOptions()) }
    #expect(condition?.code == .usage)
    request.condition = nil
    request.content = .areas
    let several = #expect(throws: InputError.self) { try readOGRAreas(request, coordinateKind: { _ in .degrees }) }
    #expect(several?.code == .usage)
    #expect(several?.message.contains("name one as FILE:layer") == true)
  }
}
