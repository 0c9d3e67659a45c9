import PROJKit
import RiverIndex
import SurveyModel

/// Places observations in one plane; each thread has its own.
final class PlaneWorker {
  let network: RiverNetwork
  let maxDistance: Double
  var search: PlaceSearch
  var transformer: Transformer
  private var across: AcrossWater?
  private var queries: [PlaceQuery] = []
  /// What the last group of searches found, one for each of `queries`.
  private var nearest: [NearestPlaces] = []

  init(
    _ network: RiverNetwork, _ plane: RiverPlacer.Plane, bodyOfSegment: OptionalNumbers<BodyNumber>, recipe: ProjectionRecipe,
    maxDistance: Double
  ) throws {
    self.network = network
    self.maxDistance = maxDistance
    search = PlaceSearch(plane.rivers)
    across = try plane.water.map { AcrossWater(try WaterWorker($0), bodyOfSegment: bodyOfSegment) }
    transformer = try Transformer(recipe)
  }

  /// Distances in the plane and on the ground differ by less than this factor within a zone. The search looks that much farther, and
  /// the places that it finds are judged by geodesic distances.
  static let slack = 1.001

  /// Places observations and writes their matches to their rows of `matches`, which say "no match" before.
  /// - Parameter named: for each name of the crews' claims the rivers that it can mean.
  func place(
    _ observations: ObservationColumns, _ planeRows: PlaneRows, named: [NamedRivers], into matches: inout MatchColumns
  ) throws {
    let rows = planeRows.rows
    var x = planeRows.longitude
    var y = planeRows.latitude
    transformer.forward(x: &x, y: &y)

    var best = PlaceBatch(capacity: rows.count)
    var second = PlaceBatch(capacity: rows.count)
    var third = PlaceBatch(capacity: 0)
    let claims = observations.claims
    let hasClaims = !claims.holdsNothing
    for index in rows.indices {
      if index % PlaceSearch.groupSize == 0 {
        queries.removeAll(keepingCapacity: true)
        for row in index..<min(index + PlaceSearch.groupSize, rows.count) {
          queries.append(query(SIMD2(x[row], y[row]), accuracy: planeRows.accuracy[row]))
        }
        search.search(queries, into: &nearest)
      }
      if !(x[index].isFinite && y[index].isFinite) { continue }
      if across != nil, try isPlacedByWater(index, SIMD2(x[index], y[index]), observations, planeRows, named, &matches) {
        continue
      }
      let found = nearest[index % PlaceSearch.groupSize]
      if let place = found.best { best.append(place, index) }
      if let place = found.second { second.append(place, index) }
      if hasClaims {
        switch named[claims.nameNumber(at: rows[index].index)] {
        case .unnamed: break
        case .missing: matches.flags[planeRows.targets[index]].insert(.riverNotInLayer)
        case .rivers(let wanted):
          if let place = namedPlace(SIMD2(x[index], y[index]), wanted, besides: found) { third.append(place, index) }
        }
      }
    }
    best.locate(transformer, network)
    second.locate(transformer, network)
    third.locate(transformer, network)

    var runnerUp = 0
    var namesake = 0
    for found in best.indices.indices {
      let index = best.indices[found]
      while runnerUp < second.indices.count, second.indices[runnerUp] < index { runnerUp += 1 }
      let position = planeRows.position(index)
      let place = best.place(found)
      let distance = geodesic(position, place)
      if distance > maxDistance { continue }
      let row = rows[index].index
      let accuracy = planeRows.accuracy[index]
      let point = SIMD2(x[index], y[index])
      var rival: Rival?
      if runnerUp < second.indices.count, second.indices[runnerUp] == index {
        let other = geodesic(position, second.place(runnerUp))
        // Of two places that are equally near, the plane and the ground can take different ones for the nearer.
        if other <= distance + runnerUpReach * accuracy {
          let candidate = second.candidates[runnerUp]
          let way = candidate.place - point
          rival = Rival(river: candidate.river, distance: max(other, distance), way: way == .zero ? nil : way)
        }
      }
      var placing = Placing(
        RiverChoice(
          candidate: best.candidates[found], place: place, segment: best.segment(found), distance: distance, centreline: distance),
        rival: rival, point: point, accuracy: accuracy)
      if hasClaims, case .rivers(let wanted) = named[claims.nameNumber(at: row)] {
        while namesake < third.indices.count, third.indices[namesake] < index { namesake += 1 }
        let other = namesake < third.indices.count && third.indices[namesake] == index ? namesake : nil
        placing.weigh(wanted, named: other.flatMap { choice(third, $0, from: position) }, point: point, accuracy: accuracy)
      }
      write(placing, point, claimed: hasClaims ? claims.bank(at: row) : nil, planeRows.targets[index], to: &matches)
    }
  }

