import OGRKit
import TestSupport
import Testing

@Suite("Coordinate systems of layers", .enabled(if: haveLibrary))
struct OGRCRSTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let point = "{\"type\":\"Point\",\"coordinates\":[500000,4500000]}"

  private func crs(_ name: String?) throws -> OGRCRS {
    let source = try open(collection([("{}", Self.point)], in: folder, crs: name), "GeoJSON")
    let crs = source.crs(ofLayer: 0)
    let outside = source.crs(ofLayer: 1)
    #expect(outside == nil)
    return try #require(crs)
  }

  @Test("GeoJSON that names none is in WGS 84, longitude first")
  func wgs84() throws {
    let crs = try crs(nil)
    #expect(crs.identifier == "EPSG:4326" && crs.name == "WGS 84" && crs.datum == "WGS_1984")
    #expect(crs.isGeographic && !crs.isProjected && !crs.isNorthFirst && !crs.namesNoDatum)
    #expect(crs.semiMajorAxis == 6_378_137 && abs(crs.inverseFlattening - 298.257223563) < 1e-9)
    #expect(crs.definition.contains("WGS 84"))
  }

  @Test(
    "a CRS that is named is known by its code, with its datum",
    arguments: [
      ("urn:ogc:def:crs:EPSG::4549", "EPSG:4549", true, 298.257222101),
      ("urn:ogc:def:crs:EPSG::4490", "EPSG:4490", false, 298.257222101),
      ("urn:ogc:def:crs:EPSG::27700", "EPSG:27700", true, 299.3249646),
    ])
  func named(_ name: String, _ identifier: String, _ isProjected: Bool, _ flattening: Double) throws {
    let crs = try crs(name)
    #expect(crs.identifier == identifier && crs.isProjected == isProjected && crs.isGeographic == !isProjected)
    #expect(abs(crs.inverseFlattening - flattening) < 1e-6)
  }

  @Test(
    "a definition without a code is found in the register, unless it names no datum", .enabled(if: Tools.haveGDAL),
    arguments: [("D_North_American_1983", "EPSG:4269"), ("D_unknown", nil)] as [(String, String?)])
  func withoutCode(_ datum: String, _ identifier: String?) throws {
    try Tools.ogr2ogr(["-f", "ESRI Shapefile", folder("p.shp"), collection([("{\"a\":1}", Self.point)], in: folder)])
    let name = identifier == nil ? "GCS_unknown" : "GCS_North_American_1983"
    try folder.file(
      "p.prj",
      "GEOGCS[\"\(name)\",DATUM[\"\(datum)\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
        + "UNIT[\"Degree\",0.0174532925199433]]")
    let source = try open(folder("p.shp"), "ESRI Shapefile")
    let found = source.crs(ofLayer: 0)
    let crs = try #require(found)
    #expect(crs.identifier == identifier && crs.namesNoDatum == (identifier == nil), "\(crs)")
    #expect(crs.isGeographic && abs(crs.inverseFlattening - 298.257222101) < 1e-9)
  }

  @Test("a height beside the plane is left out", .enabled(if: Tools.haveGDAL))
  func compound() throws {
    let path = folder("heights.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", path, collection([("{}", Self.point)], in: folder), "-a_srs", "EPSG:7405"])
    let source = try open(path, "GPKG")
    let crs = source.crs(ofLayer: 0)
    #expect(crs?.identifier == "EPSG:27700" && crs?.isProjected == true)
  }
}
