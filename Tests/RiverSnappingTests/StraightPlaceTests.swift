import Glibc
import PROJKit
import RiverSnapping
import SurveyModel
import TestSupport
import Testing

/// Places on segments of up to 700 m are found from the ends without PROJ.
@Suite("Places on segments against PROJ")
struct StraightPlaceTests {
  @Test(
    "in latitudes up to 79 degrees and to the edge of a zone, within half a millimetre of PROJ's",
    arguments: [60.0, 350, 690, 710, 5000])
  func againstPROJ(length: Double) throws {
    let exact = try Transformer(.transverseMercator(centralMeridian: 111))
    var lines: [(id: String?, parts: [[(Double, Double)]])] = []
    var positions: [(Double, Double)] = []
    var expected: [Coordinate] = []
    for latitude in [-79.0, -33, 0.4, 28, 60, 79] {
      for longitude in [109.6, 111, 112.4] {
        for angle in [0.0, 0.4, 0.8, 1.57, 2.4] {
          // Far enough apart that no other line is near.
          let middle = Coordinate(longitude: longitude, latitude: latitude + Double(lines.count % 5) * 0.15)
          let centre = try #require(exact.forward(middle))
          let along = SIMD2(cos(angle), sin(angle)) * length / 2
          func degrees(_ x: Double, _ y: Double) throws -> Coordinate {
            try #require(exact.inverse(Coordinate(x: x, y: y)))
          }
          let start = try degrees(centre.x - along.x, centre.y - along.y)
          let end = try degrees(centre.x + along.x, centre.y + along.y)
          lines.append((id: "R\(lines.count)", parts: [[(start.x, start.y), (end.x, end.y)]]))
          // Beside a place a fifth of the way along.
          let foot = SIMD2(centre.x, centre.y) - along * 0.6
          expected.append(try degrees(foot.x, foot.y))
          let beside = try degrees(foot.x - along.y / length * 20, foot.y + along.x / length * 20)
          positions.append((beside.x, beside.y))
        }
      }
    }
    let (network, matches) = try place(positions, on: lines)
    for (row, place) in expected.enumerated() {
      let metres = Geodesic.distance(
        fromLongitude: matches.placeLongitude[row], latitude: matches.placeLatitude[row], toLongitude: place.longitude,
        latitude: place.latitude)
      #expect(matches.reach[row].map { network.reaches[$0].id } == lines[row].id)
      #expect(metres < 0.5e-3, "\(metres) m at \(place)")
    }
  }
}
