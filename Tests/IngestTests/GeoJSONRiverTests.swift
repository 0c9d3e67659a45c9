import Ingest
import SurveyModel
import TestSupport
import Testing

private func line(_ coordinates: String) -> String { "{\"type\":\"LineString\",\"coordinates\":\(coordinates)}" }

private func multi(_ coordinates: String) -> String { "{\"type\":\"MultiLineString\",\"coordinates\":\(coordinates)}" }

private func rivers(_ text: String, _ options: RiverFieldOptions = RiverFieldOptions()) throws -> RiverLayer {
  let layer = try readGeoJSONRivers(Array(text.utf8), source: "rivers.geojson", options: options)
  #expect(layer.account.imbalance == nil)
  #expect(layer.account.accepted == layer.features.count)
  return layer
}

@Suite("GeoJSON rivers")
struct GeoJSONRiverTests {
  @Test(
    "the river id: the named property, river_id, the name, the feature's id",
    arguments: [
      ("{\"river_id\":\"R1\",\"name\":\"Bai\"}", nil, "R1", "Bai"), ("{\"RIVER_ID\":12.0}", nil, "12", nil),
      ("{\"河流名称\":\"白河\"}", nil, "白河", "白河"), ("{}", nil, "77", nil), ("{\"name\":\"  \"}", nil, "77", nil),
      ("{\"comid\":13296606,\"gnis_name\":\"Yahara River\"}", "comid", "13296606", "Yahara River"),
      ("{\"river_id\":\"R1\",\"comid\":1e3}", "comid", "1000", nil),
    ] as [(String, String?, String?, String?)])
  func ids(_ properties: String, _ field: String?, _ id: String?, _ name: String?) throws {
    let text = "{\"type\":\"Feature\",\"id\":77,\"properties\":\(properties),\"geometry\":\(line("[[1,1],[2,2]]"))}"
    let layer = try rivers(text, RiverFieldOptions(riverID: field))
    #expect(layer.features.map(\.riverID) == [id])
    #expect(layer.features.map(\.riverName) == [name])
    #expect(layer.findings.contains { $0.rule == .riverUnnamed } == (name == nil))
  }

  @Test("a named property that one river lacks is a finding, that all lack is refused with the names there are")
  func namedProperty() throws {
    let features = ["{\"a\":1}", "{\"b\":1}"].map {
      "{\"type\":\"Feature\",\"properties\":\($0),\"geometry\":\(line("[[1,1],[2,2]]"))}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    let layer = try rivers(text, RiverFieldOptions(riverID: "a"))
    #expect(layer.features.map(\.riverID) == ["1", nil])
    #expect(layer.findings.filter { $0.rule == .riverIdInvented }.map(\.record) == [2])
    let error = #expect(throws: InputError.self) { try rivers(text, RiverFieldOptions(riverID: "c")) }
    #expect(error?.message.contains("a, b") == true)
    #expect(error?.code == .usage)
  }

  @Test("flow direction as NHD writes it, and basins")
  func flow() throws {
    let words = ["0", "1", "\"Uninitialized\"", "\"With Digitized\"", "null", "\"?\""]
    let features = words.map {
      "{\"type\":\"Feature\",\"properties\":{\"FLOWDIR\":\($0),\"流域\":\"汉江\"},\"geometry\":\(line("[[1,1],[2,2]]"))}"
    }
    let layer = try rivers("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    #expect(layer.features.map(\.flowKnown) == [false, true, false, true, nil, nil])
    #expect(layer.features.allSatisfy { $0.basin == "汉江" })
  }

  @Test(
    "short-line, repeated-vertices, odd-positions, crossing-line, antimeridian: verdicts on lines",
    arguments: [
      (line("[]"), [Rule.riverEmpty], []), (line("[[1,1]]"), [.riverTooShort], []),
      (line("[[1,1],[1,1],[1,1]]"), [.riverZeroLength], []), (line("[[1,1],[1,1],[2,2]]"), [], []),
      (line("[[1,1],[2,2],[1,2],[2,1]]"), [], []), (multi("[[[1,1],[2,2]],[[3,3]]]"), [], [.riverTooShort]),
      (multi("[[],[[3,3]]]"), [.riverTooShort], [.riverEmpty]), (multi("[]"), [.geometryMissing], []),
      (line("[[1,1],[\"2\",2]]"), [.coordinateUnreadable], []), (line("[[1,1],[2]]"), [.coordinateUnreadable], []),
      (line("[[1,1],[2,1e400]]"), [.coordinateUnreadable], []), (line("[[1,1,5,6,7],[2,2,5,6,7]]"), [], []),
      (line("[[100,1],[100,95]]"), [.coordinateOutOfRange], []), (line("[[1,1],[2,95]]"), [.coordinateSwapped], []),
      (line("[[179,1],[181,1]]"), [.coordinateOutOfRange], []),
      (line("[[179.9,1],[-179.9,1]]"), [.riverAntimeridian], []), (line("[[0,89],[10,90]]"), [], []),
      (line("[[0,0],[1,1]]"), [], []), (point("[1,1]"), [.geometryUnsupported], []), ("null", [.geometryMissing], []),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":[\(point("[1,1]")),\(line("[[1,1],[2,2]]"))]}", [],
        [.geometryUnsupported]
      ),
    ] as [(String, [Rule], [Rule])])
  func verdicts(_ geometry: String, _ rejected: [Rule], _ found: [Rule]) throws {
    let layer = try rivers(collection([geometry, line("[[5,5],[6,6]]")], properties: "{\"name\":\"A\"}"))
    #expect(layer.rejections.map(\.rule) == rejected)
    #expect(layer.findings.map(\.rule) == found)
    #expect(layer.features.last?.record == 2)
    #expect(layer.parts.map(\.count).reduce(0, +) == layer.x.count)
    #expect(layer.parts.last.map { layer.x[$0] } == [5, 6])
  }

  @Test("a vertex that cannot be is named by its number")
  func vertex() throws {
    let layer = try rivers(collection([line("[[1,1],[2,2],[3,95]]")]))
    #expect(layer.rejections.first?.message.contains("vertex 3") == true)
  }

  @Test("json-sequences: a sequence of rivers is read record by record")
  func sequence() throws {
    let feature = "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":\(line("[[1,1],[2,2]]"))}"
    let layer = try rivers("\(feature)\n\n{oops\n\(feature)\n")
    #expect(layer.features.map(\.record) == [1, 3])
    #expect(layer.rejections.map(\.rule) == [.jsonInvalid])
    #expect(layer.rejections.map(\.line) == [3])
    #expect(layer.description.format == .geoJSONSequence)
    #expect(try rivers("\u{1E}\(feature)\n\u{1E}\(feature)").features.count == 2)
  }

