import PROJKit
import SurveyModel

/// One thread's means of placing observations in one plane.
final class PlaneWorker {
  private let network: RiverNetwork
  private let maxDistance: Double
  private var search: NearestPlaceSearch
  private var transformer: Transformer

  init(
    _ network: RiverNetwork, _ rivers: PlaneRivers, recipe: ProjectionRecipe, maxDistance: Double
  ) throws {
    self.network = network
    self.maxDistance = maxDistance
    search = NearestPlaceSearch(rivers)
    transformer = try Transformer(recipe)
  }

  /// Plane and ground differ by less than this factor within a zone; the search looks that much farther, and what it
  /// finds is judged by geodesic distances.
  private static let slack = 1.001

  /// Places observations and writes what it finds to their rows of `matches`, which say "no match" so far.
  func place(_ observations: ObservationColumns, _ planeRows: PlaneRows, into matches: inout MatchColumns) throws {
    let rows = planeRows.rows
    let (longitude, latitude, accuracies) = (observations.longitude, observations.latitude, observations.accuracy)
    var x = rows.map { longitude[$0] }
    var y = rows.map { latitude[$0] }
    transformer.forward(x: &x, y: &y)

    var best = PlaceBatch(capacity: rows.count)
    var second = PlaceBatch(capacity: rows.count)
    for index in rows.indices where x[index].isFinite && y[index].isFinite {
      search.search(
        SIMD2(x[index], y[index]), maxDistance: maxDistance * Self.slack,
        margin: runnerUpReach * Double(accuracies[rows[index]]) * Self.slack)
      if search.best.reach >= 0 { best.append(search.best, index) }
      if search.second.reach >= 0 { second.append(search.second, index) }
    }
    best.locate(transformer, network)
    second.locate(transformer, network)

    var runnerUp = second.indices.startIndex
    for found in best.indices.indices {
      let index = best.indices[found]
      while runnerUp < second.indices.count, second.indices[runnerUp] < index { runnerUp += 1 }
      let position = Coordinate(longitude: longitude[rows[index]], latitude: latitude[rows[index]])
      let place = best.place(found)
      let distance = geodesic(position, place)
      if distance > maxDistance { continue }
      let target = planeRows.targets[index]
      let accuracy = Double(accuracies[rows[index]])
      let candidate = best.candidates[found]
      matches.reach[target] = candidate.reach
      matches.placeLongitude[target] = place.longitude
      matches.placeLatitude[target] = place.latitude
      matches.distance[target] = distance
      matches.measure[target] = measure(of: candidate, at: place)
      matches.bank[target] = side(of: SIMD2(x[index], y[index]), candidate)
      matches.flags[target] = []
      var rival: Double?
      if runnerUp < second.indices.count, second.indices[runnerUp] == index {
        let other = geodesic(position, second.place(runnerUp))
        if other <= distance + runnerUpReach * accuracy {
          // Plane and ground can disagree about which of two equals is nearer.
          rival = max(other, distance)
          matches.runnerUpRiver[target] = second.candidates[runnerUp].river
          matches.runnerUpDistance[target] = max(other, distance)
        }
      }
      matches.confidence[target] = Float(confidence(distance: distance, runnerUp: rival, accuracy: accuracy))
      if let rival, isAmbiguous(distance: distance, runnerUp: rival, accuracy: accuracy) {
        matches.flags[target].insert(.ambiguousRiver)
      }
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
