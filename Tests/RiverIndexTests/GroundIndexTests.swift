import PROJKit
import RiverIndex
import SurveyModel
import TestSupport
import Testing

@Suite("Places on the ground against looking at every segment, and against geodesics")
struct GroundIndexTests {
  @Test("the nearest place anywhere, as near as all segments say", arguments: [-78.0, -33, 0, 40, 66])
  func bruteForce(latitude: Double) throws {
    let network = smallNetwork(reaches: 200, seed: 41, at: Coordinate(x: 25, y: latitude))
    let index = try GroundIndex(network)
    var random = SeededRandom(42)
    for number in 0..<150 {
      let spread = number % 3 == 0 ? 0.5 : 0.25
      let position = Coordinate(
        x: 25 + (random.unit() - 0.5) * spread, y: latitude + (random.unit() - 0.5) * spread)
      var plain = GroundSearch<VertexNumber>(at: position, within: 2000)
      for reach in network.reaches { plain.look(along: reach.vertices) { network.position(of: $0) } }
      let found = index.nearest(to: position, within: 2000)
      #expect(found?.vertex == plain.nearest?.vertex)
      #expect(found?.distance == plain.nearest?.distance)
      guard let found else { continue }
      let (a, b) = (network.position(of: found.vertex), network.position(of: found.vertex + 1))
      let geodesic = Geodesic.exactDistance(
        fromLongitude: position.x, latitude: position.y, toLongitude: a.x + found.fraction * (b.x - a.x),
        latitude: a.y + found.fraction * (b.y - a.y))
      #expect(abs(geodesic - found.distance) <= 0.01 + found.distance * 2e-3)
    }
  }

  @Test("nothing beyond the limit, near a pole, or off the Earth")
  func nothing() throws {
    let network = smallNetwork(reaches: 3, seed: 43)
    let index = try GroundIndex(network)
    let vertex = network.position(of: 0)
    #expect(index.nearest(to: vertex, within: 10)?.distance == 0)
    #expect(index.nearest(to: Coordinate(x: vertex.x + 1, y: vertex.y), within: 2000) == nil)
    for position in [Coordinate(x: 0, y: 86), Coordinate(x: 500, y: 0), Coordinate(x: .nan, y: 0)] {
      #expect(index.nearest(to: position, within: 2000) == nil)
    }
    #expect(try GroundIndex(RiverNetwork()).nearest(to: vertex, within: 2000) == nil)
    #expect(try GroundIndex(RiverNetwork()).extent.isEmpty)
  }
}
