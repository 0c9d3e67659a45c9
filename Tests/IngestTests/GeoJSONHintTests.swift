import Ingest
import SurveyModel
import TestSupport
import Testing

/// What a survey reader makes of geojsonhint's files: how many records are used, or by which rules they are rejected.
private enum Verdict: Equatable {
  case refused
  case read(accepted: Int, rejected: [Rule])
}

private func verdict(_ name: String) throws -> Verdict {
  let bytes = try SharedData.bytes("nasty/geojsonhint/\(name).geojson")
  do {
    let file = try readGeoJSONSurvey(bytes, options: IngestOptions())
    #expect(file.account.imbalance == nil)
    return .read(accepted: file.account.accepted, rejected: file.rejections.map(\.rule))
  } catch {
    return .refused
  }
}

@Suite("GeoJSON that geojsonhint knows", .enabled(if: SharedData.isPresent))
struct GeoJSONHintTests {
  @Test(
    "bad files that no reader may take",
    arguments: [
      "bad-duplicate-properties", "bad-json", "bad-object-type", "featurecollection-obj", "featurecollection-type-case",
      "featurecollection", "notype", "rootstring", "unknowntype",
    ])
  func refused(_ name: String) throws {
    #expect(try verdict("bad/\(name)") == .refused)
  }

  @Test(
    "bad records, by rule",
    arguments: [
      ("bad-featurelist", [Rule.geometryUnsupported]), ("bad-properties-as-array", [.jsonInvalid]),
      ("badcoord", [.coordinateUnreadable]), ("badfeature", [.jsonInvalid]), ("expected_object", [.jsonInvalid]),
      ("false", [.geometryInvalid]), ("multipoint-multidimension", [.coordinateUnreadable]),
      ("multipoint-nondimension", [.coordinateUnreadable, .coordinateUnreadable]), ("nofeaturetype", [.jsonInvalid]),
      ("point-string", [.coordinateUnreadable]), ("point-toofew", [.coordinateUnreadable]), ("point", [.geometryInvalid]),
      ("short-line", [.geometryInvalid]), ("short-multilinestring", [.geometryInvalid]),
    ] as [(String, [Rule])])
  func rejected(_ name: String, _ rules: [Rule]) throws {
    #expect(try verdict("bad/\(name)") == .read(accepted: 0, rejected: rules))
  }

  @Test(
    "what geojsonhint calls bad, but does no harm to a survey",
    arguments: [
      ("badfeatureid", 1), ("bbox-4or6elements", 1), ("bbox-contains-string", 1), ("bbox-string", 1),
      ("feature_changed_semantics", 1), ("geometry_changed_semantics", 1), ("geometrycollection_nested", 3),
      ("geometrycollection_single", 1), ("point-toomany", 1), ("excessive_precision_truncated", 1),
    ])
  func harmless(_ name: String, _ accepted: Int) throws {
    #expect(try verdict("bad/\(name)") == .read(accepted: accepted, rejected: []))
  }

  @Test(
    "good files are read",
    arguments: [
      ("good-feature-with-id", 1, [Rule]()), ("good-feature-with-string-id", 1, []), ("good-feature", 1, []),
      ("good-featurecollection-bbox", 2, []), ("good-geometrycollection", 2, []),
      ("good-linestring", 1, []), ("good-multilinestring", 1, []), ("good-multipoint", 1, []), ("good-point-3d", 1, []),
      ("good-point", 1, []), ("good-polygon", 0, [.geometryUnsupported]), ("nullgeometry", 0, [.geometryMissing]),
      ("nullproperties", 0, [.nullIsland]),
    ] as [(String, Int, [Rule])])
  func good(_ name: String, _ accepted: Int, _ rules: [Rule]) throws {
    #expect(try verdict("good/\(name)") == .read(accepted: accepted, rejected: rules))
  }

  @Test(
    "rings, as areas",
    arguments: [
      ("bad/different-first-last", 1, [Rule.polygonRepaired], []), ("bad/short-linearring", 1, [.polygonRepaired], []),
      ("bad/polygon_winding_order", 1, [], []), ("good/good-polygon", 1, [], []), ("good/multipolygon", 1, [], []),
      ("bad/badcoordtype", 0, [], [.coordinateUnreadable]), ("bad/bad-featurelist", 0, [], [.coordinateUnreadable]),
    ] as [(String, Int, [Rule], [Rule])])
  func rings(_ name: String, _ areas: Int, _ findings: [Rule], _ rules: [Rule]) throws {
    let layer = try readGeoJSONAreas(SharedData.bytes("nasty/geojsonhint/\(name).geojson"), source: "x")
    #expect(layer.areas.count == areas)
    #expect(layer.findings.map(\.rule) == findings)
    #expect(layer.rejections.map(\.rule) == rules)
    for ring in layer.areas.flatMap({ $0.polygons.flatMap { $0 } }) { #expect(ring.first == ring.last) }
  }
}
