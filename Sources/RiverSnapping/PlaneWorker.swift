import GEOSKit
import PROJKit
import SurveyModel

/// One thread's means of placing observations in one plane.
final class PlaneWorker {
  private let network: RiverNetwork
  private let maxDistance: Double
  private var search: NearestPlaceSearch
  private var transformer: Transformer

  init(
    _ network: RiverNetwork, _ rivers: PlaneRivers, recipe: ProjectionRecipe, maxDistance: Double, context: GEOSContext
  ) throws {
    self.network = network
    self.maxDistance = maxDistance
    search = try NearestPlaceSearch(rivers: rivers, context: context)
    transformer = try Transformer(recipe)
  }

  /// Plane and ground differ by less than this factor within a zone; the search looks that much farther, and what it
  /// finds is judged by geodesic distances.
  private static let slack = 1.001

  /// Places the observations of `rows`, and writes row *r* to row *r* − `firstRow` of `matches`.
  func place(_ observations: ObservationColumns, rows: [Int], firstRow: Int, into matches: inout MatchColumns) throws {
    var x = rows.map { observations.longitude[$0] }
    var y = rows.map { observations.latitude[$0] }
    transformer.forward(x: &x, y: &y)

    var best = [Candidate](repeating: Candidate(), count: rows.count)
    var second = best
    for index in rows.indices where x[index].isFinite && y[index].isFinite {
      try search.search(
        SIMD2(x[index], y[index]), maxDistance: maxDistance * Self.slack,
        margin: runnerUpReach * Double(observations.accuracy[rows[index]]) * Self.slack)
      best[index] = search.best
      second[index] = search.second
    }
    let places = positions(of: best)
    let runnerUps = positions(of: second)

    for (index, row) in rows.enumerated() where best[index].reach >= 0 {
      let position = Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
      let distance = geodesic(position, places[index])
      if distance > maxDistance { continue }
      let target = row - firstRow
      let accuracy = Double(observations.accuracy[row])
      var runnerUp: Double?
      if second[index].reach >= 0 {
        let other = geodesic(position, runnerUps[index])
        if other <= distance + runnerUpReach * accuracy { runnerUp = max(other, distance) }
      }
      matches.reach[target] = best[index].reach
      matches.placeLongitude[target] = places[index].longitude
      matches.placeLatitude[target] = places[index].latitude
      matches.distance[target] = distance
      matches.measure[target] = measure(of: best[index], at: places[index])
      matches.bank[target] = side(of: SIMD2(x[index], y[index]), best[index])
      matches.confidence[target] = Float(confidence(distance: distance, runnerUp: runnerUp, accuracy: accuracy))
      matches.flags[target] = []
      if let runnerUp {
        matches.runnerUpRiver[target] = second[index].river
        matches.runnerUpDistance[target] = runnerUp
        if isAmbiguous(distance: distance, runnerUp: runnerUp, accuracy: accuracy) {
          matches.flags[target].insert(.ambiguousRiver)
        }
      }
    }
  }

  /// WGS 84 positions of candidates; at a vertex exactly the vertex's.
  private func positions(of candidates: [Candidate]) -> [Coordinate] {
    var x = candidates.map(\.place.x)
    var y = candidates.map(\.place.y)
    transformer.inverse(x: &x, y: &y)
    return candidates.indices.map { index in
      let candidate = candidates[index]
      guard candidate.reach >= 0 else { return Coordinate(x: .nan, y: .nan) }
      if candidate.fraction == 0 { return vertex(Int(candidate.vertex)) }
      if candidate.fraction == 1 { return vertex(Int(candidate.vertex) + 1) }
      return Coordinate(x: x[index], y: y[index])
    }
  }

  private func vertex(_ number: Int) -> Coordinate {
    Coordinate(longitude: network.longitude[number], latitude: network.latitude[number])
  }

  private func geodesic(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.distance(
      fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
  }

  private func measure(of candidate: Candidate, at place: Coordinate) -> Double {
    let start = Int(candidate.vertex)
    let along = network.measure[start] + geodesic(vertex(start), place)
    return min(along, network.measure[start + 1])
  }

  /// The bank, when the flow is known and the position is not on the line (within 1 mm).
  private func side(of point: SIMD2<Double>, _ candidate: Candidate) -> Bank? {
    let reach = network.reaches[Int(candidate.reach)]
    guard reach.flowKnown, candidate.distance >= 1e-3 else { return nil }
    let start = Int(candidate.vertex)
    // At a vertex inside the reach the neighbouring segment has a say; it may be in another chunk, so it is projected anew.
    if candidate.fraction == 0, start > reach.vertices.lowerBound {
      guard let before = directionInPlane(from: start - 1) else { return nil }
      return bankBeyondBend(arriving: before, leaving: candidate.along, offset: point - candidate.place)
    }
    if candidate.fraction == 1, start + 2 < reach.vertices.upperBound {
      guard let after = directionInPlane(from: start + 1) else { return nil }
      return bankBeyondBend(arriving: candidate.along, leaving: after, offset: point - candidate.place)
    }
    return bankBeside(candidate.along, offset: point - candidate.place)
  }

  /// The direction of the network segment that begins at `vertex`.
  private func directionInPlane(from vertex: Int) -> SIMD2<Double>? {
    var x = [network.longitude[vertex], network.longitude[vertex + 1]]
    var y = [network.latitude[vertex], network.latitude[vertex + 1]]
    transformer.forward(x: &x, y: &y)
    let direction = SIMD2(x[1] - x[0], y[1] - y[0])
    return direction.x.isFinite && direction.y.isFinite ? direction : nil
  }
}

extension MatchColumns {
  /// Rows of "no match", standing at the recorded positions.
  init(unmatched observations: ObservationColumns, rows: Range<Int>) {
    self.init()
    reach = Array(repeating: -1, count: rows.count)
    measure = Array(repeating: .nan, count: rows.count)
    placeLongitude = Array(observations.longitude[rows])
    placeLatitude = Array(observations.latitude[rows])
    distance = measure
    bank = Array(repeating: nil, count: rows.count)
    runnerUpRiver = Array(repeating: -1, count: rows.count)
    runnerUpDistance = measure
    confidence = Array(repeating: .nan, count: rows.count)
    flags = Array(repeating: RuleSet(.unmatched), count: rows.count)
  }
}