  private func query(_ point: SIMD2<Double>, accuracy: Double) -> PlaceQuery {
    PlaceQuery(point: point, maxDistance: maxDistance * Self.slack, margin: runnerUpReach * accuracy * Self.slack)
  }

  /// Places an observation by the water near it; false where no water is near.
  private func isPlacedByWater(
    _ index: Int, _ point: SIMD2<Double>, _ observations: ObservationColumns, _ planeRows: PlaneRows, _ named: [NamedRivers],
    _ matches: inout MatchColumns
  ) throws -> Bool {
    guard var water = across else { return false }
    let row = planeRows.rows[index].index
    let accuracy = planeRows.accuracy[index]
    let shores = try water.worker.shores(near: point, within: (maxDistance + runnerUpReach * accuracy) * Self.slack)
    if shores.isEmpty { return false }
    let target = planeRows.targets[index]
    let wanted = named[observations.claims.nameNumber(at: row)]
    if wanted == .missing { matches.flags[target].insert(.riverNotInLayer) }
    let position = planeRows.position(index)
    let near = NearWater(
      position: position, point: point, accuracy: accuracy, named: wanted, claimed: observations.claims.bank(at: row),
      target: target)
    try placeByWater(near, shores, &water, to: &matches)
    across = water
    return true
  }

  /// The nearest place on a river that the crew can mean; nil where the nearest river of all is one of them.
  private func namedPlace(_ point: SIMD2<Double>, _ wanted: [RiverNumber], besides found: NearestPlaces) -> RiverPlace? {
    guard let best = found.best, !wanted.containsSorted(best.river) else { return nil }
    if let second = found.second, wanted.containsSorted(second.river) { return second }
    return search.nearest(to: point, onRivers: wanted, maxDistance: maxDistance * Self.slack)
  }

  /// A place of `batch` with its distance; nil beyond the maximum distance.
  private func choice(_ batch: PlaceBatch, _ number: Int, from position: Coordinate) -> RiverChoice? {
    let place = batch.place(number)
    let distance = geodesic(position, place)
    return distance > maxDistance
      ? nil
      : RiverChoice(
        candidate: batch.candidates[number], place: place, segment: batch.segment(number), distance: distance,
        centreline: distance)
  }

  @inline(__always)
  func write(
    _ placing: Placing, _ point: SIMD2<Double>, claimed: Bank?, _ target: Int, to matches: inout MatchColumns
  ) {
    let chosen = placing.chosen
    let bank = placing.bankIsClear ? side(of: point, chosen.candidate) : nil
    matches.reach[target] = chosen.candidate.reach
    matches.placeLongitude[target] = chosen.place.longitude
    matches.placeLatitude[target] = chosen.place.latitude
    matches.distance[target] = chosen.distance
    if !matches.centrelineDistance.isEmpty { matches.centrelineDistance[target] = chosen.centreline }
    matches.measure[target] = measure(of: chosen)
    matches.bank[target] = bank
    matches.flags[target].remove(RuleSet(.unmatched))
    matches.flags[target].formUnion(placing.flags)
    if let claimed, let bank, claimed != bank { matches.flags[target].insert(.bankMismatch) }
    if let rival = placing.rival {
      matches.runnerUpRiver[target] = rival.river
      matches.runnerUpDistance[target] = rival.distance
    }
    matches.confidence[target] = Float(placing.confidence)
  }

  func geodesic(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.distance(
      fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
  }

  private func measure(of choice: RiverChoice) -> Double {
    min(choice.segment.measures[0] + geodesic(choice.segment.start, choice.place), choice.segment.measures[1])
  }

  /// The bank on which a point is; nil where the flow is not known, and for a point within 1 mm of the line.
  func side(of point: SIMD2<Double>, _ candidate: RiverPlace) -> Bank? {
    let reach = network.reaches[candidate.reach]
    guard reach.flowKnown, candidate.distance >= 1e-3 else { return nil }
    let start = candidate.vertex
    // At a vertex inside the reach the bank depends on both segments. The other one may not be in the index, so it is projected here.
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
  private func directionInPlane(from vertex: VertexNumber) -> SIMD2<Double>? {
    var x = [network.longitude[vertex], network.longitude[vertex + 1]]
    var y = [network.latitude[vertex], network.latitude[vertex + 1]]
    transformer.forward(x: &x, y: &y)
    let direction = SIMD2(x[1] - x[0], y[1] - y[0])
    return direction.x.isFinite && direction.y.isFinite ? direction : nil
  }
}
