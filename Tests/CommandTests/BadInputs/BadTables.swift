import TestSupport
import Testing

@Suite("Bad input: tables")
struct BadTables {
  @Test("tables, coordinates and times have their verdicts", arguments: tables + numbers + times)
  func verdict(_ input: BadFile) throws { try input.check() }

  @Test("gb18030, no-known-encoding, named-encoding: text of China and Taiwan")
  func encodings() throws {
    let text = "编号,排污口名称,经度,纬度\n1,湍河左岸排口,111.001,41.001\n"
    let chinese = try BadFile("gb18030", "points.csv", inGB18030(text), .accepted(1)).check()
    let observation = try #require(try chinese?.layer("observations").features.first)
    #expect(observation.properties["attributes"]?["排污口名称"]?.string == "湍河左岸排口")
    #expect(try chinese?.layer("outlets").features.map { $0.text("name") } == ["湍河左岸排口"])
    #expect(try chinese?.manifest()["inputs"]?.list.first?["encoding"]?.string == "GB18030")
    try BadFile(
      "no-known-encoding", "points.csv", inGB18030(text) + [0xFF, 0xFF, 0x0A], .refused("the text is GB18030, but byte 56 is not")
    ).check()
    let big5 = try run(
      "/usr/bin/iconv", ["-f", "UTF-8", "-t", "BIG5"], input: Array("id,name,lon,lat\n1,河岸,111.001,41.001\n".utf8))
    let taiwanese = try BadFile("named-encoding", "points.csv", big5, .accepted(1), options: ["--encoding", "Big5"]).check()
    #expect(try taiwanese?.layer("outlets").features.map { $0.text("name") } == ["河岸"])
  }

  @Test("gcj02: GCJ-02 is moved back only when it is said")
  func gcj02() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let plain = try OutputFiles(small.out, try outlets("--version")).layer("observations").features
    #expect(try small.run("--crs", "gcj02").code == 3, "moved away from the only river")
    let moved = try OutputFiles(small.out, try outlets("--version")).layer("observations").features
    #expect(plain.map(\.position) == [[111.001, 41.0001], [111.002, 40.9999]], "nothing is moved unasked")
    // The inverse of the public algorithm, iterated in another language.
    let expected = [[110.9945737, 40.9985568], [110.9955687, 40.9983539]]
    try #require(moved.count == expected.count)
    for (observation, position) in zip(moved, expected) { #expect(metres(observation.position, position) < 0.05) }
  }

