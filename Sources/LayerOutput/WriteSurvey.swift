import FileKit
package import SurveyModel
import Synchronization

/// Writes all files of the contract into `folder`, the manifest last; ``OutputFolder/publish()`` then puts them in place.
///
/// The columns of `result` must have the same count and point to what exists (they come from the stages, not from files).
/// The bytes do not depend on `jobs`. `progress` hears, on any thread, how many features and rows have been written in
/// all. Throws `OutputError` and `Interrupted`; call ``OutputFolder/abandon()`` then, or let the folder go.
package func writeSurvey(
  _ result: SurveyResult, to folder: OutputFolder, jobs: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
) throws {
  let done = Mutex(0)
  let advance: @Sendable (Int) -> Void = { count in
    done.withLock {
      $0 += count
      progress($0)
    }
  }
  let outletIDs = TextTable(count: result.outlets.count, size: 24) { $1.appendJSON(result.outlets[$0].id) }
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
  let opened = try layers.compactMap { try $0.map { try OpenedLayer($0, in: folder) } }
  // Two at a time: the two largest are much the same size, and a layer on one thread is formatted, hashed and written while it
  // is in the processor's cache.
  let records = try Parallel.map(opened.count, jobs: min(jobs, 2)) {
    try opened[$0].write(jobs: max(1, jobs / 2), progress: advance)
  }
  for record in records.compactMap({ $0 }) { folder.add(record) }
  try writeRejections(result.rejections, to: folder, progress: advance)
  try writeSummary(result.rivers, .rivers, to: folder)
  try writeReaches(result, to: folder)
  try writeSummary(result.basins, .basins, to: folder)
  try writeSummary(result.districts, .districts, to: folder)
  for table in result.districtTables { try writeSummary(table.rollUp, .districtsBy(table.level), to: folder) }
  try writeManifest(result, to: folder)
}

/// A layer and its file, for whichever thread writes it.
private final class OpenedLayer: Sendable {
  private let layer: FeatureCollection
  private let file: Mutex<OutputFile?>

  init(_ layer: FeatureCollection, in folder: OutputFolder) throws(OutputError) {
    self.layer = layer
    file = Mutex(try folder.makeFile(layer.name))
  }

  /// Writes the layer, once.
  func write(jobs: Int, progress: (Int) -> Void) throws -> OutputRecord? {
    let own = file.withLock { $0.take() }
    guard let own else { return nil }
    return try layer.write(to: own, jobs: jobs, progress: progress)
  }
}
