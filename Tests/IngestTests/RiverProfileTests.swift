import Ingest
import SurveyModel
import TestSupport
import Testing

private func layer(_ properties: [String], _ options: RiverFieldOptions = RiverFieldOptions()) throws -> RiverLayer {
  let features = properties.enumerated().map { number, properties in
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[\(number),1],"
      + "[\(number),2]]}}"
  }
  let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  let layer = try readGeoJSONRivers(Array(text.utf8), source: "rivers.geojson", options: options)
  #expect(layer.account.imbalance == nil)
  // The same in pieces of a few features.
  let pieces = try readGeoJSONRivers(Array(text.utf8), source: "rivers.geojson", options: options, pieceSize: 200)
  #expect(pieces.profile == layer.profile && pieces.features.map(\.riverID) == layer.features.map(\.riverID))
  #expect(pieces.features.map(\.linkID) == layer.features.map(\.linkID))
  return layer
}

@Suite("River profiles")
struct RiverProfileTests {
  @Test("NHDPlus, whatever the case and separators of its columns")
  func nhdPlus() throws {
    let rivers = try layer([
      """
      "COMID":13296606,"GNIS_NAME":"Yahara River","REACHCODE":"07090002007370","FLOWDIR":"With Digitized","FromMeas":0.5,\
      "ToMeas":98.57177,"Hydroseq":510018381.0,"DnHydroseq":510018158.0,"LevelPathI":510014902.0,"TerminalPa":350002977.0,\
      "StreamOrde":4,"TotDASqKM":1024.5
      """,
      """
      "comid":7,"gnis_name":" ","reach_code":"07090002007371","flowdir":"Uninitialized","from_meas":null,"tomeas":100,\
      "hydroseq":5,"dnhydroseq":0,"levelpathi":6
      """,
    ])
    #expect(rivers.profile == .nhdPlus && rivers.description.profile == .nhdPlus)
    let (first, second) = (rivers.features[0], rivers.features[1])
    #expect(first.riverID == "510014902" && first.riverName == "Yahara River" && first.basin == "350002977")
    #expect(first.reachID == "13296606" && first.linkID == "510018381" && first.downstream == .feature(id: "510018158"))
    #expect(first.reachCode == ReachCode("07090002007370", measures: ReachCode.Measures(from: 0.5, to: 98.57177)))
    #expect(first.strahler == 4 && first.size == 1024.5 && first.flowKnown == true)
    #expect(second.riverID == "6" && second.riverName == nil && second.downstream == .mouth)
    #expect(second.reachCode == ReachCode("07090002007371", measures: nil) && second.flowKnown == false)
    #expect(rivers.description.fields.contains { $0.field == "downstream_id" && $0.column == "DnHydroseq" })
  }

  @Test(
    "measures that cannot be are none", arguments: [("50", "50"), ("60", "40"), ("-1", "50"), ("0", "100.5"), ("\"x\"", "9")])
  func measures(_ from: String, _ to: String) throws {
    let rivers = try layer(["\"comid\":1,\"reachcode\":\"A\",\"frommeas\":\(from),\"tomeas\":\(to)"])
    #expect(rivers.features[0].reachCode == ReachCode("A", measures: nil))
  }

  @Test("HydroRIVERS has no rivers: they are left to be chained")
  func hydroRIVERS() throws {
    let rivers = try layer([
      "\"HYRIV_ID\":40000001,\"NEXT_DOWN\":0,\"MAIN_RIV\":40000001,\"LENGTH_KM\":1.5,\"UPLAND_SKM\":20.5,\"ORD_STRA\":2"
    ])
    let river = rivers.features[0]
    #expect(rivers.profile == .hydroRIVERS && river.riverID == nil && river.basin == "40000001")
    #expect(river.reachID == "40000001" && river.linkID == "40000001" && river.downstream == .mouth)
    #expect(river.strahler == 2 && river.size == 20.5)
  }

  @Test("OpenStreetMap: rivers, streams and canals; the others on request, and said")
  func openStreetMap() throws {
    let properties = [
      "\"osm_id\":\"1\",\"waterway\":\"river\",\"name\":\"Rhein\"", "\"osm_id\":\"2\",\"waterway\":\"drain\"",
      "\"osm_id\":\"3\",\"waterway\":\"canal\"", "\"osm_id\":\"4\",\"name\":\"a road\"",
      "\"osm_id\":\"5\",\"waterway\":\"stream\",\"name:zh\":\"白河\"",
    ]
    let rivers = try layer(properties)
    #expect(rivers.profile == .openStreetMap)
    #expect(rivers.features.map(\.riverID) == ["Rhein", "3", "白河"])
    #expect(rivers.features.map(\.reachID) == ["1", "3", "5"])
    #expect(rivers.account.accepted == 5)
    let finding = try #require(rivers.findings.first { $0.rule == .waterwayLeftOut })
    #expect(finding.message.contains("1 drain, 1 none") && finding.message(naming: .arguments).contains("--waterways"))
    var options = RiverFieldOptions()
    options.waterways = ["drain"]
    #expect(try layer(properties, options).features.map(\.record) == [2])
    options.waterways = ["all"]
    #expect(try layer(properties, options).features.map(\.record) == [1, 2, 3, 5])
    options.profile = .generic
    #expect(try layer(properties, options).features.count == 5)
  }

