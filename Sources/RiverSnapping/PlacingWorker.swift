import PROJKit
package import SurveyModel

/// One thread's means of placing observations: for each plane its projection and its memory to work in.
package final class PlacingWorker {
  private let placer: RiverPlacer
  private var planes: [Int: PlaneWorker] = [:]

  init(_ placer: RiverPlacer) {
    self.placer = placer
  }

  /// Places all of `observations`; the result has one row for each of them, in order.
  package func place(_ observations: ObservationColumns) throws -> MatchColumns {
    let (longitude, latitude) = (observations.longitude, observations.latitude)
    let order = try hilbertOrder(count: observations.count, jobs: 1, { longitude[$0] }, { latitude[$0] })
    let part = try place(observations, order: order[...], named: placer.namedRivers(observations.claims))
    return MatchColumns([part], in: order, of: observations, hasWater: placer.water != nil)
  }

  /// Places the observations whose rows `order` names; row *i* of the result belongs to the *i*-th of them. `named` says
  /// what each name of their claims can mean.
  func place(
    _ observations: ObservationColumns, order: ArraySlice<Int32>, named: [NamedRivers]
  ) throws -> MatchColumns {
    var matches = MatchColumns(unmatched: order.count, hasWater: placer.water != nil)
    var byPlane: [Int: PlaneRows] = [:]
    for (target, row) in order.enumerated() {
      byPlane[placer.planes.plane(observations.longitude[Int(row)]), default: PlaneRows()].append(Int(row), target)
    }
    for (plane, rows) in byPlane { try worker(for: plane).place(observations, rows, named: named, into: &matches) }
    return matches
  }

  private func worker(for plane: Int) throws -> PlaneWorker {
    if let worker = planes[plane] { return worker }
    let worker = try PlaneWorker(
      placer.network, try placer.plane(plane), bodyOfSegment: placer.water?.bodyOfSegment ?? [],
      recipe: placer.planes.recipe(plane), maxDistance: placer.maxDistance)
    planes[plane] = worker
    return worker
  }
}

/// Observations of one plane: their rows, and the rows of the result that they go to.
struct PlaneRows {
  private(set) var rows: [Int] = []
  private(set) var targets: [Int] = []

  mutating func append(_ row: Int, _ target: Int) {
    rows.append(row)
    targets.append(target)
  }
}
