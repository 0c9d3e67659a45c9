import OGRKit
import TestSupport
import Testing

@Suite("Layers of GDAL", .enabled(if: haveLibrary))
struct OGRLayerTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let point = "{\"type\":\"Point\",\"coordinates\":[111.5,40.5]}"

  @Test("the version is that of an installed library")
  func version() throws {
    #expect(try OGRLibrary.version().split(separator: ".").compactMap { Int($0) }.count == 3)
  }

  @Test("a layer says its name, its geometry, its number of features and its columns with their types")
  func description() throws {
    let properties =
      "{\"whole\":7,\"large\":12345678901,\"real\":1.5,\"yes\":true,\"text\":\"排口\",\"day\":\"2024-05-16\",\"clock\":\"08:40:44\","
      + "\"moment\":\"2024-05-16T08:40:44+08:00\",\"wholes\":[1,2],\"reals\":[1.5,2],\"texts\":[\"a\",\"b\"],\"object\":{\"a\":[1]}}"
    let source = try open(collection([(properties, Self.point), ("{}", Self.point)], in: folder), "GeoJSON")
    let (driver, count) = (source.driver, source.layerCount)
    #expect(driver == "GeoJSON" && count == 1)
    let found = source.layer(0)
    let layer = try #require(found)
    #expect(layer.name == "walk" && layer.shape == .point && layer.features == 2)
    #expect(layer.idColumn == nil)
    let expected: [(String, OGRField.Kind)] = [
      ("whole", .integer), ("large", .integer), ("real", .real), ("yes", .boolean), ("text", .text), ("day", .date),
      ("clock", .time), ("moment", .dateTime), ("wholes", .integerList), ("reals", .realList), ("texts", .textList),
      ("object", .json),
    ]
    #expect(layer.fields.map { String(decoding: $0.name, as: UTF8.self) } == expected.map(\.0))
    #expect(layer.fields.map(\.kind) == expected.map(\.1))
    let outside = [source.layer(1) == nil, source.layer(-1) == nil, source.layer(.max) == nil]
    #expect(outside == [true, true, true])
  }

  @Test("a GeoPackage names the columns of its ids, and has layers in their order", .enabled(if: Tools.haveGDAL))
  func geoPackage() throws {
    let lines = "{\"type\":\"LineString\",\"coordinates\":[[111,40],[111.1,40]]}"
    let path = folder("survey.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", path, collection([("{\"a\":1}", Self.point)], in: folder), "-nln", "points"])
    try Tools.ogr2ogr(
      ["-f", "GPKG", "-update", path, collection([("{\"b\":\"x\"}", lines), ("{}", lines)], in: folder), "-nln", "rivers"])
    let source = try open(path, "GPKG")
    let layers = (0..<source.layerCount).compactMap { source.layer($0) }
    #expect(layers.map(\.name) == ["points", "rivers"] && layers.map(\.shape) == [.point, .line])
    #expect(layers.map(\.features) == [1, 2] && layers.map(\.idColumn) == ["fid", "fid"])
    #expect(try ids(source.features(ofLayer: 1)) == [1, 2])
  }

  @Test("a layer without features says so, and the first feature of a shapefile has the id 0", .enabled(if: Tools.haveGDAL))
  func emptyAndZero() throws {
    let layer = try collection([("{\"a\":1}", Self.point), ("{\"a\":2}", Self.point)], in: folder)
    try Tools.ogr2ogr(["-f", "ESRI Shapefile", folder("none.shp"), layer, "-where", "a > 5"])
    try Tools.ogr2ogr(["-f", "ESRI Shapefile", folder("two.shp"), layer])
    let none = try open(folder("none.shp"), "ESRI Shapefile").layer(0)
    #expect(none?.features == 0)
    #expect(try ids(open(folder("two.shp"), "ESRI Shapefile").features(ofLayer: 0)) == [0, 1])
  }

  @Test(
    "every kind of geometry is told, Z and M left aside",
    arguments: [
      ("{\"type\":\"Point\",\"coordinates\":[1,2,3]}", OGRShape.point),
      ("{\"type\":\"LineString\",\"coordinates\":[[1,2,3],[2,3,4]]}", .line),
      ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}", .polygon),
      ("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}", .multiPoint),
      ("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}", .multiLine),
      ("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]}", .multiPolygon),
      ("{\"type\":\"GeometryCollection\",\"geometries\":[\(point)]}", .collection), ("null", .none),
    ])
  func shapes(_ geometry: String, _ shape: OGRShape) throws {
    let source = try open(collection([("{}", geometry)], in: folder), "GeoJSON")
    let layer = source.layer(0)
    #expect(layer?.shape == shape || shape == .none && layer?.shape == .any)
    let features = try source.features(ofLayer: 0)
    let next = try features.next()
    guard let feature = next else {
      Issue.record("there is no feature")
      return
    }
    let found = feature.withGeometry { $0.shape }
    #expect(found == (shape == .none ? nil : shape))
  }

  @Test("a layer of several kinds may hold any; one of curves holds others", .enabled(if: Tools.haveGDAL))
  func mixedShapes() throws {
    let line = "{\"type\":\"LineString\",\"coordinates\":[[1,2],[2,3]]}"
    let mixed = try open(collection([("{}", Self.point), ("{}", line)], in: folder), "GeoJSON")
    let any = mixed.layer(0)
    #expect(any?.shape == .any && any?.features == 2)
    let table = try folder.file("curves.csv", "id,WKT\n1,\"CIRCULARSTRING (0 0,1 1,2 0)\"\n")
    let path = folder("curves.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", path, table, "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-nlt", "CIRCULARSTRING"])
    let source = try open(path, "GPKG")
    let curves = source.layer(0)
    #expect(curves?.shape == .other)
    let features = try source.features(ofLayer: 0)
    let next = try features.next()
    guard let feature = next else {
      Issue.record("there is no feature")
      return
    }
    let name = feature.withGeometry { $0.name }
    #expect(name == "CIRCULARSTRING")
  }

  @Test("a table without places has none, and no CRS")
  func table() throws {
    let source = try open(try folder.file("table.csv", "a,b\n1,x\n2,y\n3,z\n"), "CSV")
    let layer = source.layer(0)
    #expect(layer?.shape == OGRShape.none && layer?.features == 3)
    let crs = source.crs(ofLayer: 0)
    #expect(crs == nil)
  }

  @Test("an item of a layer's metadata", .enabled(if: Tools.haveGDAL))
  func metadata() throws {
    try Tools.ogr2ogr(
      ["-f", "ESRI Shapefile", folder("p.shp"), collection([("{\"a\":\"口\"}", Self.point)], in: folder), "-lco", "ENCODING=GBK"])
    let source = try open(folder("p.shp"), "ESRI Shapefile")
    let encoding = source.metadata(ofLayer: 0, "SOURCE_ENCODING", domain: "SHAPEFILE")
    #expect(encoding == "CP936" || encoding == "GBK", "\(encoding ?? "none")")
    let absent = [
      source.metadata(ofLayer: 0, "NO_SUCH_ITEM", domain: "SHAPEFILE"),
      source.metadata(ofLayer: 7, "SOURCE_ENCODING", domain: "SHAPEFILE"),
    ]
    #expect(absent == [nil, nil])
  }
}