  @Test("a Chinese register: codes, names, basin and what a piece flows into")
  func chinese() throws {
    let rivers = try layer([
      "\"河流名称\":\"湍河\",\"河流代码\":\"FH0101\",\"所属流域\":\"汉江\",\"河段编码\":\"FH0101-1\",\"下游河段编码\":\"FH0101-2\""
    ])
    let river = rivers.features[0]
    #expect(rivers.profile == .chinese && river.riverID == "FH0101" && river.riverName == "湍河" && river.basin == "汉江")
    #expect(river.reachID == "FH0101-1" && river.linkID == "FH0101-1" && river.downstream == .feature(id: "FH0101-2"))
  }

  @Test("the river that a river flows into, and what else it is called")
  func parentsAndNames() throws {
    let rivers = try layer([
      "\"河流名称\":\"湍河\",\"河流代码\":\"F1\",\"上级河流\":\"白河\",\"别名\":\"湍水；七里河\",\"name_en\":\"Tuan River\"",
      "\"河流名称\":\"白河\",\"河流代码\":\"F2\",\"上级河流\":\"无\",\"别名\":\"白河\",\"name_en\":null",
    ])
    #expect(rivers.profile == .chinese && rivers.features.map(\.parentRiver) == ["白河", nil])
    #expect(rivers.features.map(\.otherNames) == [["Tuan River", "湍水", "七里河"], []])
    #expect(rivers.description.fields.contains { $0.field == "parent_river" && $0.column == "上级河流" })
    let ways = try layer([
      "\"waterway\":\"river\",\"name\":\"松花江\",\"name:zh\":\"松花江\",\"name:en\":\"Songhua River\",\"alt_name\":\"Sungari;Songhua\",\"old_name\":\"\""
    ])
    #expect(ways.features[0].otherNames == ["Songhua River", "Sungari", "Songhua"])
    let named = try layer(
      ["\"label\":\"X\",\"name\":\"松花江\",\"name_en\":\"Songhua\""], RiverFieldOptions(riverName: "label"))
    #expect(named.features[0].riverName == "X" && named.features[0].otherNames == ["松花江", "Songhua"])
  }

  @Test("fields by hand; a river id that was named names the reaches too, as long as no reach id was")
  func byHand() throws {
    var options = RiverFieldOptions(riverID: "comid")
    let properties = ["\"comid\":1,\"reachcode\":\"A\",\"hydroseq\":10,\"dnhydroseq\":20,\"x\":\"u\",\"y\":\"v\""]
    let plain = try layer(properties, options).features[0]
    #expect(plain.riverID == "1" && plain.reachID == nil && plain.linkID == "10" && plain.downstream == .feature(id: "20"))
    options.reachID = "x"
    options.downstreamID = "Y"
    options.profile = .generic
    let named = try layer(properties, options).features[0]
    #expect(named.riverID == "1" && named.reachID == "u" && named.linkID == "u" && named.downstream == .feature(id: "v"))
    options.downstreamID = "z"
    #expect(throws: InputError.self) { try layer(properties, options) }
  }

  @Test("the real layers", .enabled(if: SharedData.isPresent))
  func real() throws {
    func profile(_ file: String) throws -> RiverProfile {
      try readGeoJSONRivers(SharedData.bytes(file), source: "r", options: RiverFieldOptions()).profile
    }
    #expect(try profile("rivers/nhdplus/yahara_flowlines.geojson") == .nhdPlus)
    #expect(try profile("rivers/osm/liechtenstein-2013-08-03_waterways.geojson") == .openStreetMap)
    #expect(try profile("rivers/dengzhou/rivers.geojson") == .generic)
  }

  @Test(
    "a word for a river without a name is no name",
    arguments: ["UNT", "N.N.", "名称未設定", "neznámý", "无名河", "Unnamed", "<Null>", "0", "/", "sans nom", "NODATA"])
  func placeholder(word: String) throws {
    let rivers = try layer(["\"name\":\"\(word)\"", "\"name\":\"Unt\""])
    #expect(rivers.features[0].riverName == nil && rivers.features[1].riverName == "Unt")
  }
}
