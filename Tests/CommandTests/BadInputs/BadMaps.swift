import TestSupport
import Testing

@Suite("Bad input: KML and KMZ")
struct BadMaps {
  @Test("KML has its verdicts", arguments: mapFiles)
  func maps(_ input: BadFile) throws { try input.check() }

  @Test("KMZ archives have their verdicts", arguments: archives)
  func packed(_ input: BadFile) throws { try input.check() }

  @Test("xml-encodings: KML in GB2312; and what says that it is UTF-8 and is not")
  func encodings() throws {
    let text = kml(point("111.001,41.001", name: "排口")).replacing("UTF-8", with: "GB2312")
    try BadFile("xml-encodings", "points.kml", inGB18030(text), .accepted(1)).check()
    try BadFile("xml-encodings", "points.kml", inGB18030(text.replacing("GB2312", with: "UTF-8")), .refused("byte")).check()
  }

  @Test("zip-bombs: a bomb of zeros, a thousand to one")
  func bomb() throws {
    // gzip's stream of 300 MB without its header and trailer is what an archive holds.
    let zeros = try run("/bin/sh", ["-c", "head -c 300000000 /dev/zero | gzip -9"])
    var file = ZipWriter.File("doc.kml", bytes: [])
    file.stored = Array(zeros.dropFirst(10).dropLast(8))
    file.method = 8
    #expect(file.stored.count < 400_000)
    try BadFile("zip-bombs", "map.kmz", ZipWriter.archive([file]), .refused("decompression bomb")).check()
  }
}

private func kml(_ content: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
    + "xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>\(content)</Document></kml>\n"
}

private func point(_ coordinates: String, name: String = "p") -> String {
  "<Placemark><name>\(name)</name><Point><coordinates>\(coordinates)</coordinates></Point></Placemark>"
}

private let here = point("111.001,41.001,1030")

private func map(_ id: String, _ text: String, _ verdict: BadFile.Verdict) -> BadFile {
  BadFile(id, "points.kml", Array(text.utf8), verdict)
}

let mapFiles: [BadFile] = [
  map("cut-xml", String(kml(here + here).dropLast(30)), .refused("1 complete record")),
  map(
    "external-entities", "<!DOCTYPE kml [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>" + kml(here).dropFirst(39),
    .refused("DTD")),
  map("entity-bombs", "<!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><kml>&b;</kml>", .refused("DTD")),
  map("huge-xml depth", kml(String(repeating: "<Folder>", count: 100_000)), .refused("deep")),
  map(
    "huge-xml attribute", kml("<Placemark id=\"\(String(repeating: "x", count: 20_000_000))\"/>"), .refused("longer than 1 MiB")),
  map(
    "odd-namespaces", "<k:kml xmlns:k=\"urn:other\">\(here.replacing("<", with: "<k:").replacing("<k:/", with: "</k:"))</k:kml>",
    .accepted(1)
  ),
  map(
    "point-without-position", kml(here + point("NaN,41") + point("") + "<Placemark><Point/></Placemark>"),
    .rejected(1, ["coordinate_unreadable", "coordinate_missing", "geometry_missing"])),
  map("xml-decimal-comma", kml(here + point("111,001 41,001")), .rejected(1, ["geometry_invalid"])),
  map("xml-out-of-range", kml(here + point("200,41")), .rejected(1, ["coordinate_out_of_range"])),
  map("spaces-in-coordinates", kml(point("111.001, 41.001, 0")), .flagged(1, "text_repaired")),
  map(
    "commas-only",
    kml("<Placemark><LineString><coordinates>111.001,41.001,0,111.002,41.001,0</coordinates></LineString></Placemark>"),
    .tracked(2, [], nil)),
  map("kml-swapped", kml(here + point("41.001,111.001")), .rejected(1, ["coordinate_swapped"])),
  map(
    "network-links", kml(here + "<NetworkLink><Link><href>file:///etc/passwd</href></Link></NetworkLink>"),
    .noted(1, "network_link_ignored")),
  map(
    "markup-in-text",
    kml(
      "<Placemark><description><![CDATA[<script>alert(1)</script>]]></description><Point><coordinates>111,41</coordinates></Point></Placemark>"
    ),
    .accepted(1)),
  map(
    "kml-odd-geometry",
    kml(
      here + "<Placemark><gx:Track><when>2024-05-16T00:00:00Z</when><when>2024-05-16T00:00:01Z</when>"
        + "<gx:coord>111 41 0</gx:coord></gx:Track></Placemark>"), .rejected(1, ["geometry_invalid"])),
  map(
    "kml-odd-geometry several",
    kml("<Placemark><MultiGeometry><Point><coordinates>111,41</coordinates></Point><Model/></MultiGeometry></Placemark>"),
    .rejected(1, ["geometry_unsupported"])),
]

private func archive(_ id: String, _ files: [ZipWriter.File], _ verdict: BadFile.Verdict) -> BadFile {
  BadFile(id, "points.kmz", ZipWriter.archive(files), verdict)
}

private let document = ZipWriter.File("doc.kml", kml(here))

let archives: [BadFile] = [
  archive("zip-bombs entries", (0...1000).map { ZipWriter.File("\($0).kml", "") }, .refused("1001 files")),
  archive("zip-bombs folder", [.init("files/", "what a folder should not hold"), document], .accepted(1)),
  archive(
    "odd-archive-entries paths", [.init("../../x.kml", kml(here + here)), .init("/etc/y.kml", kml(here)), document],
    .noted(1, "network_link_ignored")),
  archive("odd-archive-entries twice", [document, .init("doc.kml", kml(here + here))], .noted(1, "network_link_ignored")),
  archive(
    "odd-archive-entries password",
    [
      {
        var file = document
        file.flags = 1
        return file
      }()
    ], .refused("password")),
  BadFile("odd-archive-entries zip64", "points.kmz", ZipWriter.wideArchive(document), .accepted(1)),
  // A link is an entry whose content is a path.
  archive("odd-archive-entries link", [.init("doc.kml", "../../etc/passwd")], .refused("not well-formed XML")),
  archive("odd-archive-entries no map", [.init("readme.txt", "x")], .refused("no .kml")),
  archive("nested-archives", [.init("inner.kmz", bytes: ZipWriter.archive([document]))], .refused("another archive")),
  archive(
    "nested-archives beside", [document, .init("inner.kmz", bytes: ZipWriter.archive([document]))],
    .noted(1, "network_link_ignored")),
]
