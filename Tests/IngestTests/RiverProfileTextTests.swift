import Ingest
import SurveyModel
import Testing

@Suite("Descriptions of river layers")
struct RiverProfileTextTests {
  private func layer(_ properties: [String], _ description: String? = nil) throws -> RiverLayer {
    let features = properties.enumerated().map { number, properties in
      "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[\(number),1],"
        + "[\(number),2]]}}"
    }
    var options = RiverFieldOptions()
    options.profile = try description.map { try RiverProfileText($0, source: "my.txt").tables[0] }
    return try readGeoJSONRivers(
      Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8), source: "r",
      options: options)
  }

  @Test("a description of the user's own: columns, words for the direction, words for none, units")
  func own() throws {
    let rivers = try layer(
      [
        "\"BR_NO\":1,\"BR_NEXT\":\"X\",\"BR_NAME\":null,\"BR_LOCAL\":\"Mill\",\"DIR\":\"against line\",\"KM\":1.5",
        "\"BR_NO\":2,\"BR_NEXT\":1,\"DIR\":\"with line\"",
      ],
      """
      # Brooks.
      [Brooks of the county]
      reach_id = br no
      downstream_id = BR_NEXT
      river_name = BR_NAME, BR_LOCAL
      none = X
      flow_direction = DIR
      flow downstream = with line
      flow upstream = against line
      mouth_distance = KM
      distance_unit = km
      """)
    #expect(rivers.profile.name == "Brooks of the county" && rivers.description.profile == rivers.profile)
    let (first, second) = (rivers.features[0], rivers.features[1])
    #expect(first.reachID == "1" && first.downstream == .mouth && first.riverName == "Mill" && first.mouthDistance == 1500)
    #expect(second.downstream == .feature(id: "1") && second.flowKnown == true && second.riverID == nil)
    // The first line was turned round.
    #expect(rivers.y == [2, 1, 1, 2] && rivers.findings.contains { $0.rule == .reachReversed })
  }

  @Test(
    "what is wrong with a description is said with its line",
    arguments: [
      ("reach_id = A", "line 1: a [name] must come before"), ("[A]\nreachid = A", "line 2: there is no key \"reachid\""),
      ("[A]\ndrawn = sideways", "must be downstream or unknown or upstream"), ("[A]\nnonsense", "is neither a [name] nor"),
      ("# nothing", "it describes no river layer"), ("[A]\ninherits = nobody", "which is no kind of river layer"),
      ("[]", "a description needs a name"), ("[A]\nrecognised = a;;", "names no column"),
    ])
  func faults(_ text: String, _ words: String) throws {
    let error = #expect(throws: InputError.self) { try RiverProfileText(text, source: "my.txt") }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "") for \(words)")
  }

  @Test(
    "texts that are no names",
    arguments: [
      "NODATA", "NoData", "NR", "NULL", "<Null>", "(null)", "None", "nan", "N/A", "Unnamed", "UNNAMED", " unnamed  stream ", "无名",
      "无名河", "未命名",
      "无", "Sans toponyme", "Ohne Namen", "sin nombre", "0", "/", "-", "——", "-9999", "名称不明", "ＮＯＤＡＴＡ",
    ])
  func placeholders(_ name: String) throws {
    let river = try layer(["\"river_id\":\"\(name)\",\"name\":\"\(name)\",\"alt_name\":\"Mill;\(name)\""]).features[0]
    #expect(river.riverName == nil && river.otherNames == ["Mill"])
    #expect(river.riverID == (name == "0" ? "0" : nil), "0 may be an id")
  }

  @Test(
    "names that look a little like words for nothing",
    arguments: ["Nan", "Nil", "Na", "Nuller Bach", "Nonette", "River 0", "无名溪河"])
  func names(_ name: String) throws {
    let river = try layer(["\"name\":\"\(name)\""]).features[0]
    #expect(river.riverName == name && river.riverID == name && river.identity == .name)
  }

  @Test("ids of what lies below: several in one cell, and words for none that are ids after all")
  func downstream() throws {
    let sword = "\"rch_id_up\":\"\",\"dist_out\":1"
    let rivers = try layer([
      "\"reach_id\":1,\"rch_id_dn\":\"2 3\",\"main_side\":0,\(sword)",
      "\"reach_id\":2,\"rch_id_dn\":\"4\",\"main_side\":1,\(sword)",
      "\"reach_id\":3,\"rch_id_dn\":\"4;9\",\"main_side\":0,\(sword)", "\"reach_id\":4,\"rch_id_dn\":\"8 9\",\(sword)",
    ])
    #expect(
      rivers.features.map(\.downstream) == [.feature(id: "3"), .feature(id: "4"), .feature(id: "4"), .feature(id: "8")])
    // LINKNO counts from 0.
    let links = try layer(["\"LINKNO\":0,\"DSLINKNO\":-1", "\"LINKNO\":1,\"DSLINKNO\":0"])
    #expect(links.features.map(\.downstream) == [.mouth, .feature(id: "0")])
    let areas = try layer([
      "\"HydroID\":1,\"NextDownID\":-1", "\"HydroID\":2,\"NextDownID\":1", "\"HydroID\":3,\"NextDownID\":-9999",
    ])
    #expect(areas.features.map(\.downstream) == [.mouth, .feature(id: "1"), .mouth])
    #expect(areas.features.allSatisfy { $0.riverID == nil }, "chains make the rivers")
  }

  @Test("French chainage falls upstream from a thousand kilometres at the mouth")
  func chainage() throws {
    let rivers = try layer(["\"IdTronconH\":1,\"CdEntiteHy\":\"H\",\"PkAvalTron\":990000,\"PkAmontTro\":985000"])
    #expect(rivers.features[0].mouthDistance == 10_000 && rivers.distances.isOfRiver)
    let other = try layer(["\"IdTronconH\":1,\"CdEntiteHy\":\"H\",\"PkAvalTron\":5000,\"PkAmontTro\":9000"])
    #expect(other.features[0].mouthDistance == 5000)
  }

  @Test("names of columns are taken for cut where all names are short and they are as long as fits")
  func cut() throws {
    let short = try layer(["\"reach_id\":1,\"downstream\":2"]).features[0]
    #expect(short.downstream == .feature(id: "2"))
    let long = try layer(["\"reach_id\":1,\"downstream\":2,\"a_rather_long_name\":3"]).features[0]
    #expect(long.downstream == nil)
  }

  @Test("heights and measures at the ends of lines, also of a line that is turned")
  func ends() throws {
    let text = """
      {"type":"Feature","properties":{"Permanent_Identifier":"7","ReachCode":"1706"},"geometry":{"type":"LineString",\
      "coordinates":[[1,1,5.5,45.4],[2,2,4,30],[3,3,3.25,7.0]]}}
      """
    var layer = try readGeoJSONRivers(Array(text.utf8), source: "r", options: RiverFieldOptions())
    let ends = layer.features[0].ends
    #expect(ends.firstHeight == 5.5 && ends.lastHeight == 3.25 && ends.measures?.first == 45.4 && ends.measures?.last == 7)
    let measures = try #require(layer.features[0].reachCode?.measures)
    #expect(abs(measures.from - 7) < 1e-4 && abs(measures.to - 45.4) < 1e-4)
    layer.turn(0)
    #expect(layer.x == [3, 2, 1] && layer.features[0].ends.firstHeight == 3.25 && layer.features[0].ends.measures?.last == 45.4)
  }
}
