import Foundation
import TestSupport
import Testing

/// One campaign, its layers in every format: the outlets are the same, byte for byte.
@Suite("The same data in other formats", .enabled(if: Tools.haveGDAL))
struct SameDataTests {
  private static let data = SharedData.packageFolder.appending(path: "data").path
  private static let layers = ["rivers", "basins", "districts"]

  private func process(_ layer: (String) -> String, _ more: [String] = []) throws -> OutputFiles {
    try OutputFiles(
      processing: [
        "\(Self.data)/surveys", "--rivers", layer("rivers"), "--basins", layer("basins"), "--districts", layer("districts"),
      ] + more)
  }

  private func expectSame(_ output: OutputFiles, _ expected: OutputFiles, _ format: String) throws {
    for name in ["outlets.geojson", "observations.geojson", "summary/rivers.csv", "summary/districts.csv"] {
      #expect(output.files[name] == expected.files[name], "\(format): \(name)")
    }
    let inputs = try #require(try output.manifest()["inputs"]?.list)
    let rivers = try #require(inputs.first { $0["role"]?.string == "rivers" })
    #expect(rivers["format"]?.string == format)
    #expect(rivers["records"]?.integer == rivers["accepted"]?.integer)
    #expect(rivers["sha256"]?.string?.utf8.count == 64)
    #expect((rivers["size"]?.integer ?? 0) > 0)
  }

  @Test(
    "files",
    arguments: [
      ("gpkg", "GPKG", "GeoPackage"), ("shp", "ESRI Shapefile", "Shapefile"), ("fgb", "FlatGeobuf", "FlatGeobuf"),
      ("mif", "MapInfo File", "MapInfo"), ("gml", "GML", "GML"), ("kml", "LIBKML", "KML"),
      ("gdb", "OpenFileGDB", "Esri file geodatabase"),
      ("geojsonl", "GeoJSONSeq", "GeoJSON text sequence"),
    ])
  func files(_ ending: String, _ driver: String, _ format: String) throws {
    let expected = try process { "\(Self.data)/\($0).geojson" }
    let folder = try TemporaryFolder()
    for layer in Self.layers {
      var options: [String] = []
      if ending == "shp" { options = ["-lco", "ENCODING=UTF-8"] }
      try Tools.ogr2ogr(["-f", driver] + options + [folder("\(layer).\(ending)"), "\(Self.data)/\(layer).geojson"])
    }
    try expectSame(process { folder("\($0).\(ending)") }, expected, format)
  }

  @Test("a PostGIS server, its password nowhere", .enabled(if: PostGISServer.isInstalled))
  func database() throws {
    let server = try PostGISServer()
    for layer in Self.layers {
      try Tools.ogr2ogr(["-f", "PostgreSQL", server.connection, "\(Self.data)/\(layer).geojson", "-nln", layer])
    }
    let expected = try process { "\(Self.data)/\($0).geojson" }
    let output = try process { "\(server.connection) tables=\($0)" }
    try expectSame(output, expected, "PostGIS")
    for (name, content) in output.files {
      #expect(!String(decoding: content, as: UTF8.self).contains(PostGISServer.password), "\(name)")
    }
    #expect(!output.end.messages.contains(PostGISServer.password))

    let again = try process { "\(server.connection) tables=\($0)" }
    #expect(again.files["manifest.json"] == output.files["manifest.json"])
    // Rows that were written anew come in another order from the table itself.
    try server.query("UPDATE rivers SET name = name WHERE ogc_fid % 2 = 1")
    try expectSame(process { "\(server.connection) tables=\($0)" }, expected, "PostGIS")

    for (connection, code, words) in [
      ("\(server.connection) tables=nosuch", Int32(65), "no layer holds lines"),
      (server.connection.replacing("password=", with: "password=x"), 65, "password authentication failed"),
    ] {
      let end = try outlets("process", "\(Self.data)/surveys", "--rivers", connection, "--out", try TemporaryFolder()("out"))
      #expect(end.code == code && end.messages.contains(words), "\(end.messages)")
      #expect(!end.messages.contains("xgeheim") && !end.messages.contains("user=survey"))
    }
    let end = try outlets(
      "process", "\(Self.data)/surveys", "--rivers", "\(server.connection) tables=rivers", "--where", "no such", "--out",
      try TemporaryFolder()("out"))
    #expect(end.code == 64 && end.messages.contains("--where is not understood"), "\(end.messages)")
  }

  @Test("--where picks rivers; of GeoJSON it cannot")
  func condition() throws {
    let folder = try TemporaryFolder()
    let file = folder("rivers.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", file, "\(Self.data)/rivers.geojson"])
    let surveys = "\(Self.data)/surveys"
    let output = try OutputFiles(processing: [surveys, "--rivers", file, "--where", "basin = 'B1'"])
    let rivers = try output.layer("rivers").features
    #expect(!rivers.isEmpty && rivers.allSatisfy { $0.text("basin") == "B1" })
    #expect(try output.manifest()["options"]?["where"]?.string == "basin = 'B1'")
    for (rivers, words) in [(file, "--where is not understood"), ("\(Self.data)/rivers.geojson", "GeoJSON")] {
      let end = try outlets("process", surveys, "--rivers", rivers, "--where", "nosuch = 1", "--out", folder("out"))
      #expect(end.code == 64 && end.messages.contains(words), "\(end.messages)")
    }
  }
}
