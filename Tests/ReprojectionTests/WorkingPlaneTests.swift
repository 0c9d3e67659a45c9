import PROJKit
import SurveyModel
import Testing

@testable import Reprojection

@Suite struct WorkingPlaneTests {
  @Test(
    "every longitude has one zone; an edge belongs to the eastern one, ±180 to zone 60",
    arguments: [
      (0, 0), (1.5, 1), (1.499999999, 0), (-1.5, 0), (-1.500000001, -1), (111, 37), (112.5, 38), (112.4999999, 37), (120.97, 40),
      (178.4999, 59), (178.5, 60), (180, 60), (-180, 60), (-178.5, -59), (-178.5000001, 60), (-177, -59), (181, 60), (540, 60),
    ])
  func zones(_ longitude: Double, _ zone: Int) {
    #expect(WorkingPlane.zone(ofLongitude: longitude) == zone)
  }

  @Test("a zone of nonsense is no trap", arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func nonsense(_ longitude: Double) {
    #expect((-59...60).contains(WorkingPlane.zone(ofLongitude: longitude)))
  }

  @Test("zones cover the circle once, and each holds its own longitudes")
  func cover() {
    for step in -3600...3600 {
      let longitude = Double(step) / 20
      let plane = WorkingPlane.zone(WorkingPlane.zone(ofLongitude: longitude))
      #expect(plane.longitudeRange?.contains(longitude) == true || plane.longitudeRange?.contains(longitude + 360) == true)
    }
    #expect(Set((-200...200).map { WorkingPlane.zone($0) }).count == 120)
    #expect(WorkingPlane.zone(-60) == WorkingPlane.zone(60))
  }

  @Test("identifiers say the central meridian")
  func identifiers() {
    #expect(WorkingPlane.zone(37).identifier.hasSuffix("central meridian 111E"))
    #expect(WorkingPlane.zone(-30).identifier.hasSuffix("central meridian 90W"))
    #expect(WorkingPlane.zone(60).identifier.hasSuffix("central meridian 180"))
  }

  @Test("a plane's lengths are those on the ground, also across the antimeridian", arguments: [0, 37, -30, 60])
  func scale(_ zone: Int) throws {
    let plane = WorkingPlane.zone(zone)
    let transformer = try Transformer(plane.recipe)
    let range = try #require(plane.longitudeRange)
    for step in 0...20 {
      for latitude in stride(from: -70.0, through: 70, by: 14) {
        let longitude = range.lowerBound + 3 * Double(step) / 20
        let wrapped = longitude > 180 ? longitude - 360 : longitude
        let one = try #require(transformer.forward(Coordinate(longitude: wrapped, latitude: latitude)))
        let other = try #require(transformer.forward(Coordinate(longitude: wrapped, latitude: latitude + 0.001)))
        let plane = ((other.x - one.x) * (other.x - one.x) + (other.y - one.y) * (other.y - one.y)).squareRoot()
        let ground = Geodesic.distance(
          fromLongitude: wrapped, latitude: latitude, toLongitude: wrapped, latitude: latitude + 0.001)
        #expect(plane / ground > 0.9999999 && plane / ground < 1.00035)
      }
    }
  }

  @Test("a named plane is the CRS's own, east first")
  func named() throws {
    let plane = try WorkingPlane.named(CRS("EPSG:4549"))
    #expect(plane.identifier == "EPSG:4549" && plane.longitudeRange == nil)
    let place = try #require(try Transformer(plane.recipe).forward(Coordinate(longitude: 120.97, latitude: 28.12)))
    #expect(abs(place.x - 595_307.656) < 0.001 && abs(place.y - 3_112_120.465) < 0.001)
    let grid = try WorkingPlane.named(CRS("EPSG:27700"))
    let outfall = try #require(
      try Transformer(grid.recipe).forward(Coordinate(longitude: -1.7455352751850794, latitude: 54.98183678390079)))
    #expect(abs(outfall.x - 416_383.606) < 0.01 && abs(outfall.y - 565_277.883) < 0.01)
  }

  @Test(
    "what is not in metres of the ground cannot be the plane",
    arguments: ["EPSG:4326", "EPSG:4269", "gcj02", "EPSG:2264", "EPSG:3857", "EPSG:3395"])
  func unfit(_ name: String) throws {
    let crs = try CRS(name)
    let error = #expect(throws: InputError.self) { try WorkingPlane.named(crs) }
    #expect(error?.code == .usage && error?.description(naming: .arguments).contains("--work-crs auto") == true)
  }
}
