import Foundation
import TestSupport
import Testing

/// Survey files that GDAL reads, whole, broken and in company.
@Suite("Layer files", .enabled(if: Tools.haveGDAL))
struct LayerFileTests {
  private static let rivers = SharedData.packageFolder.appending(path: "data/rivers.geojson").path
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A survey of three points as a file of another format.
  @discardableResult
  private func make(_ name: String, _ driver: String, _ options: String...) throws -> String {
    let points = try folder.file(
      "source/points.geojson",
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"编号":"甲1","排污口名称":"青柳河左岸一号排污口","时间":"2024-05-16T08:40:44+08:00"},
      "geometry":{"type":"Point","coordinates":[111.6692,40.67]}},
      {"type":"Feature","properties":{"编号":"甲2","排污口名称":"养殖场"},"geometry":{"type":"Point","coordinates":[111.6671,40.671]}},
      {"type":"Feature","properties":{"编号":"甲3","排污口名称":null},"geometry":null}]}
      """)
    let file = URL(filePath: folder(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Tools.ogr2ogr(["-f", driver] + options + [file.path, points])
    return folder(name)
  }

  private func refused(_ path: String, _ code: Int32 = 65, _ words: String...) throws {
    let end = try outlets("process", path, "--rivers", Self.rivers, "--out", folder("out"))
    #expect(end.code == code && end.signal == nil, "\(path): \(end.code) \(end.messages)")
    for word in words { #expect(end.messages.contains(word), "\(end.messages)") }
    let rivers = try outlets("process", Self.rivers, "--rivers", path, "--out", folder("out"))
    #expect(rivers.code == code && rivers.signal == nil, "\(path): \(rivers.code) \(rivers.messages)")
  }

  @Test("a shapefile in GBK without .cpg is read as what it is", arguments: ["", "GBK", "UTF-8"])
  func shapefile(_ named: String) throws {
    let file = try make("s/points.shp", "ESRI Shapefile", "-lco", "ENCODING=\(named == "UTF-8" ? "UTF-8" : "GBK")")
    // The code page of the table's header says nothing from now on, as in most shapefiles.
    var table = try bytes(of: folder("s/points.dbf"))
    table[29] = 0
    try folder.file("s/points.dbf", table)
    try? FileManager.default.removeItem(atPath: folder("s/points.cpg"))
    if !named.isEmpty { try folder.file("s/points.cpg", named) }
    let output = try OutputFiles(processing: [file, "--rivers", Self.rivers], code: 2)
    let observations = try output.layer("observations").features
    #expect(observations.map { $0.text("recorded_id") } == ["甲1", "甲2"])
    // A name has ten bytes in a shapefile.
    let column = named == "UTF-8" ? "排污口" : "排污口名称"
    #expect(observations[0].properties["attributes"]?[column]?.string == "青柳河左岸一号排污口")
    let input = try #require(try output.manifest()["inputs"]?.list.first)
    #expect(input["encoding"]?.string == (named == "UTF-8" ? "UTF-8" : "GB18030"))
    #expect(input["records"]?.integer == 3 && input["accepted"]?.integer == 2)
    #expect(try output.rejectedRules() == ["geometry_missing"])
  }

  @Test("a folder: side files and geodatabases are parts, and said so")
  func inFolder() throws {
    try make("s/a.shp", "ESRI Shapefile", "-lco", "ENCODING=UTF-8")
    try make("s/b.gpkg", "GPKG")
    try make("s/c.gdb", "OpenFileGDB")
    let output = try OutputFiles(processing: [folder("s"), "--rivers", Self.rivers], code: 2)
    let inputs = try #require(try output.manifest()["inputs"]?.list).filter { $0["role"]?.string == "survey" }
    #expect(inputs.map { $0["name"]?.string } == ["s/a.shp", "s/b.gpkg", "s/c.gdb"])
    #expect(inputs.map { $0["records"]?.integer } == [3, 3, 3])
    let skipped = try #require(try output.manifest()["skipped"]?.list)
    #expect(skipped.compactMap { $0["name"]?.string } == ["s/a.cpg", "s/a.dbf", "s/a.prj", "s/a.shx"])
    #expect(skipped.allSatisfy { $0["reason"]?.string == "a part of a.shp" })
    #expect(try output.rejectedRules() == ["geometry_missing", "geometry_missing", "geometry_missing"])
    #expect(try output.table("rejected.csv").column("line").allSatisfy(\.isEmpty))
  }

  @Test("surveys packed by zip and gzip are read as they are")
  func packed() throws {
    let whole = try make("s/a.gpkg", "GPKG")
    let expected = try OutputFiles(processing: [whole, "--rivers", Self.rivers], code: 2)
    try folder.file("p/a.gpkg.gz", try run("/usr/bin/gzip", ["-c", whole]))
    try folder.file("p/b.zip", ZipWriter.archive([ZipWriter.File("gis/a.gpkg", bytes: try bytes(of: whole))]))
    let output = try OutputFiles(processing: [folder("p"), "--rivers", Self.rivers], code: 2)
    let inputs = try #require(try output.manifest()["inputs"]?.list).filter { $0["role"]?.string == "survey" }
    #expect(inputs.map { $0["name"]?.string } == ["p/a.gpkg.gz", "p/b.zip"])
    #expect(inputs.allSatisfy { $0["format"]?.string == "GeoPackage" && $0["records"]?.integer == 3 })
    let places = try expected.layer("observations").positions
    #expect(try output.layer("observations").positions == places + places && places.count == 2)
  }

  @Test("what another program has not yet written into a GeoPackage is read too, and nothing is left beside it")
  func writeAheadLog() throws {
    try make("s/live.gpkg", "GPKG", "-lco", "SPATIAL_INDEX=NO")
    let script = """
      import sqlite3, shutil
      db = sqlite3.connect("\(folder("s/live.gpkg"))")
      db.execute("PRAGMA journal_mode=WAL"); db.execute("PRAGMA wal_autocheckpoint=0")
      db.execute("UPDATE points SET 编号='乙1' WHERE fid=1"); db.commit()
      shutil.copy("\(folder("s/live.gpkg"))", "\(folder("s/copy.gpkg"))")
      shutil.copy("\(folder("s/live.gpkg-wal"))", "\(folder("s/copy.gpkg-wal"))")
      """
    _ = try run("/usr/bin/python3", ["-c", script])
    try #require(try !bytes(of: folder("s/copy.gpkg-wal")).isEmpty)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder("s")).sorted()
    let output = try OutputFiles(processing: [folder("s/copy.gpkg"), "--rivers", Self.rivers], code: 2)
    #expect(try output.layer("observations").features.map { $0.text("recorded_id") } == ["乙1", "甲2"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("s")).sorted() == before)
  }

  @Test("broken-layers: broken and foreign files are refused, none of them traps")
  func broken() throws {
    let whole = try bytes(of: make("a.gpkg", "GPKG"))
    for part in [100, 4096, whole.count / 2, whole.count - 5000] {
      try refused(folder.file("cut-\(part).gpkg", Array(whole[..<part])))
    }
    var random = SeededRandom(7)
    var noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
    try refused(folder.file("noise.shp", [0, 0, 0x27, 0x0A] + noise), 65, "Shapefile")
    try refused(folder.file("noise.fgb", Array("fgb\u{3}fgb\0".utf8) + noise))
    try refused(folder.file("noise.gpkg", Array("SQLite format 3\0".utf8) + noise), 65, "GeoPackage")
    noise = Array(whole.prefix(4096)) + noise
    try refused(folder.file("noise2.gpkg", noise), 65, "GeoPackage")
    try refused(folder.file("empty.gpkg", [UInt8]()))
    try refused(folder.file("zero.shp", [UInt8](repeating: 0, count: 400)))
    try refused(folder("a.gpkg:nosuch"), 64, "there is no layer \"nosuch\"; there are points (points)")
    try refused(folder("missing.gpkg:points"), 66)
    let flat = try bytes(of: make("a.fgb", "FlatGeobuf"))
    try refused(folder.file("cut.fgb", Array(flat[..<(flat.count - 100)])))
  }

  @Test("layers-without-lines: geometries that are no lines are rejected with the reason, none is lost")
  func shapes() throws {
    let file = folder("shapes.gpkg")
    let table = try folder.file(
      "shapes.csv",
      """
      id,WKT
      1,"LINESTRING Z (111.66 40.67 5,111.67 40.68 6)"
      2,"CIRCULARSTRING (111.66 40.67,111.67 40.68,111.68 40.67)"
      3,"LINESTRING EMPTY"
      4,"GEOMETRYCOLLECTION (POINT (111 40),LINESTRING (111.66 40.67,111.67 40.68))"
      5,"MULTILINESTRING ((111.66 40.67,111.67 40.68),(111.68 40.67,111.69 40.68))"
      6,"POINT (111 40)"
      7,"LINESTRING (111.66 40.67,191.67 40.68)"
      8,"COMPOUNDCURVE (CIRCULARSTRING (0 0,1 1,2 0),(2 0,3 0))"
      9,
      """)
    try Tools.ogr2ogr([
      "-f", "GPKG", file, table, "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:4326", "-nlt", "GEOMETRY",
    ])
    let survey = try folder.file("walk.csv", "id,lon,lat\n1,111.665,40.675\n")
    let output = try OutputFiles(processing: [survey, "--rivers", file], code: 2)
    let rejected = try output.table("rejected.csv")
    let records = rejected.column("record")
    #expect(records == ["2", "3", "6", "7", "8", "9"], "\(rejected)")
    let messages = rejected.column("message")
    #expect(messages.first?.contains("CIRCULARSTRING") == true && messages[4].contains("COMPOUNDCURVE"), "\(messages)")
    let input = try #require(try output.manifest()["inputs"]?.list.last)
    #expect(input["records"]?.integer == 9 && input["accepted"]?.integer == 3)
  }
}
