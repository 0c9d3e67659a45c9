import Foundation
import PROJKit
import SurveyModel
import TestSupport
import Testing

@testable import Reprojection

@Suite struct TransformTests {
  struct Outfalls: Decodable {
    struct Feature: Decodable {
      struct Geometry: Decodable { var coordinates: [Double] }
      struct Properties: Decodable {
        var reference: String?
        enum CodingKeys: String, CodingKey { case reference = "NODE_REF" }
      }
      var geometry: Geometry
      var properties: Properties
    }
    var features: [Feature]
  }

  @Test("7,347 of 7,350 outfalls fall in the grid square of their reference", .enabled(if: SharedData.isPresent))
  func northumbrian() throws {
    let outfalls = try JSONDecoder().decode(
      Outfalls.self, from: Data(try SharedData.bytes("outfalls/northumbrian_water.geojson")))
    #expect(outfalls.features.count == 7352)
    let operation = try chooseOperation(
      from: CRS("EPSG:27700"), extent: Box(minX: 360_000, minY: 500_000, maxX: 480_000, maxY: 660_000), policy: OperationPolicy(),
      source: "northumbrian_water.geojson")
    let grid = try operation.fromWGS84(
      longitude: outfalls.features.map { $0.geometry.coordinates[0] },
      latitude: outfalls.features.map { $0.geometry.coordinates[1] },
      jobs: 2)
    var rowsOf: [String: [Int]] = [:]
    for (row, feature) in outfalls.features.enumerated() { rowsOf[feature.properties.reference ?? "", default: []].append(row) }
    var (inside, agreeing, compared) = (0, 0, 0)
    let lines = String(decoding: try SharedData.bytes("crs/osgb27700_noderef_expected.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst()
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard !cells[3].isEmpty else { continue }  // two references name no square
      let longitude = try #require(Double(cells[1]))
      let square = (try #require(Double(cells[3])), try #require(Double(cells[4])))
      let expected = (try #require(Double(cells[5])), try #require(Double(cells[6])))
      let row = try #require(rowsOf[cells[0]]?.first { outfalls.features[$0].geometry.coordinates[0] == longitude })
      compared += 1
      if abs(grid.x[row] - expected.0) < 0.002 && abs(grid.y[row] - expected.1) < 0.002 { agreeing += 1 }
      if (grid.x[row] / 1000).rounded(.down) * 1000 == square.0 && (grid.y[row] / 1000).rounded(.down) * 1000 == square.1 {
        inside += 1
      }
    }
    #expect(compared == 7350 && inside == 7347 && agreeing == 7350)
    // And back. A Helmert shift leaves the heights behind and its inverse is not exact, but far below its own accuracy of 2 m.
    let back = try operation.toWGS84(x: grid.x, y: grid.y, jobs: 2)
    let worst = outfalls.features.indices.map { row in
      let place = outfalls.features[row].geometry.coordinates
      return Geodesic.distance(
        fromLongitude: place[0], latitude: place[1], toLongitude: back.longitude[row], latitude: back.latitude[row])
    }.max()
    #expect((worst ?? .nan) < 0.005)
  }

  @Test("garbage that PROJ would accept becomes NaN")
  func garbage() throws {
    let operation = try chooseOperation(from: CRS("EPSG:32650"), extent: Box(), policy: OperationPolicy(), source: "a.csv")
    let there = try operation.fromWGS84(
      longitude: [118, 181, -118, 0, 478, 118, .nan], latitude: [30, 30, 30, 0, 30, 91, 30], jobs: 1)
    #expect(abs(there.x[0] - 596_000) < 5000)
    for row in [1, 4, 5, 6] { #expect(there.x[row].isNaN && there.y[row].isNaN, "row \(row)") }
    // The exact algorithm projects the other side of the Earth and back without a fault: only the area of use tells.
    #expect(try CRS("EPSG:32650").areaOfUse?.countOutside(longitude: [118, -118, 0], latitude: [30, 30, 0]) == 2)
    let back = try operation.toWGS84(x: [there.x[0], 1e9, -5e7, .infinity], y: [there.y[0], 4e6, 4e6, 4e6], jobs: 1)
    #expect(abs(back.longitude[0] - 118) < 1e-9 && abs(back.latitude[0] - 30) < 1e-9)
    for row in 1...3 { #expect(back.longitude[row].isNaN, "row \(row)") }
  }

  @Test("the number of threads never shows", arguments: ["EPSG:27700", "EPSG:4549", "bd09", "OGC:CRS84"])
  func threads(_ name: String) throws {
    let operation = try chooseOperation(from: CRS(name), extent: Box(), policy: OperationPolicy(), source: "a.csv")
    // Three chunks and a bit.
    let base = name == "EPSG:27700" ? (-3.0, 51.0) : (119.0, 28.0)
    let longitude = (0..<200_000).map { base.0 + Double($0 % 1999) / 1000 }
    let latitude = (0..<200_000).map { base.1 + Double($0 % 3001) / 1000 }
    let one = try operation.fromWGS84(longitude: longitude, latitude: latitude, jobs: 1)
    let three = try operation.fromWGS84(longitude: longitude, latitude: latitude, jobs: 3)
    #expect(one.x == three.x && one.y == three.y && one.x.count == 200_000)
    #expect(!one.x.contains { !$0.isFinite })
    #expect(try operation.toWGS84(x: one.x, y: one.y, jobs: 2) == operation.toWGS84(x: one.x, y: one.y, jobs: 1))
  }

  @Test("no data is no trap")
  func empty() throws {
    let operation = try chooseOperation(from: CRS("EPSG:4549"), x: [], y: [], policy: OperationPolicy(), source: "a.csv")
    let moved = try operation.toWGS84(x: [], y: [], jobs: 4)
    #expect(moved.longitude.isEmpty && moved.latitude.isEmpty)
  }
}
