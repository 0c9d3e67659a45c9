import GEOSKit
import PROJKit
package import SurveyModel

/// One thread's means of placing observations: its GEOS context, and for each plane its index and its projection.
package final class PlacingWorker {
  private let placer: RiverPlacer
  private let context = GEOSContext()
  private var planes: [Int: PlaneWorker] = [:]

  init(_ placer: RiverPlacer) {
    self.placer = placer
  }

  /// Places the observations of `rows`; the result has one row for each of them, in order.
  package func place(_ observations: ObservationColumns, rows: Range<Int>) throws -> MatchColumns {
    var matches = MatchColumns(unmatched: observations, rows: rows)
    var rowsByPlane: [Int: [Int]] = [:]
    for row in rows { rowsByPlane[placer.planes.plane(observations.longitude[row]), default: []].append(row) }
    for (plane, rowsOfPlane) in rowsByPlane {
      try worker(for: plane).place(observations, rows: rowsOfPlane, firstRow: rows.lowerBound, into: &matches)
    }
    return matches
  }

  private func worker(for plane: Int) throws -> PlaneWorker {
    if let worker = planes[plane] { return worker }
    let worker = try PlaneWorker(
      placer.network, try placer.rivers(in: plane), recipe: placer.planes.recipe(plane), maxDistance: placer.maxDistance,
      context: context)
    planes[plane] = worker
    return worker
  }
}