  @Test("chinese-datums: CGCS2000 with a zone before the easting is read as the zone it names")
  func zones() throws {
    // EPSG:4525: 3-degree zone 37, easting with the number of the zone; about 111.0, 41.0.
    let table = "编号,X,Y\n1,4540600,37500100\n2,4540600,37500200\n"
    let file = BadFile("chinese-datums", "points.csv", Array(table.utf8), .accepted(2), options: ["--crs", "EPSG:4525"])
    let observations = try #require(try file.check()?.layer("observations").features)
    // Krüger's series for the central meridian 111°, computed apart from PROJ. Any other zone is a degree or more away.
    let expected = [[111.0011886, 41.0002405], [111.0023771, 41.0002405]]
    try #require(observations.count == expected.count)
    for (observation, position) in zip(observations, expected) { #expect(metres(observation.position, position) < 0.05) }
  }
}

private let header = "id,longitude,latitude\n"
private let good = "1,111.001,41.001\n"

/// What can be wrong with a table as text.
private let tables: [BadFile] = [
  BadFile("byte-order-mark", "points.csv", [0xEF, 0xBB, 0xBF] + Array((header + good).utf8), .accepted(1)),
  BadFile(
    "utf-16 LE", "points.csv", [0xFF, 0xFE] + (header + good).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, .accepted(1)),
  BadFile(
    "utf-16 BE", "points.csv", [0xFE, 0xFF] + (header + good).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, .accepted(1)),
  .table("line-ends CRLF", "id,lon,lat\r\n1,111,41\r\n", .accepted(1)),
  .table("line-ends CR", "id,lon,lat\r1,111,41\r", .accepted(1)),
  .table("line-ends mixed", "id,lon,lat\r\n1,111,41\n2,111,41.1\r\n", .noted(2, "line_ends_mixed")),
  .table(
    "quote-never-closed", "id,name,lon,lat\n1,\"open,111,41\n2,b,111,41.001\n3,c,111,41.002\n",
    .rejected(2, ["quote_unterminated"])),
  .table("stray-quote", "id,name,lon,lat\n1,a\"b,111,41\n2,c,111,41.001\n", .flagged(2, "quote_taken_literally")),
  .table("line-break-in-quotes", "id,name,lon,lat\n1,\"two\nlines\",111,41\n", .accepted(1)),
  .table(
    "endless-record", "id,name,lon,lat\n1,\(String(repeating: "x", count: 1_100_000)),111,41\n2,b,111,41\n",
    .rejected(1, ["record_too_long"])),
  .table("no-header", "1,111,41\n2,111,41.001\n", .refused("--columns")),
  .table("header-again", header + good + header + "2,111,41\n", .noted(2, "header_repeated")),
  .table("column-twice", "id,lon,lat,lat\n1,111,41,42\n", .refused("lat")),
  .table("chinese-headers", "编号,经度,纬度,排口名称\n1,111,41,东门排口\n", .accepted(1)),
  .table("chinese-headers comma", "编号，经度，纬度\n1，111，41\n", .flagged(1, "full_width_characters")),
  .table("delimiters sep", "sep=;\nid;lon;lat\n1;111;41\n", .accepted(1)),
  .table("delimiters tab", "id\tlon\tlat\n1\t111\t41\n", .accepted(1)),
  .table("decimal-comma", "id;lon;lat\n1;111,001;41,001\n2;111,002;41,002\n", .accepted(2)),
  .table("cells-missing-or-extra short", header + good + "2,111\n", .rejected(1, ["column_count"])),
  .table("cells-missing-or-extra long", header + "1,111,41,more\n" + good, .rejected(1, ["column_count"])),
  .table("cells-missing-or-extra empty", header + "1,111,41,,\n", .flagged(1, "extra_cells_empty")),
  .table("cells-missing-or-extra behind", "id,lon,lat,name\n1,111,41\n", .flagged(1, "cells_missing")),
  .table("nul-byte padding", header + "1,111\u{0}\u{0},41\n\u{0}\u{0}\u{0}", .accepted(1)),
  .table("nul-byte", header + good + "2,11\u{0}1,41\n", .rejected(1, ["nul_byte"])),
  .table(
    "control-characters", "id,name,lon,lat\n1,\u{1B}[31mred\u{202E}\u{200B},111,41\n", .flagged(1, "control_characters_removed")),
  .table("formula-cells", "id,name,lon,lat\n1,=cmd|'/c calc'!A0,111,41\n", .accepted(1)),
  .table("names-that-look-alike", "id,lon,lat\ncafe\u{301},111,41\ncaf\u{E9},111,41.001\n", .noted(2, "name_collision")),
  .table("empty-table empty", "", .refused("empty or has only blank lines")),
  .table("empty-table blank", "\n \r\n", .refused("empty or has only blank lines")),
  .table("empty-table header", header, .noted(0, "no_records")),
  BadFile("other-content zip", "points.csv", [0x50, 0x4B, 3, 4, 20, 0], .refused("zip")),
  BadFile("other-content xls", "points.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .refused("xls")),
  .table("other-content html", "<!DOCTYPE html><html><table>", .refused("web page")),
  .table("cut-last-line", header + good + "2,111", .rejected(1, ["column_count"])),
  .table("cut-last-line whole", header + good + "2,111,41", .flagged(2, "no_final_newline")),
  .table("footer-rows", header + good + "合计,,\n", .rejected(1, ["totals_row"])),
  .table("footer-rows page", header + good + "printed on page 1\n", .rejected(1, ["column_count"])),
  .table("many-columns", "lon,lat" + (2..<1025).map { ",c\($0)" }.joined() + "\n111,41\n", .refused("1,024")),
]

/// What can be wrong with coordinates.
private let numbers: [BadFile] = [
  .table("degrees-minutes-seconds", "id,lon,lat\n1,111°00′03.6″E,41°00′03.6″N\n2,东经111度0分1秒,北纬41度0分1秒\n", .accepted(2)),
  .table(
    "degrees-minutes-seconds minutes", "id,lon,lat\n1,111°60′00″E,41°00′00″N\n" + good, .rejected(1, ["coordinate_unreadable"])),
  .table("degrees-and-minutes-as-degrees", header + good + "2,11100.06,4100.06\n", .rejected(1, ["coordinate_nmea"])),
  .table(
    "latitude-beyond-90", header + good + "2,111,-91\n3,111,91\n",
    .rejected(1, ["coordinate_out_of_range", "coordinate_out_of_range"])),
  .table(
    "longitude-beyond-180", header + good + "2,181,41\n3,361,41\n",
    .rejected(1, ["coordinate_out_of_range", "coordinate_out_of_range"])),
  .table("swapped", header + good + "2,41.001,111.001\n", .rejected(1, ["coordinate_swapped"])),
  .table(
    "swapped-below-90", "id,lon,lat\n" + (0..<20).map { "\($0),87.\(100 + $0),43.\(100 + $0)\n" }.joined() + "20,43.105,87.105\n",
    .flagged(21, "possibly_swapped")),
  .table("zero-zero", header + good + "2,0,0\n", .rejected(1, ["null_island"])),
  .table(
    "not-finite", header + good + "2,NaN,41\n3,Infinity,41\n4,inf,41\n5,1e400,41\n",
    .rejected(1, Array(repeating: "coordinate_unreadable", count: 4))),
  .table(
    "odd-numbers", header + "1,1.11e2,41\n2,1e-400,41\n3,0x1p3,41\n4,\(String(repeating: "1", count: 400)),41\n",
    .rejected(1, Array(repeating: "coordinate_unreadable", count: 3))),
  .table("full-width-digits", header + "1,１１１.０,４１\n", .flagged(1, "full_width_characters")),
  .table("blanks-around", header + "1,\u{A0}111 ,\u{3000}41\n", .accepted(1)),
  .table(
    "no-coordinate", header + good + "2,,41\n3,111,—\n4,无,无\n5,abc,41\n",
    .rejected(1, ["coordinate_missing", "coordinate_missing", "coordinate_missing", "coordinate_unreadable"])),
  .table("both-in-one-cell", "id,lonlat\n1,\"111.001,41.001\"\n", .accepted(1)),
  .table("both-in-one-cell order", "id,place\n1,\"111.001,41.001\"\n", .refused("--columns")),
  .table("metres-as-degrees", header + good + "2,37500100,4540600\n", .rejected(1, ["coordinate_projected"])),
]

private let timed = "id,lon,lat,time\n"

private let times: [BadFile] = [
  .table("no-time-zone", timed + "1,111,41,2024-05-01 08:00:00\n", .flagged(1, "time_zone_assumed")),
  .table("no-time-zone said", timed + "1,111,41,2024-05-01 08:00:00\n", .accepted(1), options: ["--time-zone", "+08:00"]),
  .table(
    "ways-to-write-times slashes", timed + "1,111,41,2024/5/1 8:00\n", .accepted(1), options: ["--time-zone", "Asia/Shanghai"]),
  .table(
    "ways-to-write-times serial", timed + "1,111,41,45413.33\n", .flagged(1, "time_inferred"), options: ["--time-zone", "UTC"]),
  .table("ways-to-write-times epoch", timed + "1,111,41,1714521600\n", .flagged(1, "time_inferred")),
  .table(
    "impossible-time", timed + "1,111,41,2024-02-30T00:00:00Z\n2,111,41,2024-01-01T25:00:00Z\n",
    .flagged(2, "time_unreadable")),
  .table("impossible-time leap", timed + "1,111,41,2016-12-31T23:59:60Z\n", .flagged(1, "leap_second")),
  .table("week-rollover", timed + "1,111,41,1980-01-06T00:00:00Z\n", .flagged(1, "time_unreadable")),
  .table("far-future", timed + "1,111,41,2106-02-07T00:00:00Z\n", .flagged(1, "time_unreadable")),
  .table("time-going-back", timed + "1,111,41,2024-05-01T10:00:00Z\n2,111,41,2024-05-01T09:00:00Z\n", .accepted(2)),
  .table("day-or-month", timed + "1,111,41,01/05/2024\n2,111,41,02/05/2024\n", .flagged(2, "time_unreadable")),
  .table(
    "day-or-month said", timed + "1,111,41,01/05/2024\n2,111,41,02/05/2024\n", .flagged(2, "time_inferred"),
    options: ["--date-order", "dmy"]),
  .table("day-or-month told", timed + "1,111,41,13/05/2024\n2,111,41,02/05/2024\n", .flagged(2, "time_inferred")),
]
