import TestSupport
import Testing

@Suite("Bad input: GPX and GeoJSON")
struct BadStructures {
  @Test("X1 to X16 have their verdicts", arguments: gpxFiles)
  func gpx(_ input: BadFile) throws { try input.check() }

  @Test("J1 to J23, points, have their verdicts", arguments: badPoints)
  func points(_ input: BadFile) throws { try input.check() }

  @Test("J6 to J23, rivers, have their verdicts", arguments: badRivers)
  func rivers(_ input: BadFile) throws { try input.check() }

  @Test("X6 encodings of XML")
  func encodings() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"GB2312\"?><gpx version=\"1.1\"><wpt lat=\"41\" lon=\"111\"><name>湍河</name></wpt></gpx>"
    try BadFile("X6", "points.gpx", inGB18030(text), .accepted(1)).check()
    let lie = text.replacing("GB2312", with: "UTF-8")
    try BadFile("X6", "points.gpx", inGB18030(lie), .refused("byte")).check()
    let wide = text.replacing("GB2312", with: "UTF-16").utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try BadFile("X6", "points.gpx", [0xFF, 0xFE] + wide, .accepted(1)).check()
  }

  @Test("J16 rivers of another place: done, and said loudly")
  func elsewhere() throws {
    let small = try SmallSurvey()
    let rivers = try small.folder.file("rivers.geojson", lines([("R1", [[41, 11], [41, 11.01]])]))
    let end = try BuiltProgram(["process", small.survey, "--rivers", rivers, "--out", small.out]).run()
    #expect(end.code == 0)
    #expect(end.messages.contains("None of the 2 observations"))
    #expect(try OutputFiles(small.out, end).findingRules().contains("rivers_out_of_reach"))
  }
}

private func gpx(_ content: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\(content)</gpx>\n"
}

private let wpt = "<wpt lat=\"41.001\" lon=\"111.001\"><time>2024-05-01T00:00:00Z</time><name>1</name></wpt>"

let gpxFiles: [BadFile] = [
  .gpx("X1", String(gpx(wpt + wpt).dropLast(60)), .refused("complete point")),
  .gpx(
    "X2",
    "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + gpx("<wpt lat=\"41\" lon=\"111\"><name>&x;</name></wpt>"),
    .refused("DTD")),
  .gpx(
    "X3",
    "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><gpx>&c;</gpx>",
    .refused("DTD")),
  .gpx("X4 depth", gpx(String(repeating: "<a>", count: 100_000)), .refused("")),
  .gpx("X4 attributes", gpx("<wpt lat=\"41\" lon=\"111\"" + (0..<20_000).map { " a\($0)=\"\"" }.joined() + "/>"), .refused("")),
  .gpx("X5", "<g:gpx xmlns:g=\"urn:other\" version=\"1.1\"><g:wpt lat=\"41\" lon=\"111\"/></g:gpx>", .accepted(1)),
  .gpx(
    "X7", gpx(wpt + "<wpt lat=\"NaN\" lon=\"111\"/><wpt lon=\"111\"/><wpt lat=\"\" lon=\"111\"/>"),
    .rejected(1, ["coordinate_unreadable", "coordinate_missing", "coordinate_missing"])),
  .gpx("X8", gpx(wpt + "<wpt lat=\"41,1\" lon=\"111\"/>"), .rejected(1, ["coordinate_unreadable"])),
  .gpx(
    "X9", gpx(wpt + "<wpt lat=\"95\" lon=\"111\"/><wpt lat=\"41\" lon=\"200\"/>"),
    .rejected(1, ["coordinate_out_of_range", "coordinate_out_of_range"])),
  .gpx("X14", gpx("<wpt lat=\"41\" lon=\"111\"><desc><![CDATA[<script>alert(1)</script>]]></desc></wpt>"), .accepted(1)),
  .gpx(
    "X16",
    gpx(
      wpt
        + "<rte><rtept lat=\"41\" lon=\"111\"/></rte><trk><trkseg><trkpt lat=\"41\" lon=\"111\"/><trkpt lat=\"41.001\" lon=\"111\"/></trkseg></trk>"
    ),
    .noted(1, "route_ignored")),
  .gpx("root", "<html><body/></html>", .refused("")),
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
  .json("J1", collection(here, point("[NaN,41]")), .refused("")),
  .json("J2", collection(here, point("[1e400,41]")), .rejected(1, ["coordinate_unreadable"])),
  .json("J3", collection(here, feature("null")), .rejected(1, ["geometry_missing"])),
  .json("J4", collection(here, collection(here)), .rejected(1, ["json_invalid"])),
  .json("J5 garbage", collection(here) + "x", .refused("")),
  .json("J5 cut", String(collection(here).dropLast(10)), .refused("")),
  .json(
    "J6",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4525\"}},\"features\":[\(point("[37500100,4540600]"))]}",
    .accepted(1)),
  .json(
    "J6 unknown",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}},\"features\":[\(here)]}",
    .refused("999999")),
  .json(
    "J7",
    collection(
      feature(
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPoint\",\"coordinates\":[[111,41],[111.001,41]]},{\"type\":\"Point\",\"coordinates\":[111,41.001]}]}"
      )),
    .accepted(3)),
  .json(
    "J10", collection(point("[\"111\",\"41\"]"), point("[111]"), point("[111,41,5,6,7]")),
    .rejected(1, ["coordinate_unreadable", "coordinate_unreadable"])),
  .json(
    "J11",
    collection(
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[111,41]}}"),
    .refused("")),
  .json("J12", String(repeating: "[", count: 100_000), .refused("")),
  BadFile("J13 BOM", "points.geojson", [0xEF, 0xBB, 0xBF] + Array(collection(here).utf8), .accepted(1)),
  BadFile(
    "J13 UTF-16", "points.geojson", [0xFF, 0xFE] + collection(here).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    .accepted(1)),
  BadFile("J14 lines", "points.geojsonl", Array((here + "\n" + here + "\n").utf8), .accepted(2)),
  BadFile("J14 separators", "points.geojsons", Array(("\u{1E}" + here + "\n\u{1E}" + here + "\n").utf8), .accepted(2)),
  BadFile(
    "J14 one bad line", "points.geojsonl", Array((here + "\n{\"type\":\n" + here + "\n").utf8), .rejected(2, ["json_invalid"])),
  .json(
    "J21",
    collection(point("[111,41]", "{\"id\":1.50}"), point("[111,41.1]", "{\"id\":[1]}"), point("[111,41.2]", "{\"id\":null}")),
    .accepted(3)),
  .json("J22", collection(point("[111,41]", "{\"name\":\"</script>\\u2028\"}")), .accepted(1)),
  .json("J22 surrogate", collection(point("[111,41]", "{\"name\":\"\\ud800\"}")), .flagged(1, "text_repaired")),
  .json("J23", collection(), .noted(0, "no_records")),
  .json("J23 array", "[\(here)]", .refused("")),
  .json("J23 Topology", "{\"type\":\"Topology\",\"objects\":{}}", .refused("Topology")),
]

