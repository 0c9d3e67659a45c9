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
      ("kmz", "LIBKML", "KML"),
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

  @Test("MapInfo tables hold places as whole numbers, here of some centimetres: the same outlets within a decimetre")
  func tables() throws {
    let expected = try process { "\(Self.data)/\($0).geojson" }
    let folder = try TemporaryFolder()
    for layer in Self.layers {
      try Tools.ogr2ogr(["-f", "MapInfo File", folder("\(layer).tab"), "\(Self.data)/\(layer).geojson"])
    }
    let output = try process { folder("\($0).tab") }
    #expect(output.files["summary/districts.csv"] == expected.files["summary/districts.csv"])
    let (found, wanted) = (try output.layer("outlets").features, try expected.layer("outlets").features)
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) {
      for key in ["river_id", "river_name", "basin", "district", "bank", "observations", "type"] {
        #expect(one.properties[key] == other.properties[key], "\(key)")
      }
      #expect(metres(one.position, other.position) < 0.1)
      #expect(abs((one.number("measure_m") ?? 0) - (other.number("measure_m") ?? -1)) < 0.2)
    }
    let rivers = try #require(try output.manifest()["inputs"]?.list.first { $0["role"]?.string == "rivers" })
    #expect(rivers["format"]?.string == "MapInfo" && rivers["records"]?.integer == rivers["accepted"]?.integer)
  }

  @Test(
    "packed: the layer of a zip archive, what gzip packed; the hash is that of the packed file",
    arguments: [
      ("shp.zip", "shp", "ESRI Shapefile", "Shapefile"), ("zip", "shp", "ESRI Shapefile", "Shapefile"),
      ("zip", "gpkg", "GPKG", "GeoPackage"), ("zip", "gdb", "OpenFileGDB", "Esri file geodatabase"),
      ("zip", "mif", "MapInfo File", "MapInfo"), ("zip", "geojson", "GeoJSON", "GeoJSON"),
      ("gpkg.gz", "gpkg", "GPKG", "GeoPackage"),
      ("fgb.gz", "fgb", "FlatGeobuf", "FlatGeobuf"), ("geojson.gz", "geojson", "GeoJSON", "GeoJSON"),
    ])
  func packed(_ ending: String, _ inner: String, _ driver: String, _ format: String) throws {
    let expected = try process { "\(Self.data)/\($0).geojson" }
    let folder = try TemporaryFolder()
    for layer in Self.layers {
      let file = folder("made/\(layer)/gis/\(layer).\(inner)")
      let parent = URL(filePath: file).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      if inner == "geojson" {
        try FileManager.default.copyItem(atPath: "\(Self.data)/\(layer).geojson", toPath: file)
      } else {
        let options = inner == "shp" ? ["-lco", "ENCODING=UTF-8"] : []
        try Tools.ogr2ogr(["-f", driver] + options + [file, "\(Self.data)/\(layer).geojson"])
      }
      if ending.hasSuffix("gz") {
        try folder.file("\(layer).\(ending)", try run("/usr/bin/gzip", ["-c", file]))
      } else {
        let script = "import shutil, sys; shutil.make_archive(sys.argv[1], 'zip', sys.argv[2])"
        let name = folder("\(layer).\(ending)").dropLast(4)
        _ = try run("/usr/bin/python3", ["-c", script, String(name), folder("made/\(layer)")])
      }
    }
    let output = try process { folder("\($0).\(ending)") }
    try expectSame(output, expected, format)
    let input = try #require(try output.manifest()["inputs"]?.list.first { $0["role"]?.string == "rivers" })
    let hash = try run("/usr/bin/sha256sum", [folder("rivers.\(ending)")])
    #expect(input["sha256"]?.string == String(decoding: hash.prefix(64), as: UTF8.self))
    #expect(input["name"]?.string == "rivers.\(ending)")
    let seen = try outlets("inspect", folder("rivers.\(ending)"))
    #expect(seen.code == 0 && seen.text.contains("rivers"), "\(seen.text)")
  }

  @Test("a zip archive of several layers: one is named; what holds none, or is broken, is refused")
  func severalPacked() throws {
    let folder = try TemporaryFolder()
    let surveys = "\(Self.data)/surveys"
    let rivers = try bytes(of: "\(Self.data)/rivers.geojson")
    let basins = try bytes(of: "\(Self.data)/basins.geojson")
    let files = [ZipWriter.File("a/rivers.geojson", bytes: rivers), .init("a/basins.geojson", bytes: basins)]
    let both = try folder.file("both.zip", ZipWriter.archive(files))
    func refused(_ path: String, _ code: Int32, _ words: String) throws {
      let end = try outlets("process", surveys, "--rivers", path, "--out", folder("out"))
      #expect(end.code == code && end.messages.contains(words), "\(end.code) \(end.messages)")
    }
    try refused(both, 65, "several files that could be meant: rivers.geojson, basins.geojson; name one as FILE.zip:name")
    for name in ["rivers", "RIVERS.geojson"] {
      let output = try OutputFiles(processing: [surveys, "--rivers", "\(both):\(name)"])
      #expect(try !output.layer("outlets").features.isEmpty)
    }
    try refused("\(both):nosuch", 65, "several files")
    try refused(
      folder.file("text.zip", ZipWriter.archive([ZipWriter.File("readme.txt", "x")])), 65, "zip archive; unpack it first")
    try refused(
      folder.file("lie.zip", ZipWriter.archive([ZipWriter.File("rivers.gpkg", "x")])), 65, "zip archive; unpack it first")
    let whole = ZipWriter.archive([ZipWriter.File("rivers.geojson", bytes: rivers)])
    try refused(folder.file("cut.zip", Array(whole.dropLast(30))), 65, "get a whole copy")
    var secret = ZipWriter.File("rivers.geojson", bytes: rivers)
    secret.flags |= 1
    try refused(folder.file("secret.zip", ZipWriter.archive([secret])), 65, "encrypted")
    try refused(
      folder.file("bomb.zip", ZipWriter.archive([ZipWriter.File("r.gpkg", run: 65, count: 258 * 100_000 + 1)])), 65, "bomb")
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

  @Test("surveys and water areas from a database, a GeoPackage and a zipped shapefile", .enabled(if: PostGISServer.isInstalled))
  func surveysAndWater() throws {
    let folder = try TemporaryFolder()
    let survey = "\(Self.data)/truth.geojson"
    // A square of water over the lower half of the map.
    let water = try folder.file(
      "water.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},"geometry":{"type":"Polygon","coordinates":
      [[[111.6,40.5],[111.8,40.5],[111.8,40.62],[111.6,40.62],[111.6,40.5]]]}}]}
      """)
    func process(_ survey: String, _ water: String) throws -> OutputFiles {
      try OutputFiles(processing: [survey, "--rivers", "\(Self.data)/rivers.geojson", "--water", water])
    }
    let expected = try process(survey, water)
    #expect(try expected.layer("observations").features.contains { $0.number("distance_m") == 0 })
    let server = try PostGISServer()
    let connection = server.connection
    for (file, name) in [(survey, "survey"), (water, "water")] {
      try Tools.ogr2ogr(["-f", "PostgreSQL", connection, file, "-nln", name])
      try Tools.ogr2ogr(["-f", "GPKG", folder("\(name).gpkg"), file, "-nln", name])
      try Tools.ogr2ogr(["-f", "ESRI Shapefile", folder("\(name).shp.zip"), file, "-nln", name, "-lco", "ENCODING=UTF-8"])
    }
    for (survey, water) in [
      ("\(connection) tables=survey", "\(connection) tables=water"), (folder("survey.gpkg"), folder("water.gpkg")),
      (folder("survey.shp.zip"), folder("water.shp.zip")),
    ] {
      let output = try process(survey, water)
      let (found, wanted) = (try output.layer("observations").features, try expected.layer("observations").features)
      #expect(found.count == wanted.count && found.count > 30)
      for (one, other) in zip(found, wanted) {
        for key in ["reach_id", "distance_m", "centreline_distance_m", "measure_m", "bank", "flags"] {
          #expect(one.properties[key] == other.properties[key], "\(key)")
        }
        #expect(one.position == other.position)
      }
      #expect(!output.files.values.contains { String(decoding: $0, as: UTF8.self).contains(PostGISServer.password) })
    }
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
