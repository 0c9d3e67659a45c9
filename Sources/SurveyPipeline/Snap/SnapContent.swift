import SurveyModel

/// Observations of one chunk, numbered, and what else is to be said of it.
struct SnapContent: AcceptedRecords, Sendable {
  var observations: ObservationColumns
  var findings: [Finding] = []
  var rejections: [Rejection] = []
  /// What is not yet in the books of the stream: a later rejection, or all of a source that was read whole.
  var account = FileAccount()
}
