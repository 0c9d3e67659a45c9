import Ingest
import SurveyModel
import TestSupport
import Testing

/// A collection of features with these geometries.
func collection(_ geometries: [String], properties: String = "{}") -> String {
  let features = geometries.map { "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\($0)}" }
  return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
}

func point(_ coordinates: String) -> String { "{\"type\":\"Point\",\"coordinates\":\(coordinates)}" }

func survey(_ text: String, _ change: (inout IngestOptions) -> Void = { _ in }) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "survey.geojson"
  change(&options)
  let file = try readGeoJSONSurvey(Array(text.utf8), options: options)
  #expect(file.account.imbalance == nil)
  return file
}

func rejects(_ file: SurveyFile) -> [Rule] { file.rejections.map(\.rule) }

/// The error by which a text is refused, nil where it is read.
private func refusal(_ text: String) -> InputError? {
  do {
    _ = try survey(text)
    return nil
  } catch {
    return error as? InputError
  }
}

@Suite("GeoJSON surveys")
struct GeoJSONSurveyTests {
  @Test("a feature becomes an observation with its fields, attributes and bytes")
  func fields() throws {
    let text = """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"properties":{"排污口名称":"东门排口","编码":"A-1", "type":"工业排污口","method":"drone",
          "time":"2024-05-01T08:00:00Z","accuracy_m":3.5, "n":1.50},"geometry":{"type":"Point","coordinates":[118.7,32.1,9]}}
      ]}
      """
    let file = try survey(text)
    let rows = file.observations
    #expect(rows.count == 1)
    #expect(rows.x == [118.7])
    #expect(rows.y == [32.1])
    #expect(rows.name.text(at: 0) == "东门排口")
    #expect(rows.code.text(at: 0) == "A-1")
    #expect(rows.recordedID.text(at: 0) == "7")
    #expect(rows.type == [.industrial])
    #expect(rows.method == [.drone])
    #expect(rows.time == [1_714_550_400_000_000])
    #expect(rows.accuracy == [3.5])
    #expect(rows.accuracySource == [.recorded])
    #expect(rows.flags[0].isEmpty)
    #expect(
      rows.attributes.text(at: 0)
        == #"{"排污口名称":"东门排口","编码":"A-1","type":"工业排污口","method":"drone","#
        + #""time":"2024-05-01T08:00:00Z","accuracy_m":3.5,"n":1.50}"#)
    let feature = text.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n").drop { $0 == " " }
    #expect(file.account.acceptedBytes == feature.utf8.count)
    #expect(file.account.structuralBytes == text.utf8.count - feature.utf8.count)
    #expect(file.description.columns.count == 7)
  }

  @Test("json-nan: NaN is not JSON: the file is refused, with the line")
  func jsonNan() {
    let error = refusal(collection([point("[1,2]"), point("[NaN,2]")]))
    #expect(error?.message.contains("NaN") == true)
    #expect(error?.message.contains("line 2") == true)
  }

  @Test("json-overflow: a number too large rejects its record")
  func jsonOverflow() throws {
    let file = try survey(collection([point("[1e400,32]"), point("[118,32]")]))
    #expect(rejects(file) == [.coordinateUnreadable])
    #expect(file.account.accepted == 1)
  }

  @Test("null-geometry: a feature without geometry is rejected and counted")
  func nullGeometry() throws {
    let file = try survey(collection(["null", point("[118,32]"), point("[]")]))
    #expect(rejects(file) == [.geometryMissing, .geometryMissing])
    #expect(file.rejections.map(\.record) == [1, 3])
    #expect(file.observations.record == [2])
    #expect(file.rejections.map(\.line) == [1, 3])
  }

  @Test("nested-collection: a collection inside a collection is rejected as one record")
  func nestedCollection() throws {
    let inner = collection([point("[1,2]"), point("[3,4]")])
    let file = try survey("{\"type\":\"FeatureCollection\",\"features\":[\(inner)]}")
    #expect(rejects(file) == [.jsonInvalid])
    #expect(String(decoding: file.rejections[0].raw, as: UTF8.self) == inner)
  }

