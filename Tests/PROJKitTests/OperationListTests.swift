import Foundation
import PROJKit
import SurveyModel
import Testing

@Suite struct OperationListTests {
  @Test("NAD83 has a usable null shift, and grid operations that say which grid is missing")
  func nad83() throws {
    let list = try OperationList(from: "EPSG:4269", to: "EPSG:4326")
    let null = try #require(list.candidates.first { $0.isCalled("epsg:1188") })
    #expect(null.name == "NAD83 to WGS 84 (1)")
    #expect(null.accuracy == 4 && !null.isBallpark && null.missingGrids.isEmpty && !null.usesGrids)
    #expect(try list.recipe(for: null).pipeline == "+proj=noop")
    #expect(null.areaOfUse?.contains(longitude: -89.4, latitude: 43.1) == true)
    let wisconsin = try #require(list.candidates.first { $0.isCalled("NAD83 to WGS 84 (42)") })
    #expect(wisconsin.usesGrids && wisconsin.accuracy == 2)
  }

  @Test("an un-projection is exact, east first, and only that")
  func conversion() throws {
    let list = try OperationList(from: "EPSG:32650", to: "EPSG:4326")
    let only = try #require(list.candidates.first)
    #expect(list.candidates.count == 1 && only.accuracy == 0 && !only.isBallpark)
    let transformer = try Transformer(list.recipe(for: only))
    let place = try #require(transformer.forward(Coordinate(x: 500_000, y: 4_000_000)))
    #expect(abs(place.longitude - 117) < 1e-9 && abs(place.latitude - 36.14) < 0.01)
    #expect(transformer.outputAngles == .degrees)
  }

  @Test("PROJ's table for ETRS89 to UTM 32 holds in east-first order")
  func axisOrder() throws {
    // From epsg_no_grid.gie: 55 north, 12 east.
    let list = try OperationList(from: "EPSG:4258", to: "EPSG:25832")
    let transformer = try Transformer(list.recipe(for: try #require(list.candidates.first)))
    let place = try #require(transformer.forward(Coordinate(longitude: 12, latitude: 55)))
    #expect(abs(place.x - 691_875.6321) < 0.0001 && abs(place.y - 6_098_907.8250) < 0.0001)
  }

  @Test(
    "for CGCS2000, Xian 1980 and Beijing 1954 only a ballpark is known for all of China",
    arguments: ["EPSG:4490", "EPSG:4610", "EPSG:4214"])
  func chinese(_ code: String) throws {
    let hohhot = (111.75, 40.84)
    let good = try OperationList(from: code, to: "EPSG:4326").candidates.filter {
      !$0.isBallpark && ($0.areaOfUse?.contains(longitude: hohhot.0, latitude: hohhot.1) ?? true)
    }
    #expect(good.isEmpty)
  }

  @Test("no epoch is taken for the year 0")
  func epoch() throws {
    // ITRF2014 to GDA2020 is exact at 2020 and moves with Australia: 135 m at year 0.
    let list = try OperationList(from: "EPSG:9000", to: "EPSG:7844")
    let moving = try #require(list.candidates.first { !$0.isBallpark && $0.codes.contains("EPSG:8049") })
    let transformer = try Transformer(list.recipe(for: moving))
    var (x, y) = ([133.0], [-25.0])
    transformer.forward(x: &x, y: &y)
    #expect(Geodesic.distance(fromLongitude: 133, latitude: -25, toLongitude: x[0], latitude: y[0]) < 1)
    #expect(transformer.forward(Coordinate(x: 133, y: -25)) == Coordinate(x: x[0], y: y[0]))
  }

  @Test("unknown definitions are errors")
  func unknown() {
    #expect(throws: InputError.self) { try OperationList(from: "EPSG:999999", to: "EPSG:4326") }
    #expect(throws: InputError.self) { try OperationList(from: "EPSG:4326", to: "") }
  }

  @Test("a CRS is described with its axes as registered, its base and its method")
  func description() throws {
    let zone = try #require(try CRSDescription.of("EPSG:4549"))
    #expect(zone.kind == .projected && zone.identifier == "EPSG:4549" && zone.baseIdentifier == "EPSG:4490")
    #expect(zone.axes.map(\.direction) == ["north", "east"])
    #expect(zone.axes.allSatisfy { $0.unit == "metre" && $0.unitFactor == 1 })
    #expect(zone.method == "Transverse Mercator")
    #expect(zone.areaOfUse.map { [$0.west, $0.east] } == [118.5, 121.5])
    #expect(try CRSDescription.of("EPSG:4480")?.kind == .geographic)
    #expect(try CRSDescription.of("EPSG:4978")?.kind == .other("geocentric"))
    #expect(try CRSDescription.of("EPSG:7405")?.kind == .other("compound"))
    #expect(try CRSDescription.of("EPSG:5773")?.kind == .other("vertical"))
    #expect(try CRSDescription.of("EPSG:2264")?.axes.first?.unit == "US survey foot")
    #expect(try CRSDescription.of("no such thing") == nil)
    #expect(try CRSDescription.of("+proj=tmerc +lon_0=117 +ellps=krass +towgs84=1,2,3 +type=crs")?.isBound == true)
  }

  @Test("areas know the antimeridian and the rounding of their bounds")
  func areas() {
    let aleutians = AreaOfUse(west: 172.42, south: 51.3, east: -164.84, north: 54.34)
    #expect(aleutians.contains(longitude: 179, latitude: 52) && aleutians.contains(longitude: -179, latitude: 52))
    #expect(!aleutians.contains(longitude: 0, latitude: 52) && !aleutians.contains(longitude: 179, latitude: 50))
    #expect(aleutians.contains(longitude: 172.416, latitude: 52) && !aleutians.contains(longitude: 172.41, latitude: 52))
    #expect(abs(aleutians.middle.longitude + 176.21) < 1e-9 && abs(aleutians.middle.latitude - 52.82) < 1e-9)
    #expect(!aleutians.contains(longitude: .nan, latitude: 52))
    #expect(aleutians.countOutside(longitude: [179, 0, .nan], latitude: [52, 52, 52]) == 1)
    #expect(aleutians.bounds == "172.42E to 164.84W, 51.3N to 54.34N")
  }

  @Test("PROJ's version and database are known")
  func database() throws {
    #expect(ProjectionDatabase.projVersion.split(separator: ".").count == 3)
    let database = try ProjectionDatabase.find()
    #expect(database.path.hasSuffix("proj.db"))
    #expect(database.epsgVersion?.hasPrefix("v") == true)
  }

  @Test("without proj.db the error says what to do, and a zone's plane still works")
  func noDatabase() async {
    await #expect(processExitsWith: .success) {
      setenv("PROJ_DATA", "/nowhere", 1)
      let find = #expect(throws: InputError.self) { try ProjectionDatabase.find() }
      #expect(find?.code == .noOperation)
      #expect(find?.message.contains("PROJ_DATA points to /nowhere") == true)
      #expect(throws: InputError.self) { try OperationList(from: "EPSG:4269", to: "EPSG:4326") }
      #expect(throws: InputError.self) { try CRSDescription.of("EPSG:4269") }
      let plane = try Transformer(.transverseMercator(centralMeridian: 111))
      #expect(plane.forward(Coordinate(longitude: 111, latitude: 40)) != nil)
    }
  }
}
