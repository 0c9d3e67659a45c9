import PROJKit
import SurveyModel
import Testing

@testable import Reprojection

@Suite struct AreaContradictionTests {
  func contradiction(_ name: String, _ x: [Double], _ y: [Double]) throws -> AreaContradiction? {
    let crs = try CRS(name)
    let moved = try chooseOperation(from: crs, extent: Box(), policy: OperationPolicy(), source: "a.csv")
      .toWGS84(x: x, y: y, jobs: 1)
    return crs.contradiction(x: x, longitude: moved.longitude, latitude: moved.latitude)
  }

  @Test("coordinates in their zone agree, even when a few are wrong")
  func agree() throws {
    #expect(try contradiction("EPSG:4549", [595_307.656, 600_000, 595_307], [3_112_120, 3_100_000, 3_112_120]) == nil)
    #expect(try contradiction("EPSG:4549", [595_307, 600_000, 1_595_307], [3_112_120, 3_100_000, 3_112_120]) == nil)
    #expect(try contradiction("OGC:CRS84", [], []) == nil)
  }

  @Test("a zone number that is not the CRS's is named, with its own CRS", arguments: ["EPSG:4549", "EPSG:4528", "EPSG:4547"])
  func zone(_ name: String) throws {
    let found = try #require(try contradiction(name, [39_595_307, 39_600_000], [3_112_120, 3_100_000]))
    #expect(found.outside == 2 && found.total == 2)
    #expect(found.message.contains("3-degree zone 39, central meridian 117E (on CGCS2000: EPSG:4527)"))
    #expect(try contradiction("EPSG:4527", [39_595_307, 39_600_000], [3_112_120, 3_100_000]) == nil)
  }

  @Test("northing read as easting is found")
  func swapped() throws {
    let found = try #require(try contradiction("EPSG:4549", [3_112_120], [595_307]))
    #expect(found.message.contains("check the CRS, and that the easting or longitude is read as x"))
  }

  @Test("every zone's code and meridian are those of PROJ's database", arguments: Array(13...23) + Array(25...45))
  func codes(_ number: Int) throws {
    let zone = try #require(GaussKrugerZone(eastings: [Double(number) * 1_000_000 + 500_000, .nan]))
    let place = try chooseOperation(from: CRS(zone.cgcs2000), extent: Box(), policy: OperationPolicy(), source: "a.csv")
      .toWGS84(x: [Double(number) * 1_000_000 + 500_000], y: [4_000_000], jobs: 1)
    #expect(abs(place.longitude[0] - Double(zone.centralMeridian)) < 1e-9)
  }

  @Test("eastings without a shared zone number have none")
  func none() {
    for eastings in [[], [500_000], [39_500_000, 40_500_000], [24_500_000], [1e300], [.nan], [-39_500_000]] as [[Double]] {
      #expect(GaussKrugerZone(eastings: eastings) == nil)
    }
  }
}
