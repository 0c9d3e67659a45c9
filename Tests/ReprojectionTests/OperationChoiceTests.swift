import PROJKit
import SurveyModel
import Testing

@testable import Reprojection

@Suite struct OperationChoiceTests {
  static let wisconsin = Box(minX: -92.8, minY: 42.5, maxX: -87, maxY: 47)
  static let hohhot = Box(minX: 111.5, minY: 40.6, maxX: 112, maxY: 41)
  static let ordos = Box(minX: 108, minY: 36, maxX: 109, maxY: 37)

  func choose(_ crs: String, _ extent: Box, _ policy: OperationPolicy = OperationPolicy()) throws -> ChosenOperation {
    try chooseOperation(from: CRS(crs, fromCommandLine: true), extent: extent, policy: policy, source: "walk.csv")
  }

  @Test("WGS 84 needs no operation, whatever is named for other files")
  func identity() throws {
    let operation = try choose("OGC:CRS84", Self.wisconsin, OperationPolicy(operation: "EPSG:15918"))
    #expect(operation.name == "none needed" && operation.accuracy == 0 && !operation.isBallpark)
    let moved = try operation.toWGS84(x: [-89.4, 181, .nan], y: [43.1, 0, 0], jobs: 2)
    #expect(moved.longitude[0] == -89.4 && moved.latitude[0] == 43.1)
    #expect(moved.longitude[1].isNaN && moved.latitude[2].isNaN)
  }

  @Test("NAD83 works out of the box in Wisconsin, by a shift of nothing")
  func nad83() throws {
    let operation = try choose("EPSG:4269", Self.wisconsin)
    #expect(operation.name == "NAD83 to WGS 84 (1)" && operation.accuracy == 4 && !operation.isBallpark)
    #expect(operation.areaOfUse?.contains(longitude: -89.4, latitude: 43.1) == true)
    let moved = try operation.toWGS84(x: [-89.4], y: [43.1], jobs: 1)
    #expect(moved.longitude == [-89.4] && moved.latitude == [43.1])
    #expect(operation.summary == .init(crs: "EPSG:4269", name: "NAD83 to WGS 84 (1)", accuracy: 4))
  }

  @Test("a projected CRS in feet, and a UTM zone used beyond its edge, work as they do in practice")
  func projected() throws {
    // Raleigh; PROJ's own proj_create_crs_to_crs gives the same.
    let feet = try choose("EPSG:2264", Box(minX: 2_100_000, minY: 730_000, maxX: 2_110_000, maxY: 740_000))
    // Later editions of the EPSG data set call the unit otherwise.
    let zones = ["US Survey feet", "US survey foot"].map { "SPCS83 North Carolina zone (\($0))" }
    #expect(zones.contains { feet.name == "Inverse of \($0) + NAD83 to WGS 84 (1)" })
    let raleigh = try feet.fromWGS84(longitude: [-78.6382], latitude: [35.7796], jobs: 1)
    #expect(abs(raleigh.x[0] - 2_107_312.4299) < 0.001 && abs(raleigh.y[0] - 738_866.6072) < 0.001)
    // UTM 16N holds Wisconsin's east; the west of the state is surveyed in it too.
    let utm = try choose("EPSG:26916", Box(minX: 40_000, minY: 4_700_000, maxX: 400_000, maxY: 5_200_000))
    #expect(utm.name.hasSuffix("NAD83 to WGS 84 (1)"))
  }

  @Test("OSGB36 takes the Helmert shift of 2 m in Great Britain and is refused elsewhere")
  func osgb() throws {
    let operation = try choose("EPSG:27700", Box(minX: 380_000, minY: 510_000, maxX: 440_000, maxY: 660_000))
    #expect(operation.name == "Inverse of British National Grid + OSGB36 to WGS 84 (6)" && operation.accuracy == 2)
    let error = #expect(throws: InputError.self) { try choose("EPSG:4277", Self.hohhot) }
    #expect(error?.code == .noOperation && error?.source == "walk.csv")
    #expect(error?.message.contains("111.5E to 112.0E, 40.6N to 41.0N") == true)
    #expect(error?.options.contains(.acceptBallpark) == true)
  }

