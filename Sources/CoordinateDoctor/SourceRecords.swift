package import SurveyModel

/// The records and tracks of one source, for the checks that need no hypothesis about its coordinates.
package struct SourceRecords {
  let observations: ObservationColumns
  let rows: Range<Int>
  let account: FileAccount
  let tracks: [Track]

  /// - Parameters:
  ///   - rows: the rows of `observations` that are the source's.
  ///   - account: the books of the source.
  package init(_ observations: ObservationColumns, rows: Range<Int>, account: FileAccount, tracks: [Track]) {
    self.observations = observations
    self.rows = rows
    self.account = account
    self.tracks = tracks
  }
}
