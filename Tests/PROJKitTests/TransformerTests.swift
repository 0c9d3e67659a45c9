import Foundation
import Glibc
import PROJKit
import SurveyModel
import Synchronization
import TestSupport
import Testing
import Workers

@Suite struct TransformerTests {
  @Test("transverse Mercator and UTM agree with PROJ's own tables", .enabled(if: SharedData.isPresent))
  func gieTables() throws {
    let table = GieTable(String(decoding: try SharedData.bytes("crs/builtins.gie"), as: UTF8.self))
    // The exact algorithm on an ellipsoid: what planes are made of. Spheres and `+approx` differ between versions of PROJ.
    func isOurs(_ operation: String) -> Bool {
      (operation.hasPrefix("+proj=tmerc") || operation.hasPrefix("+proj=utm"))
        && !["+R=", "+a=", "+approx", "evenden", "algo=auto"].contains { operation.contains($0) }
    }
    var checked = 0
    for row in table.rows where isOurs(row.operation) {
      let recipe = ProjectionRecipe(
        pipeline: "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step \(row.operation)")
      let transformer = try Transformer(recipe)
      let input = Coordinate(x: row.input.0, y: row.input.1)
      let output = row.inverse ? transformer.inverse(input) : transformer.forward(input)
      checked += 1
      guard let expected = row.output, let output else {
        #expect(row.output == nil && output == nil, "line \(row.line)")
        continue
      }
      // Tolerances are metres on the ground; degrees are compared through the length of one.
      let metres = row.inverse ? 111_320.0 : 1
      let metresEast = row.inverse ? metres * cos(expected.1 * .pi / 180) : 1
      // Besides, the tables print 13 decimals of degrees and 12 of metres at best.
      #expect(abs(output.x - expected.0) * metresEast <= max(row.tolerance, 1e-7) * 1.01, "line \(row.line)")
      #expect(abs(output.y - expected.1) * metres <= max(row.tolerance, 1e-7) * 1.01, "line \(row.line)")
    }
    #expect(checked >= 27)
    for operation in table.impossible where isOurs(operation) {
      #expect(throws: InputError.self) { try Transformer(ProjectionRecipe(pipeline: operation)) }
    }
  }

  @Test("a zone's plane has scale 1 on its meridian and no false origin")
  func transverseMercator() throws {
    let transformer = try Transformer(.transverseMercator(centralMeridian: 120))
    let origin = try #require(transformer.forward(Coordinate(longitude: 120, latitude: 0)))
    #expect(abs(origin.x) < 1e-6 && abs(origin.y) < 1e-6)
    // The test vector of EPSG:4549 without its false easting; GRS 80 and WGS 84 differ by less than 0.1 mm here.
    let yueqing = try #require(transformer.forward(Coordinate(longitude: 120.97, latitude: 28.12)))
    #expect(abs(yueqing.x - 95_307.656) < 0.001 && abs(yueqing.y - 3_112_120.465) < 0.001)
  }

  @Test("the quick plane is the exact one within 20 µm, up to 3 degrees off the meridian")
  func narrow() throws {
    let exact = try Transformer(.transverseMercator(centralMeridian: 111))
    let quick = try Transformer(.narrowTransverseMercator(centralMeridian: 111))
    let longitude = (0..<5000).map { 108 + 6 * Double($0 % 71) / 70 }
    let latitude = (0..<5000).map { -89 + 178 * Double($0) / 4999 }
    var (x, y, quickX, quickY) = (longitude, latitude, longitude, latitude)
    exact.forward(x: &x, y: &y)
    quick.forward(x: &quickX, y: &quickY)
    for row in longitude.indices {
      #expect(abs(x[row] - quickX[row]) < 20e-6 && abs(y[row] - quickY[row]) < 20e-6)
    }
    quick.inverse(x: &x, y: &y)
    for row in longitude.indices {
      #expect(abs(x[row] - longitude[row]) * cos(latitude[row] * .pi / 180) < 2e-10 && abs(y[row] - latitude[row]) < 2e-10)
    }
  }

  @Test("bad pairs become NaN and harm neither their neighbours nor later calls")
  func failures() throws {
    let transformer = try Transformer(.transverseMercator(centralMeridian: 111))
    let good = try #require(transformer.forward(Coordinate(x: 111.5, y: 40)))
    var x: [Double] = [.nan, 111.5, 111.5, .infinity, 111.5, 111.5, 111.5]
    var y: [Double] = [40, 40, 95, 40, 40, -.infinity, 40]
    transformer.forward(x: &x, y: &y)
    for row in [1, 4, 6] { #expect(x[row] == good.x && y[row] == good.y) }
    for row in [0, 2, 3, 5] { #expect(x[row].isNaN && y[row].isNaN) }
    #expect(transformer.forward(Coordinate(x: 111.5, y: 95)) == nil)
    #expect(transformer.forward(Coordinate(x: .nan, y: 40)) == nil)
    #expect(transformer.forward(Coordinate(x: 111.5, y: 40)) == good)
  }

  @Test("there and back is the same place, in bulk and one by one")
  func roundTrip() throws {
    let transformer = try Transformer(.transverseMercator(centralMeridian: 105))
    let longitude = (0..<1000).map { 103.5 + 3 * Double($0) / 999 }
    let latitude = (0..<1000).map { -80 + 160 * Double($0) / 999 }
    var x = longitude
    var y = latitude
    transformer.forward(x: &x, y: &y)
    let single = try #require(transformer.forward(Coordinate(x: longitude[7], y: latitude[7])))
    #expect(single == Coordinate(x: x[7], y: y[7]))
    transformer.inverse(x: &x, y: &y)
    for row in 0..<1000 { #expect(abs(x[row] - longitude[row]) < 1e-12 && abs(y[row] - latitude[row]) < 1e-12) }
    #expect(transformer.hasInverse)
  }

  @Test("empty and unequal columns are no trap")
  func unequal() throws {
    let transformer = try Transformer(.transverseMercator(centralMeridian: 0))
    var x: [Double] = []
    var y: [Double] = [1]
    transformer.forward(x: &x, y: &y)
    #expect(y == [1])
    x = [1, 2]
    transformer.forward(x: &x, y: &y)
    #expect(x[1] == 2 && x[0] > 100_000)
  }

  @Test("an impossible recipe is an error that shows it", arguments: ["", "+proj=nonsense", "+proj=tmerc +lat_0=foo +k=-1", "💧"])
  func impossible(_ text: String) {
    let error = #expect(throws: InputError.self) { try Transformer(ProjectionRecipe(pipeline: text)) }
    #expect(error?.code == .noOperation)
    #expect(error?.message.contains("\"\(text)\"") == true)
  }

  @Test("workers with their own transformers agree with one thread")
  func threads() throws {
    let recipe = ProjectionRecipe.transverseMercator(centralMeridian: 117)
    let chunks = Parallel.chunks(of: 4000, size: 100)
    let work: @Sendable (inout Transformer, Int) -> [Double] = { transformer, chunk in
      var x = chunks[chunk].map { 115.5 + 3 * Double($0) / 4000 }
      var y = chunks[chunk].map { 20 + 30 * Double($0) / 4000 }
      transformer.forward(x: &x, y: &y)
      return x + y
    }
    let one = try Parallel.map(chunks.count, jobs: 1, makeWorker: { try Transformer(recipe) }, work)
    let four = try Parallel.map(chunks.count, jobs: 4, makeWorker: { try Transformer(recipe) }, work)
    #expect(one == four)
  }
}
