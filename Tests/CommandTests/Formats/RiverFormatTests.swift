import TestSupport
import Testing

/// Rivers as agencies have them.
@Suite("River formats", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct RiverFormatTests {
  @Test("NHDPlus as a GeoPackage: the 30 gages of the Yahara as from GeoJSON")
  func gages() throws {
    let table = try SharedData.path("snapping/usgs_gages_yahara.csv")
    func process(_ rivers: String) throws -> OutputFiles {
      try OutputFiles(processing: [
        table, "--rivers", try SharedData.path(rivers), "--crs", "EPSG:4269", "--columns",
        "id=site_no,longitude=lon_site,latitude=lat_site", "--river-id", "COMID", "--max-distance", "500",
      ])
    }
    let output = try process("rivers/nhdplus/sample_natseamless.gpkg")
    let expected = TableText(try bytes(of: table))
    let observations = try output.layer("observations").features
    #expect(observations.count == 30)
    for (row, observation) in observations.enumerated() {
      #expect(observation.text("river_id") == expected.column("nearest_comid")[row])
      let distance = try #require(Double(expected.column("distance_m")[row]))
      #expect(abs(try #require(observation.number("distance_m")) - distance) <= 0.05)
      let percent = try #require(Double(expected.column("measure_percent")[row]))
      #expect(abs(try #require(observation.number("measure_percent")) - percent) <= 0.02)
    }
    let input = try #require(try output.manifest()["inputs"]?.list.last)
    #expect(input["format"]?.string == "GeoPackage")
    #expect(input["crs"]?.string == "EPSG:4269")
    #expect(input["dialect"]?.string?.contains("NAD83") == true)
    #expect(input["records"]?.integer == 267 && input["accepted"]?.integer == 267)
  }
}
