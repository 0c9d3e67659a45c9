import TestSupport
import Testing

/// What hydroloom and nhdplusTools assert on the Patapsco, held against the nearest place.
@Suite("hydroloom's cases", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct HydroloomTests {
  /// The points of a case, placed.
  private func place(_ id: String) throws -> [(asserted: OrderedJSON, reference: OrderedJSON, found: Layer.Feature)] {
    let all = try #require(try OrderedJSON(SharedData.bytes("snapping/nhd_index_cases.json"))["cases"]).list
    let entry = try #require(all.first { $0["id"]?.string == id })
    let points = try #require(entry["points"]).list
    var table = "id,longitude,latitude,accuracy_m\n"
    for point in points {
      table += "\(point["point_id"]?.integer ?? 0),\(point["x"]?.number ?? 0),\(point["y"]?.number ?? 0),5\n"
    }
    let folder = try TemporaryFolder()
    let rivers = try SharedData.path("rivers/nhdplus/petapsco_flowlines.gpkg")
    // They take points and lines for the same CRS, whatever the file says.
    let output = try OutputFiles(processing: [try folder.file("p.csv", table), "--rivers", rivers])
    let found = try output.layer("observations").features
    try #require(found.count == points.count && !points.isEmpty)
    let asserted = try #require(entry["expected"]).list
    let references = try #require(entry["reference_shapely"]).list
    try #require(asserted.count == points.count && references.count == points.count)
    return points.indices.map { (asserted[$0], references[$0], found[$0]) }
  }

  @Test("asserted for the nearest place, of lines cut to 5 m: reach and reach code, and measure as near as degrees are")
  func places() throws {
    for (asserted, reference, found) in try place("idx_three_precision5") {
      #expect(found.text("reach_id") == asserted["COMID"]?.integer.map(String.init))
      #expect(found.text("reachcode") == asserted["REACHCODE"]?.string)
      let measure = try #require(found.number("reach_measure"))
      // They seek the nearest in degrees, in a plane stretched by a quarter at this latitude; ours is the nearest in metres.
      #expect(abs(measure - (try #require(asserted["measure"]?.number))) <= 1.7)
      #expect(abs(measure - (try #require(reference["nearest_on_line"]?["measure"]?.number))) <= 1.6)
    }
  }

  /// They search the nearest vertex. On these lines that is on the same reach, up to 20 m and 12 percent of it away from the
  /// place that is nearest; ours is that place, so it differs, and it is nearer.
  @Test(
    "asserted for the nearest vertex: the same reach, but our place is the nearest one",
    arguments: ["idx_single_4269", "idx_three_nodes"])
  func vertices(_ id: String) throws {
    for (asserted, reference, found) in try place(id) {
      #expect(found.text("reach_id") == asserted["COMID"]?.integer.map(String.init))
      #expect(found.text("reachcode") == asserted["REACHCODE"]?.string)
      let measure = try #require(found.number("reach_measure"))
      #expect(abs(measure - (try #require(asserted["measure"]?.number))) > 1, "the vertex is another place")
      #expect(abs(measure - (try #require(reference["nearest_on_line"]?["measure"]?.number))) <= 1.6)
      // A degree is at most 111.3 km here: theirs is farther even when measured at the scale of longitude.
      let offset = try #require(reference["nearest_vertex"]?["offset"]?.number)
      #expect(try #require(found.number("distance_m")) < offset * 85_000)
    }
  }
}
