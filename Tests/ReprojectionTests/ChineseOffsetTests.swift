import Foundation
import PROJKit
import SurveyModel
import TestSupport
import Testing

@testable import Reprojection

@Suite struct ChineseOffsetTests {
  typealias Place = (longitude: Double, latitude: Double)

  static func metres(_ one: Place, _ other: Place) -> Double {
    Geodesic.distance(
      fromLongitude: one.longitude, latitude: one.latitude, toLongitude: other.longitude, latitude: other.latitude)
  }

  /// Positions on a grid over the shifted area, off its edge.
  static let grid: [Place] = {
    var places: [Place] = []
    for longitude in stride(from: 72.1, through: 137.7, by: 1.1) {
      for latitude in stride(from: 0.9, through: 55.75, by: 1.1) { places.append((longitude, latitude)) }
    }
    return places
  }()

  @Test("published vectors: eviltransform to 1e-6 degrees, gcoord within 0.7 m", .enabled(if: SharedData.isPresent))
  func vectors() throws {
    let text = String(decoding: try SharedData.bytes("crs/gcj02_bd09_vectors.csv"), as: UTF8.self)
    var (exact, rough) = (0, 0)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      // The first cell may hold a comma between quotes.
      var rest = line
      var isExact = false
      if rest.hasPrefix("\"eviltransform") {
        isExact = true
        rest = rest[rest.index(after: try #require(rest.dropFirst().firstIndex(of: "\"")))...]
      }
      let cells = rest.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      func place(_ index: Int) -> Place? {
        guard let x = cells[index], let y = cells[index + 1] else { return nil }
        return (x, y)
      }
      let wgs = try #require(place(3))
      for (seen, forward, back) in [
        (place(5), GCJ02.fromWGS84, GCJ02.toWGS84), (place(7), BD09.fromWGS84, BD09.toWGS84),
      ] {
        guard let seen else { continue }
        let shifted = forward(wgs.longitude, wgs.latitude)
        let origin = back(seen.longitude, seen.latitude)
        if isExact && line.contains("bd2wgs") {
          // These two rows come from a version of eviltransform that undid BD-09 with waves of π instead of 3000π/180 (some 40 m
          // off Baidu, which the gcoord rows below settle), and GCJ-02 in one step. So done, they test our GCJ-02.
          let x = seen.longitude - 0.0065
          let y = seen.latitude - 0.006
          let radius = (x * x + y * y).squareRoot() - 0.00002 * sin(y * .pi)
          let angle = atan2(y, x) - 0.000003 * cos(x * .pi)
          let gcj = (longitude: radius * cos(angle), latitude: radius * sin(angle))
          let image = GCJ02.fromWGS84(longitude: gcj.longitude, latitude: gcj.latitude)
          exact += 1
          #expect(abs(2 * gcj.longitude - image.longitude - wgs.longitude) < 1e-6, "\(line)")
          #expect(abs(2 * gcj.latitude - image.latitude - wgs.latitude) < 1e-6, "\(line)")
        } else if isExact {
          exact += 1
          #expect(abs(shifted.longitude - seen.longitude) < 1e-6 && abs(shifted.latitude - seen.latitude) < 1e-6, "\(line)")
          #expect(abs(origin.longitude - wgs.longitude) < 1e-6 && abs(origin.latitude - wgs.latitude) < 1e-6, "\(line)")
        } else {
          rough += 1
          #expect(Self.metres(shifted, seen) < 0.7, "\(line)")
          #expect(Self.metres(origin, wgs) < 0.7, "\(line)")
        }
      }
    }
    #expect(exact == 5 && rough > 60)
  }

  @Test(
    "the reference's own vectors hold to 1e-8 degrees",
    arguments: [
      (111.43877780268987, 27.223905373786593, 111.44439661, 27.22071894, 111.45090378, 27.22661823),
      (120.97, 28.12, 120.97403368, 28.1166631, 120.98048941, 28.12293663),
      (111.75, 40.84, 111.75691774, 40.84144517, 111.76347667, 40.84733204),
      (105.44, 28.90, 105.44359556, 28.89698768, 105.45010608, 28.90287865),
      (114.30, 30.59, 114.30543738, 30.58758031, 114.31201375, 30.59324807),
    ])
  func referenceVectors(_ row: (Double, Double, Double, Double, Double, Double)) {
    let gcj = GCJ02.fromWGS84(longitude: row.0, latitude: row.1)
    #expect(abs(gcj.longitude - row.2) < 1.1e-8 && abs(gcj.latitude - row.3) < 1.1e-8)
    let bd = BD09.fromWGS84(longitude: row.0, latitude: row.1)
    #expect(abs(bd.longitude - row.4) < 1.1e-8 && abs(bd.latitude - row.5) < 1.1e-8)
  }

  @Test("there and back is under a millimetre everywhere in the shifted area")
  func roundTrip() {
    for place in Self.grid {
      let gcj = GCJ02.fromWGS84(longitude: place.longitude, latitude: place.latitude)
      #expect(Self.metres(gcj, place) > 10)
      #expect(Self.metres(GCJ02.toWGS84(longitude: gcj.longitude, latitude: gcj.latitude), place) < 0.001)
      let bd = BD09.fromWGS84(longitude: place.longitude, latitude: place.latitude)
      #expect(Self.metres(BD09.toWGS84(longitude: bd.longitude, latitude: bd.latitude), place) < 0.001)
    }
  }

  @Test("outside the box GCJ-02 is WGS 84, and BD-09 still comes back", arguments: [(-1.6, 55.0), (139.7, 35.7), (2.35, 48.9)])
  func outside(_ place: (Double, Double)) {
    #expect(GCJ02.fromWGS84(longitude: place.0, latitude: place.1) == place)
    #expect(GCJ02.toWGS84(longitude: place.0, latitude: place.1) == place)
    let bd = BD09.fromWGS84(longitude: place.0, latitude: place.1)
    #expect(Self.metres(BD09.toWGS84(longitude: bd.longitude, latitude: bd.latitude), place) < 0.001)
  }

  @Test("on the edge of the box every inverse settles")
  func edge() {
    for step in 0...400 {
      let offset = 0.02 * Double(step) / 400 - 0.01
      for place in [(72.004 + offset, 35.0), (137.8347 + offset, 35.0), (110, 0.8293 + offset), (110, 55.8271 + offset)] {
        #expect(GCJ02.toWGS84(longitude: place.0, latitude: place.1).longitude.isFinite)
        #expect(BD09.toWGS84(longitude: place.0, latitude: place.1).longitude.isFinite)
      }
    }
  }

  @Test("NaN stays NaN and does not hang")
  func nonsense() {
    #expect(BD09.toWGS84(longitude: .nan, latitude: 30).longitude.isNaN)
    #expect(GCJ02.toWGS84(longitude: .nan, latitude: 30).longitude.isNaN)
  }

  @Test("as operations of a file they name their algorithm and take columns", arguments: ["gcj02", "bd09"])
  func operation(_ name: String) throws {
    let operation = try chooseOperation(from: CRS(name), extent: Box(), policy: OperationPolicy(), source: "a.csv")
    #expect(operation.name.contains("public algorithm") && operation.accuracy == 1 && operation.crs == name)
    let there = try operation.fromWGS84(longitude: Self.grid.map(\.longitude), latitude: Self.grid.map(\.latitude), jobs: 2)
    let back = try operation.toWGS84(x: there.x, y: there.y, jobs: 2)
    for row in Self.grid.indices { #expect(Self.metres((back.longitude[row], back.latitude[row]), Self.grid[row]) < 0.001) }
    #expect(throws: InputError.self) {
      try chooseOperation(from: CRS(name), extent: Box(), policy: OperationPolicy(operation: "EPSG:1188"), source: "a.csv")
    }
  }
}
