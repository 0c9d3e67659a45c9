import PROJKit
import RiverIndex
import SurveyModel

extension PlaneWorker {
  /// Places one observation that is near water and writes the match to its row of `matches`.
  ///
  /// The distance of the nearest river in a water body is the distance to the body's edge. The distance of a second river in the same
  /// body is that distance plus as much as the line of the second river is farther from the edge than the line of the first.
  /// - Parameter shores: the edges near the observation, at least one.
  func placeByWater(
    _ observation: NearWater, _ shores: [Shore], _ across: inout AcrossWater, to matches: inout MatchColumns
  ) throws {
    let (point, accuracy) = (observation.point, observation.accuracy)
    let margin = runnerUpReach * accuracy * Self.slack
    let nearest = search.nearest(PlaceQuery(point: point, maxDistance: maxDistance * Self.slack, margin: margin))
    var found = [nearest.best, nearest.second].compactMap { $0 }.map { Found(candidate: $0) }
    var nearestRiverless = Double.infinity
    for shore in shores {
      let edge = edgeDistance(observation, shore)
      guard across.worker.water.bodies[shore.body].hasRiver else {
        nearestRiverless = min(nearestRiverless, edge)
        continue
      }
      guard across.worker.water.bodies[shore.body].hasSegments else { continue }
      let pair = try across.rivers(from: shore, &search, margin: margin)
      guard let first = pair.best else { continue }
      found.append(Found(candidate: first, shore: shore, distance: edge))
      if let second = pair.second {
        found.append(Found(candidate: second, shore: shore, distance: edge + max(0, second.distance - first.distance)))
      }
    }
    var wanted: [RiverNumber]?
    if case .rivers(let rivers) = observation.named {
      wanted = rivers
      if !found.contains(where: { rivers.containsSorted($0.candidate.river) }) {
        let more = search.nearest(to: point, onRivers: rivers, maxDistance: maxDistance * Self.slack)
        if let more { found.append(Found(candidate: more)) }
      }
    }
    let choices = choices(found, observation.position)
    let isMatched = (choices.first?.distance ?? .infinity) <= maxDistance
    if nearestRiverless <= maxDistance, nearestRiverless < (choices.first?.distance ?? .infinity) {
      matches.flags[observation.target].insert(.waterWithoutRiver)
    }
    guard isMatched, let chosen = choices.first else { return }
    let rival = choices.first {
      $0.candidate.river != chosen.candidate.river && $0.distance <= chosen.distance + runnerUpReach * accuracy
    }
    var placing = Placing(
      chosen, rival: rival.map { Rival(river: $0.candidate.river, distance: $0.distance, way: $0.way(from: point)) },
      point: point,
      accuracy: accuracy)
    if let wanted {
      let other = choices.first { wanted.containsSorted($0.candidate.river) && $0.distance <= maxDistance }
      placing.weigh(wanted, named: other, point: point, accuracy: accuracy)
    }
    if let shore = placing.chosen.shore, shore.isOnIsland {
      placing.flags.insert(.onIsland)
      placing.bankIsClear = try across.isClear(shore, at: point, &search) { side(of: $0, $1) }
    }
    write(
      placing, placing.chosen.shore?.point ?? point, claimed: observation.claimed, observation.target, to: &matches)
  }

  /// An observation that is placed by the water.
  struct NearWater {
    /// WGS 84.
    var position: Coordinate
    /// Plane metres.
    var point: SIMD2<Double>
    /// Metres.
    var accuracy: Double
    /// The rivers that the crew can mean.
    var named: NamedRivers
    /// The bank that the crew wrote down.
    var claimed: Bank?
    /// The row of the result that it goes to.
    var target: Int
  }

  /// A place on a river, and the edge of the water from which it was looked for.
  private struct Found {
    var candidate: RiverPlace
    /// Nil where the place was looked for from the observation itself.
    var shore: Shore?
    /// Geodesic metres to the edge; nil for the distance to the line.
    var distance: Double?
  }

  /// Geodesic metres from an observation to the edge; 0 in the water.
  private func edgeDistance(_ observation: NearWater, _ shore: Shore) -> Double {
    guard shore.point != observation.point,
      let edge = transformer.inverse(Coordinate(x: shore.point.x, y: shore.point.y))
    else { return 0 }
    return geodesic(observation.position, edge)
  }

  /// The places with their distances, nearest first; of places at one distance the one whose line is nearer comes first.
  private func choices(_ found: [Found], _ position: Coordinate) -> [RiverChoice] {
    var batch = PlaceBatch(capacity: found.count)
    for (number, one) in found.enumerated() { batch.append(one.candidate, number) }
    batch.locate(transformer, network)
    let choices = found.enumerated().map { number, one in
      let place = batch.place(number)
      let centreline = geodesic(position, place)
      return RiverChoice(
        candidate: one.candidate, place: place, segment: batch.segment(number), distance: one.distance ?? centreline,
        centreline: centreline, shore: one.shore)
    }
    return choices.sorted { a, b in
      if a.distance != b.distance { return a.distance < b.distance }
      if a.centreline != b.centreline { return a.centreline < b.centreline }
      return a.candidate.precedes(b.candidate)
    }
  }
}
