import TestSupport
import Testing

@Suite("Bad input: GPX and GeoJSON")
struct BadStructures {
  @Test("GPX has its verdicts", arguments: gpxFiles)
  func gpx(_ input: BadFile) throws { try input.check() }

  @Test("points in GeoJSON have their verdicts", arguments: badPoints)
  func points(_ input: BadFile) throws { try input.check() }

  @Test("rivers in GeoJSON have their verdicts", arguments: badRivers)
  func rivers(_ input: BadFile) throws { try input.check() }

  @Test("xml-encodings: GB2312 and UTF-16 in GPX")
  func encodings() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"GB2312\"?><gpx version=\"1.1\"><wpt lat=\"41\" lon=\"111\"><name>湍河</name></wpt></gpx>"
    try BadFile("xml-encodings", "points.gpx", inGB18030(text), .accepted(1)).check()
    let lie = text.replacing("GB2312", with: "UTF-8")
    try BadFile("xml-encodings", "points.gpx", inGB18030(lie), .refused("byte")).check()
    let wide = text.replacing("GB2312", with: "UTF-16").utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try BadFile("xml-encodings", "points.gpx", [0xFF, 0xFE] + wide, .accepted(1)).check()
  }

  @Test("rivers-elsewhere: the run is done, and says so loudly")
  func elsewhere() throws {
    let small = try SmallSurvey()
    let rivers = try small.folder.file("rivers.geojson", lines([("R1", [[41, 11], [41, 11.01]])]))
    let end = try BuiltProgram(["process", small.survey, "--rivers", rivers, "--out", small.out]).run()
    #expect(end.code == 3)
    #expect(end.messages.contains("None of the 2 observations"))
    #expect(try OutputFiles(small.out, end).findingRules().contains("rivers_out_of_reach"))
  }
}

private func gpx(_ content: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\(content)</gpx>\n"
}

private let wpt = "<wpt lat=\"41.001\" lon=\"111.001\"><time>2024-05-01T00:00:00Z</time><name>1</name></wpt>"

let gpxFiles: [BadFile] = [
  .gpx("cut-xml", String(gpx(wpt + wpt).dropLast(60)), .refused("complete point")),
  .gpx(
    "external-entities",
    "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + gpx("<wpt lat=\"41\" lon=\"111\"><name>&x;</name></wpt>"),
    .refused("DTD")),
  .gpx(
    "entity-bombs",
    "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><gpx>&c;</gpx>",
    .refused("DTD")),
  .gpx("huge-xml depth", gpx(String(repeating: "<a>", count: 100_000)), .refused("nested deeper than 64 levels")),
  .gpx(
    "huge-xml attributes", gpx("<wpt lat=\"41\" lon=\"111\"" + (0..<20_000).map { " a\($0)=\"\"" }.joined() + "/>"),
    .refused("more than 256 attributes")),
  .gpx("odd-namespaces", "<g:gpx xmlns:g=\"urn:other\" version=\"1.1\"><g:wpt lat=\"41\" lon=\"111\"/></g:gpx>", .accepted(1)),
  .gpx(
    "point-without-position", gpx(wpt + "<wpt lat=\"NaN\" lon=\"111\"/><wpt lon=\"111\"/><wpt lat=\"\" lon=\"111\"/>"),
    .rejected(1, ["coordinate_unreadable", "coordinate_missing", "coordinate_missing"])),
  .gpx("xml-decimal-comma", gpx(wpt + "<wpt lat=\"41,1\" lon=\"111\"/>"), .rejected(1, ["coordinate_unreadable"])),
  .gpx(
    "xml-out-of-range", gpx(wpt + "<wpt lat=\"95\" lon=\"111\"/><wpt lat=\"41\" lon=\"200\"/>"),
    .rejected(1, ["coordinate_out_of_range", "coordinate_out_of_range"])),
  .gpx(
    "markup-in-text", gpx("<wpt lat=\"41\" lon=\"111\"><desc><![CDATA[<script>alert(1)</script>]]></desc></wpt>"), .accepted(1)),
  .gpx(
    "mixed-gpx",
    gpx(
      wpt
        + "<rte><rtept lat=\"41\" lon=\"111\"/></rte><trk><trkseg><trkpt lat=\"41\" lon=\"111\"/><trkpt lat=\"41.001\" lon=\"111\"/></trkseg></trk>"
    ),
    .noted(1, "route_ignored")),
  .gpx("wrong-root", "<html><body/></html>", .refused("web page")),
]

private func feature(_ geometry: String, _ properties: String = "{\"id\":1}") -> String {
  "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
}

private func point(_ coordinates: String, _ properties: String = "{\"id\":1}") -> String {
  feature("{\"type\":\"Point\",\"coordinates\":\(coordinates)}", properties)
}

private func collection(_ features: String...) -> String {
  "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
}

private let here = point("[111.001,41.001]")

