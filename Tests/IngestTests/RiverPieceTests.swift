import Ingest
import SurveyModel
import Testing

/// A big file is read in pieces; nothing may show it.
@Suite("GeoJSON rivers in pieces") struct RiverPieceTests {
  private static func feature(_ number: Int) -> String {
    let line = "[[\(110 + number % 5),40],[\(110.5 + Double(number)/1000),40.1],[111.25,41]]"
    let geometry =
      switch number % 9 {
      case 3: "{\"type\":\"Point\",\"coordinates\":[1,2]}"
      case 4: "{\"type\":\"MultiLineString\",\"coordinates\":[\(line),[[1,1]],[[2,2],[3,3]]]}"
      case 5: "{\"type\":\"LineString\",\"coordinates\":[[500,40],[1,1]]}"
      case 6: "null"
      default: "{\"type\":\"LineString\",\"coordinates\":\(line)}"
      }
    let properties =
      switch number % 4 {
      case 0: "{\"river_id\":\"R\(number)\",\"name\":\"白河 ]},{\",\"note\":[{\"type\":\"Feature\"},{\"type\":\"Feature\"}]}"
      case 1: "{\"na\\u006de\":\"by name\"}"
      case 2: "null"
      default: "{\"RIVER_ID\":\(number).0,\"basin\":\"B\"}"
      }
    return "{ \"type\" : \"Feature\",\"id\":\(number),\"properties\":\(properties),\"geometry\":\(geometry)}"
  }

  private static func collection(_ features: [String], head: String = "", tail: String = "", lineEnd: String = "\n") -> [UInt8] {
    Array(
      "\(head){\"type\":\"FeatureCollection\",\(lineEnd)\"features\":[\(lineEnd)\(features.joined(separator: " ,\(lineEnd)"))\(lineEnd)]\(tail)}\(lineEnd)"
        .utf8)
  }

  private func read(_ bytes: [UInt8], pieceSize: Int, jobs: Int = 1) throws -> RiverLayer {
    var options = RiverFieldOptions()
    options.jobs = jobs
    return try readGeoJSONRivers(bytes, source: "rivers.geojson", options: options, pieceSize: pieceSize)
  }

  private func describe(_ layer: RiverLayer) -> [String] {
    var lines = ["\(layer.x)", "\(layer.y)", "\(layer.parts)", "\(layer.features)", "\(layer.description)"]
    lines.append(
      "\(layer.account.records) \(layer.account.accepted) \(layer.account.structural) \(layer.account.structuralBytes)")
    lines += layer.account.rejected.map { "\($0.key) \($0.value)" }.sorted()
    lines += layer.findings.map { "\($0)" } + layer.rejections.map { "\($0)" }
    return lines
  }

  @Test("the layer, its findings, lines and books are those of the whole", arguments: ["\n", "\r\n", ""], [64, 300, 4000])
  func same(_ lineEnd: String, _ pieceSize: Int) throws {
    for (head, tail) in [("", ""), ("\u{FEFF}", ",\"name\":\"x\""), ("  ", ",\"bbox\":[1,2,3,4]")] {
      let bytes = Self.collection((0..<60).map(Self.feature), head: head, tail: tail, lineEnd: lineEnd)
      let whole = try read(bytes, pieceSize: .max)
      #expect(whole.account.imbalance == nil && whole.features.count > 20 && whole.rejections.count > 10)
      for jobs in [1, 3] { #expect(describe(try read(bytes, pieceSize: pieceSize, jobs: jobs)) == describe(whole)) }
    }
  }

  @Test(
    "what is wrong anywhere is said as of the whole",
    arguments: [
      "{\"type\":\"Feature\",\"properties\":{\"a\":1,\"a\":2},\"geometry\":null}", "{\"type\":\"Feature\"]",
      "{\"type\":\"Feature\"}}",
      "{\"type\":\"Feature\"},", "{\"type\":\"Feature\",\"id\":01}", "{\"type\":\"Feature\",\"x\":\"\\q\"}", "\"",
      "{\"type\":\"Feature\",\"properties\":{\"features\":[]},\"x\":" + String(repeating: "[", count: 62)
        + String(repeating: "]", count: 62) + "}",
    ])
  func broken(_ wrong: String) {
    var features = (0..<40).map(Self.feature)
    features.insert(wrong, at: 23)
    let bytes = Self.collection(features)
    let whole = #expect(throws: InputError.self) { try read(bytes, pieceSize: .max) }
    let pieces = #expect(throws: InputError.self) { try read(bytes, pieceSize: 200, jobs: 2) }
    #expect(whole?.description == pieces?.description)
  }

  @Test("a text whose features are not where they seem to be is read as a whole")
  func disguised() throws {
    let inner = String(decoding: Self.collection((0..<20).map(Self.feature)), as: UTF8.self)
    let features = (0..<20).map(Self.feature).joined(separator: ",")
    for text in [
      "{\"type\":\"FeatureCollection\",\"x\":\(inner),\"features\":[\(features)]}",
      "{\"type\":\"FeatureCollection\",\"features\":[\(features)],\"x\":\(inner)}",
      "{\"type\":\"FeatureCollection\",\"features\":[\(inner),\(features)]}",
    ] {
      let whole = try read(Array(text.utf8), pieceSize: .max)
      #expect(describe(try read(Array(text.utf8), pieceSize: 200)) == describe(whole))
    }
  }
}
