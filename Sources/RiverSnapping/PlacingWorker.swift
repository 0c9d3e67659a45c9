import PROJKit
import RiverIndex
package import SurveyModel

/// Places observations; each thread has its own, with a projection and memory for each plane.
package final class PlacingWorker {
  private let placer: RiverPlacer
  private var planes: [Int: PlaneWorker] = [:]

  init(_ placer: RiverPlacer) {
    self.placer = placer
  }

  /// Places all of `observations`; the result has one row for each of them, in order.
  package func place(_ observations: ObservationColumns) throws -> MatchColumns {
    let order = try hilbertOrder(observations.longitude, observations.latitude, jobs: 1).map { ObservationRow(rawValue: $0) }
    let part = try place(observations, order: order[...], named: placer.namedRivers(observations.claims))
    return try MatchColumns([part], in: order, of: observations, hasWater: placer.water != nil, jobs: 1)
  }

  /// Places the observations whose rows `order` names; row *i* of the result belongs to the *i*-th of them. `named` says
  /// what each name of their claims can mean.
  func place(
    _ observations: ObservationColumns, order: ArraySlice<ObservationRow>, named: [NamedRivers]
  ) throws -> MatchColumns {
    var matches = MatchColumns(unmatched: order.count, hasWater: placer.water != nil)
    var byPlane: [Int: PlaneRows] = [:]
    let all = PlaneRows(Array(order), observations)
    let plane = all.longitude.first.map(placer.planes.plane) ?? 0
    if all.longitude.allSatisfy({ placer.planes.plane($0) == plane }) {
      byPlane[plane] = all
    } else {
      let targets = Dictionary(grouping: order.indices.map { $0 - order.startIndex }) { placer.planes.plane(all.longitude[$0]) }
      byPlane = targets.mapValues { all.selecting($0) }
    }
    for (plane, rows) in byPlane { try worker(for: plane).place(observations, rows, named: named, into: &matches) }
    return matches
  }

  private func worker(for plane: Int) throws -> PlaneWorker {
    if let worker = planes[plane] { return worker }
    let worker = try PlaneWorker(
      placer.network, try placer.plane(plane), bodyOfSegment: placer.water?.bodyOfSegment ?? OptionalNumbers(),
      recipe: placer.planes.recipe(plane), maxDistance: placer.maxDistance)
    planes[plane] = worker
    return worker
  }
}
