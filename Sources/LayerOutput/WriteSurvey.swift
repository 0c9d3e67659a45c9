import FileKit
import OutputSchema
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
  let views = SurveyResult(result)
  let layers = layerMakers(result, views).filter { isWanted($0.layer) }.compactMap { $0.make() }
  let written = try writeLayers(layers, to: sink, jobs: jobs, cancellation: cancellation, progress: advance)
  for record in written { sink.add(record) }
  if isWanted(.rejected), let rejected = OutputLayers.rejected.content(of: views) {
    try writeTable(
      rejected, to: sink, byteOrderMark: result.run.byteOrderMark, cancellation: cancellation, progress: advance)
  }
  for (layer, table) in summaries(of: views) where isWanted(layer) {
    if let table {
      try writeTable(table, to: sink, byteOrderMark: result.run.byteOrderMark, cancellation: cancellation)
    }
  }
  if layer == nil { try writeManifest(result, to: sink) }
}

/// What makes each GeoJSON layer, in the order in which they are written; a maker gives nil where a result has no such layer.
private func layerMakers(
  _ result: ResultColumns, _ views: SurveyResult
) -> [(layer: OutputLayer, make: () -> FeatureCollection?)] {
  let outletIDs = PreparedTexts(count: result.outlets.count, size: 24) { $1.appendJSON(result.outlets[OutletNumber($0)].id) }
  let texts = NetworkTexts(result.network)
  let features = ObservationFeatures(sources: result.sources, texts: texts)
  return [
    (.outlets, { outletLayer(result, texts: texts, outletIDs: outletIDs) }),
    (.observations, { observationLayer(result, features: features, outletIDs: outletIDs) }),
    (.ties, { tieLayer(result, features: features, outletIDs: outletIDs) }),
    (.tracks, { trackLayer(views) }),
    (.rivers, { riverLayer(views) }),
    (.review, { reviewLayer(views) }),
  ]
}

/// The tables of counts, in the order in which they are written; nil for one that this run does not have.
private func summaries(of result: SurveyResult) -> [(layer: OutputLayer, table: LayerContent?)] {
  let tables: [(OutputLayer, LayerContent?)] = [
    (.riverCounts, OutputLayers.riverSummary.content(of: result)), (.reachCounts, OutputLayers.reachSummary.content(of: result)),
    (.basinCounts, OutputLayers.basinSummary.content(of: result)),
    (.districtCounts, OutputLayers.districtSummary.content(of: result)),
  ]
  let levels = result.districtTables.map(\.level)
  return tables + levels.map { (.districtCountsBy($0), OutputLayers.districtSummary(by: $0).content(of: result)) }
}
