import Foundation
import TestSupport
import Testing

/// Real river layers through GDAL and natively.
@Suite("Real river layers", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct RealRiverTests {
  @Test(
    "NHDPlus networks are read whole, with and without Z and M",
    arguments: [
      ("sample_natseamless.gpkg", 267, "EPSG:4269"), ("new_hope.gpkg", 746, "EPSG:4269"),
      ("petapsco_flowlines.gpkg", 707, "EPSG:4326"),
    ])
  func networks(_ name: String, _ features: Int, _ crs: String) throws {
    let folder = try TemporaryFolder()
    let survey = try folder.file("far.csv", "id,lon,lat\n1,10,50\n")
    let output = try OutputFiles(
      processing: [survey, "--rivers", try SharedData.path("rivers/nhdplus/\(name)"), "--river-id", "comid"], code: 3)
    let input = try #require(try output.manifest()["inputs"]?.list.last)
    #expect(input["records"]?.integer == features && input["accepted"]?.integer == features)
    #expect(input["crs"]?.string == crs)
    let hash = try run("/usr/bin/sha256sum", [try SharedData.path("rivers/nhdplus/\(name)")])
    #expect(input["sha256"]?.string == String(decoding: hash.prefix(64), as: UTF8.self))
    #expect(try output.layer("rivers").features.count == features, "every comid is a river")
  }

  @Test("an OpenStreetMap extract and the GeoJSON of its waterways give the same places")
  func openStreetMap() throws {
    let text = try SharedData.path("rivers/osm/liechtenstein-2013-08-03_waterways.geojson")
    let ways = try Layer(try bytes(of: text)).features
    // Places up to 30 m beside random vertices.
    var random = SeededRandom(11)
    var table = "id,lon,lat\n"
    for number in 1...300 {
      let way = ways[Int(random.next() % UInt64(ways.count))].vertices
      let vertex = way[Int(random.next() % UInt64(way.count))]
      table += "\(number),\(vertex[0] + (random.unit() - 0.5) * 0.0008),\(vertex[1] + (random.unit() - 0.5) * 0.0005)\n"
    }
    let folder = try TemporaryFolder()
    let survey = try folder.file("seeded.csv", table)
    func observations(_ rivers: String) throws -> [Layer.Feature] {
      let output = try OutputFiles(processing: [survey, "--rivers", rivers, "--river-id", "osm_id"])
      return try output.layer("observations").features
    }
    let expected = try observations(text)
    let found = try observations(SharedData.path("rivers/osm/liechtenstein-2013-08-03.osm.pbf"))
    #expect(found.count == 300 && expected.count == 300)
    for (one, other) in zip(found, expected) {
      for key in ["river_id", "river_name", "reach_id", "bank"] { #expect(one.text(key) == other.text(key), "\(key)") }
      for key in ["distance_m", "measure_m", "measure_percent"] { #expect(one.number(key) == other.number(key), "\(key)") }
    }
    // Drains and ditches are no rivers unless they are asked for.
    #expect(found.count { $0.text("river_id") != nil } > 200)
  }

  @Test(
    "the rivers of Dengzhou and the braids of the Brahmaputra, as GeoPackage and as they are", .enabled(if: Tools.haveGDAL),
    arguments: [
      ("rivers/dengzhou/rivers.geojson", "id", "112.1,32.7"), ("rivers/brahmaputra/Brahma_links.json", "conn", "89.7,24.5"),
    ])
  func others(_ name: String, _ id: String, _ place: String) throws {
    let folder = try TemporaryFolder()
    let original = try SharedData.path(name)
    let converted = folder("rivers.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", converted, original, "-nln", "rivers"])
    let survey = try folder.file("a.csv", "id,lon,lat\n1,\(place)\n")
    func process(_ rivers: String) throws -> OutputFiles {
      try OutputFiles(processing: [survey, "--rivers", rivers, "--max-distance", "50000", "--river-id", id])
    }
    let (expected, output) = (try process(original), try process(converted))
    for file in ["outlets.geojson", "observations.geojson", "rivers.geojson"] {
      #expect(output.files[file] == expected.files[file], "\(file)")
    }
    let inputs = try [expected, output].map { try #require(try $0.manifest()["inputs"]?.list.last) }
    #expect(inputs[0]["records"]?.integer == inputs[1]["records"]?.integer)
    #expect(inputs.allSatisfy { $0["records"]?.integer == $0["accepted"]?.integer })
    #expect(inputs[0]["records"]?.integer == (try Layer(try bytes(of: original)).features.count))
  }
}
