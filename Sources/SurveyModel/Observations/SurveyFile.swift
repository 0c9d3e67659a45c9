/// One survey file, read: observations, tracks, and what is to be said about it.
package struct SurveyFile: Sendable {
  package var description: FileDescription
  package var account: FileAccount
  package var observations: ObservationColumns
  package var tracks: [Track]
  /// Photos that the file is or tells of.
  package var photos: [PhotoEvent] = []
  package var findings: [Finding]
  package var rejections: [Rejection]
  /// What the dates of the file show of their order.
  package var dates = DateEvidence()

  package init(description: FileDescription) {
    self.description = description
    account = FileAccount()
    observations = ObservationColumns()
    tracks = []
    findings = []
    rejections = []
  }
}