  @Test(
    "broken-json, odd-positions, duplicate-keys, deep-json, wrong-root: refused whole",
    arguments: [
      collection([point("[1,2]")]) + "x", String(collection([point("[1,2]")]).dropLast(3)), "",
      collection([point("[1,2]")], properties: "{\"a\":1,\"a\":2}"),
      collection([String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)]), "[]", "null", "3",
      "{\"type\":\"Topology\"}", "{}", "{\"type\":\"FeatureCollection\"}", "{\"type\":\"FeatureCollection\",\"features\":{}}",
      "{\"type\":\"featurecollection\",\"features\":[]}", "{\"type\":\"FeatureCollection\",\"features\":[1,]}",
    ])
  func refused(_ text: String) {
    #expect(refusal(text)?.code == .unreadable)
  }

  @Test("crs-member: the CRS is passed on as it is stated; null states none; one that names nothing is refused")
  func crsMember() throws {
    func file(_ crs: String) throws -> SurveyFile {
      try survey(
        "{\"type\":\"FeatureCollection\",\"crs\":\(crs),\"features\":[{\"type\":\"Feature\",\"geometry\":"
          + "\(point("[500000,3500000]")),\"properties\":null}]}"
      ) { $0.coordinateKind = { $0 == nil ? .degrees : .metres } }
    }
    let named = try file("{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4549\"}}")
    #expect(named.description.statedCRS == "urn:ogc:def:crs:EPSG::4549")
    #expect(named.account.accepted == 1)
    #expect(try file("{\"type\":\"EPSG\",\"properties\":{\"code\":4549}}").description.statedCRS == "EPSG:4549")
    #expect(try rejects(file("null")) == [.coordinateProjected])
    #expect(throws: InputError.self) { try file("{\"type\":\"name\"}") }
    #expect(throws: InputError.self) {
      try survey("{\"type\":\"Point\",\"crs\":{\"properties\":{\"name\":\"x\"}},\"coordinates\":[1,2]}") {
        $0.coordinateKind = { throw InputError(.unreadable, "unknown CRS \($0 ?? "")") }
      }
    }
  }

  @Test("geometry-collection: collections and multipoints are flattened: each point is a record, the first owns the bytes")
  func geometryCollection() throws {
    let multi = "{\"type\":\"MultiPoint\",\"coordinates\":[[1,1],[2,2],[300,2]]}"
    let nested =
      "{\"type\":\"GeometryCollection\",\"geometries\":[\(point("[4,4]")),{\"type\":\"GeometryCollection\","
      + "\"geometries\":[\(multi)]}]}"
    let file = try survey(collection([nested, point("[5,5]")]))
    #expect(file.observations.x == [4, 1, 2, 5])
    #expect(file.observations.record == [1, 2, 3, 5])
    #expect(file.rejections.map(\.record) == [4])
    var deep = point("[1,1]")
    for _ in 0..<16 { deep = "{\"type\":\"GeometryCollection\",\"geometries\":[\(deep)]}" }
    #expect(try survey(collection([deep])).account.accepted == 1)
    deep = "{\"type\":\"GeometryCollection\",\"geometries\":[\(deep)]}"
    #expect(try rejects(survey(collection([deep]))) == [.geometryInvalid])
  }

  @Test(
    "odd-positions: positions that are none reject their record; further ordinates are ignored",
    arguments: [
      ("[\"118\",\"32\"]", [Rule.coordinateUnreadable]), ("[118]", [.coordinateUnreadable]), ("[118,32,1,2,3]", []),
      ("[118,null]", [.coordinateUnreadable]), ("[118,91]", [.coordinateOutOfRange]), ("[32,118]", [.coordinateSwapped]),
      ("[0,0]", [.nullIsland]), ("[500000,3500000]", [.coordinateProjected]), ("3", [.geometryInvalid]),
    ] as [(String, [Rule])])
  func oddPositions(_ position: String, _ rules: [Rule]) throws {
    #expect(try rejects(survey(collection([point(position)]))) == rules)
  }

  @Test("json-encodings: a byte-order mark and UTF-16 are read, and the books are those of the file's own bytes")
  func jsonEncodings() throws {
    let text = collection([point("[118,32]"), "null"], properties: "{\"name\":\"排口😀\"}")
    var options = IngestOptions()
    options.source = "x"
    let marked = try readGeoJSONSurvey([0xEF, 0xBB, 0xBF] + Array(text.utf8), options: options)
    #expect(marked.account.imbalance == nil)
    #expect(marked.account.accepted == 1)
    for isBig in [true, false] {
      for mark in [[UInt16(0xFEFF)], []] {
        let bytes = (mark + Array(text.utf16)).flatMap { unit in
          isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let file = try readGeoJSONSurvey(bytes, options: options)
        #expect(file.account.imbalance == nil)
        #expect(file.account.contentBytes == bytes.count)
        #expect(file.observations.name.text(at: 0) == "排口😀")
        #expect(file.description.encoding == (isBig ? "UTF-16BE" : "UTF-16LE"))
        let raw = file.rejections[0].raw
        #expect(bytes[file.rejections[0].byteOffset...].starts(with: raw))
        #expect(raw.count == 2 * "{\"type\":\"Feature\",\"properties\":{\"name\":\"排口😀\"},\"geometry\":null}".utf16.count)
      }
    }
    #expect(throws: InputError.self) { try readGeoJSONSurvey([0xFF, 0xFE, 0x7B, 0x00, 0x00, 0xD8], options: options) }
  }

  @Test(
    "odd-ids: ids have one form",
    arguments: [
      ("7", "7"), ("7.0", "7"), ("1e3", "1000"), ("-0", "0"), ("12345678901234567890", "12345678901234567890"),
      ("\" 7 \"", "7"), ("1.5", "1.5"), ("null", nil), ("{}", nil), ("[1]", nil), ("true", nil),
    ] as [(String, String?)])
  func oddIds(_ id: String, _ expected: String?) throws {
    let file = try survey("{\"type\":\"Feature\",\"id\":\(id),\"properties\":null,\"geometry\":\(point("[1,2]"))}")
    #expect(file.observations.recordedID.text(at: 0) == expected)
    #expect(file.observations.attributes.text(at: 0) == "{}")
  }

  @Test("hostile-names: hostile names pass as they stand in the attributes, and cleaned or repaired as names")
  func hostileNames() throws {
    let file = try survey(
      collection([point("[1,2]")], properties: #"{"name":"a\ud800b\u0000<\/script>\u2028","x":[1, {"y" : null}]}"#))
    #expect(file.observations.attributes.text(at: 0) == #"{"name":"a\ud800b\u0000<\/script>\u2028","x":[1,{"y":null}]}"#)
    #expect(file.observations.flags[0].contains(.textRepaired))
    #expect(file.observations.flags[0].contains(.controlCharactersRemoved))
    #expect(file.observations.name.text(at: 0)?.unicodeScalars.contains("\u{0}") == false)
  }

  @Test("no-features: an empty collection is no fault, but is said")
  func noFeatures() throws {
    let file = try survey("{\"type\":\"FeatureCollection\",\"features\":[]}")
    #expect(file.account.records == 0)
    #expect(file.findings.map(\.rule) == [.noRecords])
  }

  @Test("lines are tracks, polygons are rejected")
  func linesAndPolygons() throws {
    let line = "{\"type\":\"LineString\",\"coordinates\":[[1,1],[2,2],[3,3]]}"
    let lines = "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,1],[2,2]],[[3,3],[4,4]]]}"
    let polygon = "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,2],[3,3],[1,1]]]}"
    let short = "{\"type\":\"LineString\",\"coordinates\":[[1,1]]}"
    let bad = "{\"type\":\"LineString\",\"coordinates\":[[100,1],[100,95]]}"
    let file = try survey(collection([line, lines, polygon, short, bad], properties: "{\"method\":\"foot\"}"))
    #expect(file.tracks.map(\.fixes) == [3, 4])
    #expect(file.tracks.map(\.stretches.count) == [1, 2])
    #expect(file.tracks[0].method == .foot)
    #expect(rejects(file) == [.geometryUnsupported, .geometryInvalid, .coordinateOutOfRange])
    #expect(file.rejections[2].message.contains("vertex 2"))
    #expect(file.account.accepted == 2)
  }

  @Test("columns that were named: used where they are, refused where no feature has them")
  func overrides() throws {
    let text = collection([point("[1,2]")], properties: "{\"id\":\"no\",\"site_no\":42}")
    #expect(try survey(text) { $0.columns = [.id: "site_no"] }.observations.recordedID.text(at: 0) == "42")
    #expect(throws: InputError.self) { try survey(text) { $0.columns = [.id: "site"] } }
    #expect(try survey(text) { $0.columns = [.longitude: "lon"] }.account.accepted == 1)
  }

  @Test("all 7,352 outfalls of Northumbrian Water are read", .enabled(if: SharedData.isPresent))
  func northumbrian() throws {
    let bytes = try SharedData.bytes("outfalls/northumbrian_water.geojson")
    let file = try readGeoJSONSurvey(bytes, options: IngestOptions())
    #expect(file.account.records == 7352)
    #expect(file.observations.count == 7352)
    #expect(file.account.imbalance == nil)
    #expect(file.observations.attributes.text(at: 0)?.contains("\"NODE_REF\":\"NZ16653201\"") == true)
  }

  @Test("whatever bytes are changed, nothing traps and the books balance")
  func mutations() throws {
    let text = collection(
      [point("[118.5,32.25]"), "null", "{\"type\":\"MultiPoint\",\"coordinates\":[[1,1],[2,2]]}"],
      properties: #"{"name":"排\u53e3","time":"2024-05-01","n":[1,2.5e3,true,null]}"#)
    var random = SeededRandom(20_240_501)
    var readable: [String: Int] = [:]
    for round in 0..<600 {
      func check(_ reader: String, _ account: FileAccount) {
        readable[reader, default: 0] += 1
        #expect(account.imbalance == nil, "round \(round), \(reader)")
      }
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("{}[],:\"\\019eE.-tfn\u{1E}\n".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      if let file = try? readGeoJSONSurvey(bytes, options: IngestOptions()) { check("survey", file.account) }
      if let file = try? readGeoJSONSequenceSurvey(bytes, options: IngestOptions()) { check("sequence", file.account) }
      if let layer = try? readGeoJSONRivers(bytes, source: "", options: RiverFieldOptions()) { check("rivers", layer.account) }
      if let layer = try? readGeoJSONAreas(bytes, source: "") { check("areas", layer.account) }
    }
    #expect(readable.count == 4 && readable.values.allSatisfy { $0 > 50 }, "\(readable)")
  }
}

/// A small random generator with a seed (Knuth's MMIX constants).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