private let badPoints: [BadFile] = [
  .json("json-nan", collection(here, point("[NaN,41]")), .refused("NaN stands where JSON allows none")),
  .json("json-overflow", collection(here, point("[1e400,41]")), .rejected(1, ["coordinate_unreadable"])),
  .json("null-geometry", collection(here, feature("null")), .rejected(1, ["geometry_missing"])),
  .json("nested-collection", collection(here, collection(here)), .rejected(1, ["json_invalid"])),
  .json("broken-json garbage", collection(here) + "x", .refused("text after the end of the JSON")),
  .json("broken-json cut", String(collection(here).dropLast(10)), .refused("the text ends too early")),
  .json(
    "crs-member",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4525\"}},\"features\":[\(point("[37500100,4540600]"))]}",
    .accepted(1)),
  .json(
    "crs-member unknown",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}},\"features\":[\(here)]}",
    .refused("999999")),
  .json(
    "geometry-collection",
    collection(
      feature(
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPoint\",\"coordinates\":[[111,41],[111.001,41]]},{\"type\":\"Point\",\"coordinates\":[111,41.001]}]}"
      )),
    .accepted(3)),
  .json(
    "odd-positions", collection(point("[\"111\",\"41\"]"), point("[111]"), point("[111,41,5,6,7]")),
    .rejected(1, ["coordinate_unreadable", "coordinate_unreadable"])),
  .json(
    "duplicate-keys",
    collection(
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[111,41]}}"),
    .refused("\"geometry\" stands twice")),
  .json("deep-json", String(repeating: "[", count: 100_000), .refused("nested deeper than 64 levels")),
  BadFile("json-encodings BOM", "points.geojson", [0xEF, 0xBB, 0xBF] + Array(collection(here).utf8), .accepted(1)),
  BadFile(
    "json-encodings UTF-16", "points.geojson",
    [0xFF, 0xFE] + collection(here).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    .accepted(1)),
  BadFile("json-sequences lines", "points.geojsonl", Array((here + "\n" + here + "\n").utf8), .accepted(2)),
  BadFile("json-sequences separators", "points.geojsons", Array(("\u{1E}" + here + "\n\u{1E}" + here + "\n").utf8), .accepted(2)),
  BadFile(
    "json-sequences one bad line", "points.geojsonl", Array((here + "\n{\"type\":\n" + here + "\n").utf8),
    .rejected(2, ["json_invalid"])),
  .json(
    "odd-ids",
    collection(point("[111,41]", "{\"id\":1.50}"), point("[111,41.1]", "{\"id\":[1]}"), point("[111,41.2]", "{\"id\":null}")),
    .accepted(3)),
  .json("hostile-names", collection(point("[111,41]", "{\"name\":\"</script>\\u2028\"}")), .accepted(1)),
  .json("hostile-names surrogate", collection(point("[111,41]", "{\"name\":\"\\ud800\"}")), .flagged(1, "text_repaired")),
  .json("no-features", collection(), .noted(0, "no_records")),
  .json("wrong-root array", "[\(here)]", .refused("a JSON array")),
  .json("wrong-root Topology", "{\"type\":\"Topology\",\"objects\":{}}", .refused("Topology")),
]

private func line(_ coordinates: String, _ id: String = "\"R1\"") -> String {
  feature("{\"type\":\"LineString\",\"coordinates\":\(coordinates)}", "{\"river_id\":\(id)}")
}

private let river = line("[[111,41],[111.01,41]]")

private let badRivers: [BadFile] = [
  .rivers("null-geometry", collection(river, feature("null")), .rejected(2, ["geometry_missing"])),
  .rivers("short-line", collection(river, line("[[111,41]]"), line("[]")), .rejected(2, ["river_too_short", "river_empty"])),
  .rivers("repeated-vertices repeats", collection(line("[[111,41],[111,41],[111.01,41]]")), .noted(2, "repeated_vertices")),
  .rivers("repeated-vertices zero", collection(river, line("[[111,41],[111,41]]")), .rejected(2, ["river_zero_length"])),
  .rivers(
    "duplicate-keys", collection("{\"type\":\"Feature\",\"type\":\"Feature\",\"properties\":{},\"geometry\":null}"),
    .refused("\"type\" stands twice")),
  .rivers("crossing-line", collection(line("[[111,41],[111.01,41.01],[111.01,41],[111,41.01]]")), .accepted(2)),
  .rivers("river-ids", collection(river, river), .noted(2, "river_duplicate")),
  .rivers("river-ids shared", collection(river, line("[[111,41],[111.01,41]]", "\"R2\"")), .noted(2, "river_geometry_shared")),
  .rivers(
    "river-ids twins",
    collection(line("[[111,41],[111.01,41]]", "\"caf\u{E9}\""), line("[[111.01,41],[111.02,41]]", "\"cafe\u{301}\"")),
    .accepted(2)),
  .rivers(
    "river-in-parts",
    collection(
      feature(
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[111,41],[111.004,41]],[[111.006,41],[111.01,41]]]}",
        "{\"river_id\":\"R1\"}")),
    .noted(2, "river_part_gap")),
  .rivers("antimeridian", collection(river, line("[[179.9,10],[-179.9,10]]", "\"R2\"")), .rejected(2, ["river_antimeridian"])),
  .rivers(
    "antimeridian range", collection(river, line("[[200,10],[201,10]]", "\"R2\"")), .rejected(2, ["coordinate_out_of_range"])),
  .rivers("no-features", collection(), .noted(2, "river_empty")),
  .rivers("points-as-rivers", collection(here), .rejected(2, ["geometry_unsupported"])),
]
