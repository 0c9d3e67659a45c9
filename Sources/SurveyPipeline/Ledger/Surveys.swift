import Ingest
import SurveyModel

/// The survey files of a run, read and in WGS 84: the sealed ledger of their sources. Nothing in it changes any more.
struct Surveys: Sendable {
  /// In the order of reading.
  let entries: [SourceEntry]
  /// The names that observations stand under, by the numbers in ``ObservationColumns/source``: sorted by their UTF-8 bytes.
  let names: [String]
  /// For each name the index of its entry: photos of a folder share one.
  let entryOfName: [Int]
  /// For each name its rows of ``observations``.
  let rows: [Range<Int>]
  /// Sorted by source and record.
  let observations: ObservationColumns
  let tracks: [Track]
  /// Photos, and photos that logs tell of.
  let photos: [PhotoEvent]
  /// What was looked at, left out or refused on the way.
  let collected: CollectedFiles

  /// All that is to be said of the sources.
  var findings: [Finding] { collected.findings + entries.flatMap(\.findings) }

  var rejections: [Rejection] { entries.flatMap(\.rejections) }

  /// The entries as the manifest shows them.
  /// - Parameter isFlagged: whether an observation carries a flag in the end.
  func inputs(isFlagged: (_ row: Int) -> Bool) -> [RunDescription.Input] {
    var flagged = [Int](repeating: 0, count: entries.count)
    for (rows, entry) in zip(rows, entryOfName) { flagged[entry] += rows.count(where: isFlagged) }
    return zip(entries, flagged).compactMap { $0.input(flagged: $1) }
  }
}
