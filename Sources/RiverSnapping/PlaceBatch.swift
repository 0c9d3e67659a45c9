import PROJKit
import SurveyModel

/// Candidates whose WGS 84 positions are wanted, together because PROJ is quickest with many.
struct PlaceBatch {
  /// Which observation each belongs to, ascending.
  private(set) var indices: [Int] = []
  private(set) var candidates: [Candidate] = []
  private var x: [Double] = []
  private var y: [Double] = []
  /// Measures of each candidate's segment at its two ends, fetched together too: one by one each waits for memory.
  private var measures: [SIMD2<Double>] = []

  /// Metres up to which a segment is straight in degrees as well as in the plane: on a segment of length s the two lines
  /// part by at most s² tan φ / 8R, at 100 m and 80° of latitude 1.1 mm, at 50° 0.2 mm.
  private static let straightLength = 100.0

  init(capacity: Int) {
    indices.reserveCapacity(capacity)
    candidates.reserveCapacity(capacity)
  }

  mutating func append(_ candidate: Candidate, _ index: Int) {
    indices.append(index)
    candidates.append(candidate)
  }

  /// Finds the WGS 84 positions: at a vertex exactly the vertex's, on a short segment in proportion, else through PROJ.
  mutating func locate(_ transformer: Transformer, _ network: RiverNetwork) {
    x = Array(repeating: .nan, count: candidates.count)
    y = x
    measures = candidates.map { SIMD2(network.measure[Int($0.vertex)], network.measure[Int($0.vertex) + 1]) }
    var far: [Int] = []
    for (number, candidate) in candidates.enumerated() {
      let vertex = Int(candidate.vertex)
      if candidate.fraction == 0 || candidate.fraction == 1 {
        x[number] = network.longitude[vertex + Int(candidate.fraction)]
        y[number] = network.latitude[vertex + Int(candidate.fraction)]
        continue
      }
      let east = network.longitude[vertex + 1] - network.longitude[vertex]
      let north = network.latitude[vertex + 1] - network.latitude[vertex]
      let squaredLength = candidate.along.x * candidate.along.x + candidate.along.y * candidate.along.y
      if squaredLength <= Self.straightLength * Self.straightLength, abs(east) < 1, abs(network.latitude[vertex]) < 80 {
        x[number] = network.longitude[vertex] + candidate.fraction * east
        y[number] = network.latitude[vertex] + candidate.fraction * north
      } else {
        far.append(number)
      }
    }
    if far.isEmpty { return }
    var farX = far.map { candidates[$0].place.x }
    var farY = far.map { candidates[$0].place.y }
    transformer.inverse(x: &farX, y: &farY)
    for (index, number) in far.enumerated() {
      x[number] = farX[index]
      y[number] = farY[index]
    }
  }

  func place(_ number: Int) -> Coordinate { Coordinate(x: x[number], y: y[number]) }

  /// Measures at the two ends of the candidate's segment.
  func segment(_ number: Int) -> SIMD2<Double> { measures[number] }
}