private func line(_ coordinates: String, _ id: String = "\"R1\"") -> String {
  feature("{\"type\":\"LineString\",\"coordinates\":\(coordinates)}", "{\"river_id\":\(id)}")
}

private let river = line("[[111,41],[111.01,41]]")

private let badRivers: [BadFile] = [
  .rivers("J3", collection(river, feature("null")), .rejected(2, ["geometry_missing"])),
  .rivers("J8", collection(river, line("[[111,41]]"), line("[]")), .rejected(2, ["river_too_short", "river_empty"])),
  .rivers("J9 repeats", collection(line("[[111,41],[111,41],[111.01,41]]")), .noted(2, "repeated_vertices")),
  .rivers("J9 zero", collection(river, line("[[111,41],[111,41]]")), .rejected(2, ["river_zero_length"])),
  .rivers("J11", collection("{\"type\":\"Feature\",\"type\":\"Feature\",\"properties\":{},\"geometry\":null}"), .refused("")),
  .rivers("J15", collection(line("[[111,41],[111.01,41.01],[111.01,41],[111,41.01]]")), .accepted(2)),
  .rivers("J17", collection(river, river), .noted(2, "river_duplicate")),
  .rivers("J17 shared", collection(river, line("[[111,41],[111.01,41]]", "\"R2\"")), .noted(2, "river_geometry_shared")),
  .rivers(
    "J17 twins",
    collection(line("[[111,41],[111.01,41]]", "\"caf\u{E9}\""), line("[[111.01,41],[111.02,41]]", "\"cafe\u{301}\"")),
    .accepted(2)),
  .rivers(
    "J18",
    collection(
      feature(
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[111,41],[111.004,41]],[[111.006,41],[111.01,41]]]}",
        "{\"river_id\":\"R1\"}")),
    .noted(2, "river_part_gap")),
  .rivers("J19", collection(river, line("[[179.9,10],[-179.9,10]]", "\"R2\"")), .rejected(2, ["river_antimeridian"])),
  .rivers("J19 range", collection(river, line("[[200,10],[201,10]]", "\"R2\"")), .rejected(2, ["coordinate_out_of_range"])),
  .rivers("J23", collection(), .noted(2, "river_empty")),
  .rivers("points", collection(here), .rejected(2, ["geometry_unsupported"])),
]
