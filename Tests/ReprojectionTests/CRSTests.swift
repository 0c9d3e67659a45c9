import PROJKit
import SurveyModel
import Testing

@testable import Reprojection

@Suite struct CRSTests {
  @Test(
    "the spellings of WGS 84",
    arguments: [
      "OGC:CRS84", "CRS84", "crs84", "WGS84", "wgs 84", "WGS-84", "EPSG:4326", "epsg:4326", "4326", " EPSG:4326\n",
      "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "URN:OGC:DEF:CRS:EPSG::4326",
      "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "https://www.opengis.net/def/crs/EPSG/0/4326",
      "http://www.opengis.net/gml/srs/epsg.xml#4326",
    ])
  func wgs84(_ name: String) throws {
    let crs = try CRS(name)
    #expect(crs.isGeographicWGS84 && crs.kind == .degrees)
    #expect(crs.identifier == (name.contains("4326") ? "EPSG:4326" : "OGC:CRS84"))
  }

  @Test(
    "the spellings of the Chinese offsets",
    arguments: [
      ("gcj02", "gcj02"), ("GCJ-02", "gcj02"), ("gcj_02", "gcj02"), ("Gcj 02", "gcj02"), ("bd09", "bd09"), ("BD-09", "bd09"),
      ("bd09ll", "bd09"),
    ])
  func offsets(_ name: String, _ identifier: String) throws {
    let crs = try CRS(name)
    #expect(crs.identifier == identifier && crs.kind == .degrees && !crs.isGeographicWGS84)
    #expect(crs.areaOfUse?.contains(longitude: 111, latitude: 40) == true)
  }

  @Test(
    "codes of registered systems",
    arguments: [
      ("EPSG:4549", "EPSG:4549"), ("urn:ogc:def:crs:EPSG::4549", "EPSG:4549"), ("urn:ogc:def:crs:EPSG:9.9:27700", "EPSG:27700"),
      ("http://www.opengis.net/def/crs/EPSG/0/32650", "EPSG:32650"), ("epsg::2384", "EPSG:2384"), ("27700", "EPSG:27700"),
      ("urn:ogc:def:crs:OGC:1.3:CRS83", "EPSG:4269"), ("CGCS2000", "EPSG:4490"),
    ])
  func codes(_ name: String, _ identifier: String) throws {
    let crs = try CRS(name)
    #expect(crs.identifier == identifier && !crs.isGeographicWGS84)
    #expect(crs.kind == (["EPSG:4269", "EPSG:4490"].contains(identifier) ? .degrees : .metres))
  }

  @Test("feet are known as such")
  func feet() throws {
    let crs = try CRS("EPSG:2264")
    guard case .otherLinear("US survey foot", let metres) = crs.kind else {
      Issue.record("\(crs.kind)")
      return
    }
    #expect(abs(metres - 1200.0 / 3937) < 1e-12)
  }

  @Test(
    "what a file may not name is refused, with what to do",
    arguments: [
      "", "EPSG:", "EPSG:12", "EPSG:1234567", "EPSG:-4326", "EPSG:4326; rm", "EPSG:999999", "unknown", "EPSG:4978", "EPSG:7405",
      "EPSG:5773",
      "EPSG:4807", "EPSG:2046", "+proj=utm +zone=50", "+init=/etc/passwd:foo", "PROJCS[\"x\"]", "urn:ogc:def:crs:EPSG",
      "ESRI:102025",
      "http://evil.example/def/crs/EPSG/0/4326", "http://www.opengis.net/def/crs/EPSG/0", "４３２６", "bd09mc",
    ])
  func refused(_ name: String) {
    let error = #expect(throws: InputError.self) { try CRS(name) }
    #expect(error?.code == .unreadable)
    #expect((error?.message.count ?? 0) > 30)
  }

  @Test("a megabyte of nonsense is neither slow nor quoted in full")
  func long() {
    let error = #expect(throws: InputError.self) { try CRS(String(repeating: "A", count: 1_000_000)) }
    #expect((error?.message.count ?? 1000) < 250)
  }

  @Test("the command line may give PROJ strings and other authorities")
  func commandLine() throws {
    let utm = try CRS("+proj=utm +zone=50 +datum=WGS84 +type=crs", fromCommandLine: true)
    #expect(utm.kind == .metres && utm.identifier.hasPrefix("+proj=utm"))
    #expect(try CRS("ESRI:102025", fromCommandLine: true).kind == .metres)
    let error = #expect(throws: InputError.self) { try CRS("EPSG:999999", fromCommandLine: true) }
    #expect(error?.code == .usage)
    #expect(throws: InputError.self) { try CRS("not a crs", fromCommandLine: true) }
  }
}
