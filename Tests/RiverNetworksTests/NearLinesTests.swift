import SurveyMath
import SurveyModel
import TestSupport
import Testing

@testable import RiverNetworks

@Suite("Lines near loose ends")
struct NearLinesTests {
  @Test("what the grid finds is what going through all segments finds", arguments: [0.0, 38, -55, 71], [60.0, 400])
  func bruteForce(latitude: Double, radius: Double) throws {
    var random = SeededRandom(UInt64(latitude.magnitude * 10 + radius))
    // Segments far shorter and far longer than the cells of the grid.
    let steps = [2e-5, 3e-4, 2e-3, 0.05, 3]
    let rivers = (0..<60).map { number -> (id: String?, parts: [[(Double, Double)]]) in
      var (x, y) = (Double.random(in: -0.02...0.02, using: &random), latitude + Double.random(in: -0.02...0.02, using: &random))
      let step = steps[number % steps.count]
      let line = (0..<7).map { _ -> (Double, Double) in
        x += Double.random(in: -step...step, using: &random)
        y += Double.random(in: -step...step, using: &random) / 10
        return (x, y)
      }
      return ("R\(number)", [line])
    }
    var lines = RiverLines([riverLayer(rivers)])
    var findings: [Finding] = []
    try appendTouchingPieces(ofLayer: 0, to: &lines, &findings, jobs: 1)
    let pieces = ReachOrder(lines, &findings).pieces
    let nodes = NetworkNodes(pieces, in: lines)
    let all = Array(nodes.all)
    let found = try nearLines(to: all, of: nodes, pieces, in: lines, radius: radius, jobs: 2)

    var expected: [NodeNumber: Double] = [:]
    for node in all {
      let position = nodes.positions[node]
      let metres = DegreeLength(bySeriesAtLatitude: position.y)
      for (reach, piece) in pieces.numbered where nodes.start(reach) != node && nodes.end(reach) != node {
        let columns = lines.columns[piece.columns]
        for vertex in piece.vertices.dropLast() {
          let place = metres.nearestPlace(to: position, from: columns.coordinate(vertex), to: columns.coordinate(vertex + 1))
          let distance = metres.distance(position, place)
          if distance <= radius { expected[node] = min(expected[node] ?? .infinity, distance) }
        }
      }
    }
    #expect(expected.count > 10)
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.node, $0.distance) }) == expected)
  }
}
