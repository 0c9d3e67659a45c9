import SurveyModel
import TestSupport

/// A network of random walks in about 20 × 20 km, rivers of up to three reaches; every fifth reach begins on a vertex of another one.
func smallNetwork(reaches count: Int, seed: UInt64, at centre: Coordinate = Coordinate(x: 111, y: 40)) -> RiverNetwork {
  var random = SeededRandom(seed)
  var network = RiverNetwork()
  func position() -> Coordinate {
    Coordinate(x: centre.x + (random.unit() - 0.5) * 0.2, y: centre.y + (random.unit() - 0.5) * 0.2)
  }
  for number in 0..<count {
    var vertex = position()
    if number % 5 == 4 {
      let other = VertexNumber(Int(random.unit() * Double(network.longitude.count)))
      vertex = network.position(of: other)
    }
    let first = network.longitude.endIndex
    for _ in 0..<2 + Int(random.unit() * 60) {
      network.longitude.append(vertex.x)
      network.latitude.append(vertex.y)
      network.measure.append(0)
      vertex.x += (random.unit() - 0.5) * 0.002
      vertex.y += (random.unit() - 0.5) * 0.002
    }
    network.reaches.append(
      ReachRow(id: "\(number)", river: RiverNumber(number / 3), vertices: first..<network.longitude.endIndex, flowKnown: true))
  }
  for first in stride(from: 0, to: count, by: 3) {
    let reaches = ReachNumber(first)..<ReachNumber(min(first + 3, count))
    network.rivers.append(RiverRow(id: "\(first)", name: nil, basin: nil, reaches: reaches, length: 1))
  }
  return network
}
