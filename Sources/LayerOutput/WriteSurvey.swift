import FileKit
package import SurveyModel
import Synchronization
import TextKit
package import Workers

/// Writes all files of the contract to `sink`, the manifest last; ``OutputFolder/publish()`` then puts them in place.
///
/// The columns of `result` must have the same count and point to what exists (they come from the stages, not from files).
/// The bytes do not depend on `jobs`.
/// - Parameters:
///   - layer: the one layer or table to write, without a manifest; nil for all.
///   - progress: hears, on any thread, how many features and rows have been written in all.
/// - Throws: `OutputError` and `Cancelled`; call ``OutputFolder/abandon()`` then, or let the folder go.
package func writeSurvey(
  _ result: ResultColumns, to sink: any OutputSink, only layer: OutputLayer? = nil, jobs: Int,
  cancellation: Cancellation = Cancellation(), progress: @escaping @Sendable (Int) -> Void = { _ in }
) throws {
  let done = Mutex(0)
  let advance: @Sendable (Int) -> Void = { count in
    done.withLock {
      $0 += count
      progress($0)
    }
  }
  func isWanted(_ other: OutputLayer) -> Bool { layer == nil || layer == other }
  let layers = layerMakers(result).filter { isWanted($0.layer) }.compactMap { $0.make() }
  let written = try writeLayers(layers, to: sink, jobs: jobs, cancellation: cancellation, progress: advance)
  for record in written { sink.add(record) }
  if isWanted(.rejected) {
    try writeRejections(result.rejections, to: sink, cancellation: cancellation, progress: advance)
  }
  if isWanted(.riverCounts) { try writeSummary(result.rivers, .rivers, to: sink) }
  if isWanted(.reachCounts) { try writeReaches(result, to: sink) }
  if isWanted(.basinCounts) { try writeSummary(result.basins, .basins, to: sink) }
  if isWanted(.districtCounts) { try writeSummary(result.districts, .districts, to: sink) }
  for table in result.districtTables where isWanted(.districtCountsBy(table.level)) {
    try writeSummary(table.rollUp, .districtsBy(table.level), to: sink)
  }
  if layer == nil { try writeManifest(result, to: sink) }
}

/// What makes each GeoJSON layer, in the order in which they are written; a maker gives nil where a result has no such layer.
private func layerMakers(_ result: ResultColumns) -> [(layer: OutputLayer, make: () -> FeatureCollection?)] {
  let outletIDs = PreparedTexts(count: result.outlets.count, size: 24) { $1.appendJSON(result.outlets[$0].id) }
  let texts = NetworkTexts(result.network)
  let features = ObservationFeatures(sources: result.sources, texts: texts)
  return [
    (.outlets, { outletLayer(result, texts: texts, outletIDs: outletIDs) }),
    (.observations, { observationLayer(result, features: features, outletIDs: outletIDs) }),
    (.ties, { tieLayer(result, features: features, outletIDs: outletIDs) }),
    (.tracks, { trackLayer(result) }),
    (.rivers, { riverLayer(result, texts: texts) }),
    (.review, { reviewLayer(result) }),
  ]
}