  @Test(
    "without data the operation is that of the middle of the CRS's area",
    arguments: [
      ("EPSG:4269", "NAD83 to WGS 84 (1)"), ("EPSG:27700", "Inverse of British National Grid + OSGB36 to WGS 84 (6)"),
    ])
  func noData(_ crs: String, _ name: String) throws {
    #expect(try choose(crs, Box()).name == name)
  }

  @Test("a few wrong positions do not decide for a whole file, and are left for the caller to flag")
  func outliers() throws {
    let x = [Double](repeating: -89.4, count: 9) + [89.4]
    let y = [Double](repeating: 43.1, count: 10)
    let operation = try chooseOperation(from: CRS("EPSG:4269"), x: x, y: y, policy: OperationPolicy(), source: "walk.csv")
    #expect(operation.name == "NAD83 to WGS 84 (1)")
    #expect(operation.areaOfUse?.countOutside(longitude: x, latitude: y) == 1)
    #expect(throws: InputError.self) {
      try chooseOperation(from: CRS("EPSG:4269"), x: x.map { -$0 }, y: y, policy: OperationPolicy(), source: "walk.csv")
    }
  }

  @Test("CGCS2000 is a declared identity, projected or not", arguments: ["EPSG:4490", "EPSG:4480", "EPSG:4549", "EPSG:4528"])
  func cgcs2000(_ name: String) throws {
    let operation = try choose(name, Box())
    #expect(operation.name.hasSuffix("CGCS2000 to WGS 84 (declared identity)"))
    #expect(operation.accuracy == 1 && !operation.isBallpark)
    #expect(operation.areaOfUse?.contains(longitude: 111, latitude: 40) == true)
    let x = ["EPSG:4549": 595_307.656, "EPSG:4528": 40_595_307.656][name] ?? 120.97
    let y = x > 1000 ? 3_112_120.465 : 28.12
    let moved = try operation.toWGS84(x: [x], y: [y], jobs: 1)
    #expect(abs(moved.longitude[0] - 120.97) < 1e-8 && abs(moved.latitude[0] - 28.12) < 1e-8)
    let back = try operation.fromWGS84(longitude: moved.longitude, latitude: moved.latitude, jobs: 1)
    #expect(abs(back.x[0] - x) < 0.001 && abs(back.y[0] - y) < 0.001)
  }

  @Test("northing before easting is not taken for easting before northing")
  func swapped() throws {
    let moved = try choose("EPSG:4549", Box()).toWGS84(x: [3_112_120.465], y: [595_307.656], jobs: 1)
    #expect(moved.longitude[0].isNaN || abs(moved.longitude[0] - 120.97) > 5)
  }

  @Test("Xian 1980 is refused with an explanation, and accepted as it is when told to", arguments: ["EPSG:4610", "EPSG:2384"])
  func xian(_ name: String) throws {
    let error = #expect(throws: InputError.self) { try choose(name, Box()) }
    #expect(error?.code == .noOperation)
    #expect(error?.message.contains("Xian 1980, whose parameters to WGS 84 are not public") == true)
    let ballpark = try choose(name, Box(), OperationPolicy(acceptBallpark: true))
    #expect(ballpark.isBallpark && ballpark.accuracy == nil && ballpark.name.contains("Ballpark"))
  }

  @Test("Beijing 1954 is refused even where an operation is known, and the operation is named")
  func beijing() throws {
    let error = #expect(throws: InputError.self) { try choose("EPSG:4214", Self.ordos) }
    #expect(error?.message.contains("EPSG:15918 \"Beijing 1954 to WGS 84 (1)\" (1.0 m; China - Ordos basin.)") == true)
    let nowhere = #expect(throws: InputError.self) { try choose("EPSG:4214", Self.hohhot) }
    #expect(nowhere?.message.contains("None of those known covers the data") == true)
    #expect(try choose("EPSG:4214", Self.hohhot, OperationPolicy(acceptBallpark: true)).isBallpark)
    #expect(try choose("EPSG:4214", Self.ordos, OperationPolicy(acceptBallpark: true)).accuracy == 1)
  }

  @Test(
    "a named operation is used, un-projecting first where needed",
    arguments: ["EPSG:15918", "epsg:15918", "Beijing 1954 to WGS 84 (1)"])
  func named(_ name: String) throws {
    let policy = OperationPolicy(operation: name)
    let operation = try choose("EPSG:4214", Self.hohhot, policy)
    #expect(operation.name == "Beijing 1954 to WGS 84 (1)" && operation.accuracy == 1)
    #expect(operation.areaOfUse?.countOutside(longitude: [111.75], latitude: [40.84]) == 1)
    let moved = try operation.toWGS84(x: [111.75], y: [40.84], jobs: 1)
    let shift = Geodesic.distance(
      fromLongitude: 111.75, latitude: 40.84, toLongitude: moved.longitude[0], latitude: moved.latitude[0])
    #expect(shift > 50 && shift < 70)
    let zone = try choose("EPSG:2436", Box(minX: 400_000, minY: 4_000_000, maxX: 500_000, maxY: 4_100_000), policy)
    #expect(zone.name == "Inverse of Gauss-Kruger CM 117E + Beijing 1954 to WGS 84 (1)")
  }

  @Test("a named operation that does not exist, or lacks its grid, is refused")
  func unusable() {
    let unknown = #expect(throws: InputError.self) { try choose("EPSG:4214", Self.ordos, OperationPolicy(operation: "EPSG:1")) }
    #expect(unknown?.code == .usage && unknown?.message.contains("Beijing 1954 to WGS 84 (4)") == true)
    let grid = #expect(throws: InputError.self) {
      try choose("EPSG:27700", Box(), OperationPolicy(operation: "OSGB36 to WGS 84 (9)"))
    }
    #expect(grid?.code == .noOperation && grid?.message.contains("OSTN15") == true)
  }

  @Test("a pipeline maps the file's CRS, east first, to degrees")
  func pipeline() throws {
    let text =
      "+proj=pipeline +step +inv +proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    let extent = Box(minX: 400_000, minY: 4_000_000, maxX: 500_000, maxY: 4_100_000)
    let operation = try choose("EPSG:2436", extent, OperationPolicy(operation: text))
    #expect(operation.accuracy == nil && operation.name == text)
    let moved = try operation.toWGS84(x: [500_000], y: [4_000_000], jobs: 1)
    #expect(abs(moved.longitude[0] - 117) < 1e-9)
    for bad in [
      "+proj=pipeline +step +inv +proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass", "+proj=tmerc +lon_0=117 +type=crs",
      "+proj=nothing", "+proj=noop",
    ] {
      #expect(throws: InputError.self) { try choose("EPSG:2436", extent, OperationPolicy(operation: bad)) }
    }
  }

  @Test("parameters in the CRS's own definition are used")
  func towgs84() throws {
    let text = "+proj=longlat +ellps=krass +towgs84=12.646,-155.176,-80.863 +type=crs"
    let operation = try choose(text, Self.hohhot)
    let moved = try operation.toWGS84(x: [111.75], y: [40.84], jobs: 1)
    let named = try choose("EPSG:4214", Self.hohhot, OperationPolicy(operation: "EPSG:15918"))
      .toWGS84(x: [111.75], y: [40.84], jobs: 1)
    #expect(abs(moved.longitude[0] - named.longitude[0]) < 1e-9 && abs(moved.latitude[0] - named.latitude[0]) < 1e-9)
  }
}