  @Test("crs-member: the stated CRS is passed on and decides what a place can be")
  func crs() throws {
    var options = RiverFieldOptions()
    options.coordinateKind = { $0 == "EPSG:32645" ? .metres : .degrees }
    let text =
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32645\"}},"
      + "\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(line("[[768645,2739465],[768645,2739435]]"))}]}"
    let layer = try rivers(text, options)
    #expect(layer.description.statedCRS == "EPSG:32645")
    #expect(layer.features.count == 1)
  }

  @Test("the real river files are read", .enabled(if: SharedData.isPresent))
  func realRivers() throws {
    let dengzhou = try readGeoJSONRivers(
      SharedData.bytes("rivers/dengzhou/rivers.geojson"), source: "d", options: RiverFieldOptions(riverID: "name_zh"))
    #expect(dengzhou.features.count == 19)
    #expect(Set(dengzhou.features.map(\.riverID)).count == 6)
    #expect(dengzhou.rejections.isEmpty)
    #expect(dengzhou.account.imbalance == nil)
    let yahara = try readGeoJSONRivers(
      SharedData.bytes("rivers/nhdplus/yahara_flowlines.geojson"), source: "y", options: RiverFieldOptions(riverID: "comid"))
    #expect(yahara.features.count + yahara.rejections.count == yahara.account.records)
    #expect(yahara.rejections.isEmpty)
    #expect(yahara.features.first?.riverID == "13296606")
    #expect(yahara.x.first == -89.223351705)
    #expect(yahara.account.imbalance == nil)
  }

  @Test("areas get an id and a name", .enabled(if: SharedData.isPresent))
  func areas() throws {
    let bytes = try SharedData.bytes("rivers/dengzhou/admin-boundaries.geojson")
    let layer = try readGeoJSONAreas(bytes, source: "a", nameField: "name_zh")
    #expect(layer.areas.first?.id == "62558664B79918442376172")
    #expect(layer.areas.first?.name == "新野县")
    #expect(layer.rejections.isEmpty)
    #expect(layer.account.imbalance == nil)
    #expect(try readGeoJSONAreas(bytes, source: "a", idField: "name_en").areas.first?.id == "Xinye County")
    #expect(throws: InputError.self) { try readGeoJSONAreas(bytes, source: "a", idField: "nope") }
  }
}
