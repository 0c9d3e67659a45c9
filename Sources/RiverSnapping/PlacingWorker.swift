import PROJKit
import RiverIndex
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

/// Observations of one plane: their rows, the rows of the result that they go to, and what is asked of each again and again,
/// fetched together because rows lie far apart.
struct PlaneRows {
  let rows: [ObservationRow]
  let targets: [Int]
  /// WGS 84 degrees.
  let longitude: [Double]
  let latitude: [Double]
  let accuracy: [Double]

  /// Rows whose results follow each other.
  init(_ rows: [ObservationRow], _ observations: ObservationColumns) {
    self.rows = rows
    targets = Array(rows.indices)
    let (longitude, latitude, accuracy) = (observations.longitude, observations.latitude, observations.accuracy)
    self.longitude = rows.map { longitude[$0.index] }
    self.latitude = rows.map { latitude[$0.index] }
    self.accuracy = rows.map { Double(accuracy[$0.index]) }
  }

  /// Those that go to these rows of the result.
  func selecting(_ targets: [Int]) -> PlaneRows {
    PlaneRows(
      rows: targets.map { rows[$0] }, targets: targets, longitude: targets.map { longitude[$0] },
      latitude: targets.map { latitude[$0] }, accuracy: targets.map { accuracy[$0] })
  }

  private init(rows: [ObservationRow], targets: [Int], longitude: [Double], latitude: [Double], accuracy: [Double]) {
    self.rows = rows
    self.targets = targets
    self.longitude = longitude
    self.latitude = latitude
    self.accuracy = accuracy
  }

  /// WGS 84.
  func position(_ index: Int) -> Coordinate { Coordinate(longitude: longitude[index], latitude: latitude[index]) }
}
