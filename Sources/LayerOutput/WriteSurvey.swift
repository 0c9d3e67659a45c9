import FileKit
package import SurveyModel
import Synchronization
import TextKit
package import Workers

/// Writes all files of the contract into `folder`, the manifest last; ``OutputFolder/publish()`` then puts them in place.
///
/// The columns of `result` must have the same count and point to what exists (they come from the stages, not from files).
/// The bytes do not depend on `jobs`. `progress` hears, on any thread, how many features and rows have been written in
/// all. Throws `OutputError` and `Cancelled`; call ``OutputFolder/abandon()`` then, or let the folder go.
package func writeSurvey(
  _ result: ResultColumns, to folder: OutputFolder, jobs: Int, cancellation: Cancellation = Cancellation(),
  progress: @escaping @Sendable (Int) -> Void = { _ in }
) throws {
  let done = Mutex(0)
  let advance: @Sendable (Int) -> Void = { count in
    done.withLock {
      $0 += count
      progress($0)
    }
  }
  let outletIDs = PreparedTexts(count: result.outlets.count, size: 24) { $1.appendJSON(result.outlets[$0].id) }
  let texts = NetworkTexts(result.network)
  let features = ObservationFeatures(sources: result.sources, texts: texts)
  let layers: [FeatureCollection?] = [
    outletLayer(result, texts: texts, outletIDs: outletIDs),
    observationLayer(result, features: features, outletIDs: outletIDs),
    tieLayer(result, features: features, outletIDs: outletIDs),
    trackLayer(result),
    riverLayer(result, texts: texts),
    reviewLayer(result),
  ]
  let written = try writeLayers(
    layers.compactMap { $0 }, to: folder, jobs: jobs, cancellation: cancellation, progress: advance)
  for record in written { folder.add(record) }
  try writeRejections(result.rejections, to: folder, cancellation: cancellation, progress: advance)
  try writeSummary(result.rivers, .rivers, to: folder)
  try writeReaches(result, to: folder)
  try writeSummary(result.basins, .basins, to: folder)
  try writeSummary(result.districts, .districts, to: folder)
  for table in result.districtTables { try writeSummary(table.rollUp, .districtsBy(table.level), to: folder) }
  try writeManifest(result, to: folder)
}
