import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("What a file is")
struct FormatTests {
  @Test(
    "content decides, then the name",
    arguments: [
      ("a.csv", "lon,lat\n1,2\n", FileFormat.csv), ("a.txt", "经度;纬度\n1;2\n", .csv), ("a", "id\tx\ty\n1\t2\t3\n", .csv),
      ("a.csv", "sep=;\nlon;lat\n1;2", .csv), ("a.csv", "lon\n", .csv), ("a.csv", "", .csv),
      ("a.csv", "{\"type\":\"FeatureCollection\",\"features\":[]}", .geoJSON),
      ("a.geojson", "{\"type\":\n\"Topology\"}", .geoJSON), ("a.geojson", "", .geoJSON), ("a.geojson", "[1]", .geoJSON),
      ("a.json", "\u{FEFF}\n{\"type\":\"Feature\",\"geometry\":null}", .geoJSON),
      ("a.json", "{\"type\":\"Feature\"}\n{\"type\":\"Feature\"}\n", .geoJSONSequence),
      ("a", "\u{1E}{\"type\":\"Feature\"}\n", .geoJSONSequence), ("a.ndjson", "{\"type\":\"Feature\"}", .geoJSONSequence),
      ("a.gpx", "<?xml version=\"1.0\"?>\n<!-- x --><gpx version='1.1'/>", .gpx), ("a.xml", "<x:gpx/>", .gpx),
      ("a.txt", "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY a '<b>'>]><gpx/>", .gpx),
      ("a.gpx", "rubbish", .gpx), ("a.gpx", "", .gpx), ("a.gpx", "<?xml version='1.0'?>", .gpx),
    ])
  func formats(_ name: String, _ text: String, _ format: FileFormat) {
    #expect(sniffFormat(name: name, prefix: Array(text.utf8)) == .format(format))
  }

  @Test(
    "other-content: other files are named by what they are",
    arguments: [
      ("a.csv", ZipWriter.archive([.init("xl/workbook.xml", "")]), "xlsx"),
      ("a.xlsb", ZipWriter.archive([.init("xl/workbook.bin", "")]), "xlsb"),
      ("a.zip", [0x50, 0x4B, 3, 4], "zip"),
      ("a.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "xls"), ("a.csv", [0x1F, 0x8B, 8], "gzip"),
      ("a.csv", Array("%PDF-1.7".utf8), "PDF"), ("a.jpg", [0x89, 0x50, 0x4E, 0x47], "PNG"),
      ("a.xls", Array("<!DOCTYPE html><html><table>".utf8), "HTML"), ("a.csv", Array("\n <HTML>".utf8), "HTML"),
      ("a.xml", Array("<?xml version='1.0'?><foo/>".utf8), "foo"), ("DJIFlightRecord_2024.txt", [0x41, 0, 1, 2], "DJI"),
      (
        "a.csv",
        Array("latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode,gimbalpitchangle\n1,2,3".utf8),
        "mission plan"
      ),
    ] as [(String, [UInt8], String)])
  func refused(_ name: String, _ bytes: [UInt8], _ word: String) {
    guard case .refused(let reason) = sniffFormat(name: name, prefix: bytes) else {
      Issue.record("\(name) is \(sniffFormat(name: name, prefix: bytes))")
      return
    }
    #expect(reason.contains(word))
  }

  @Test(
    "what GDAL reads is known by its first bytes, MapInfo by its name too",
    arguments: [
      ("a", Array("SQLite format 3\0".utf8), FileFormat.geoPackage), ("a.csv", [0, 0, 0x27, 0x0A, 0, 0], .shapefile),
      ("a.fgb", Array("fgb\u{3}fgb\0".utf8), .flatGeobuf), ("a.TAB", Array("!table\n!version 300".utf8), .mapInfo),
      ("a.mif", Array("Version 300\nCharset".utf8), .mapInfo),
      ("a.gml", Array("<?xml version='1.0'?><ogr:FeatureCollection xmlns:ogr='x'>".utf8), .gml),
    ] as [(String, [UInt8], FileFormat)])
  func layers(_ name: String, _ bytes: [UInt8], _ format: FileFormat) {
    #expect(sniffFormat(name: name, prefix: bytes) == .format(format))
  }

  @Test(
    "what nobody knows is not recognised",
    arguments: [
      ("manifest.json", "{\"version\":1}"), ("notes.txt", "we walked along the river"), ("a.md", "# Title\n\ntext, and more\nx"),
      ("a.bin", "\u{1}\u{2}\u{3}\u{4}"), ("a", ""), ("a.html5", "<x"), ("a.log", "[1] started"),
    ])
  func unrecognised(_ name: String, _ text: String) {
    #expect(sniffFormat(name: name, prefix: Array(text.utf8)) == .unrecognised)
  }

  @Test("UTF-16 is looked through")
  func utf16() {
    func bytes(_ text: String) -> [UInt8] { [0xFF, 0xFE] + Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    #expect(sniffFormat(name: "a", prefix: bytes("lon,lat\n1,2\n")) == .format(.csv))
    #expect(sniffFormat(name: "a", prefix: bytes("{\"type\":\"Feature\"}")) == .format(.geoJSON))
    #expect(sniffFormat(name: "a", prefix: bytes("<?xml version='1.0'?><gpx/>")) == .format(.gpx))
  }

  @Test("real files", .enabled(if: SharedData.isPresent))
  func real() throws {
    for (name, expected) in [
      ("outfalls/northumbrian_water.geojson", Sniffed.format(.geoJSON)), ("tracks/gpxpy/route.gpx", .format(.gpx)),
      ("rivers/brahmaputra/Brahma_links.json", .format(.geoJSON)), ("snapping/usgs_gages_yahara.csv", .format(.csv)),
      ("tracks/gpxpy/unicode_with_bom.gpx", .format(.gpx)), ("nasty/csv_spectrum/utf8.csv", .format(.csv)),
    ] {
      let prefix = try Array(SharedData.bytes(name).prefix(1 << 16))
      #expect(sniffFormat(name: name, prefix: prefix) == expected, "\(name)")
    }
  }
}
