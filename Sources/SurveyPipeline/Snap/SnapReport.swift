package import SurveyModel

/// What a run of `snap` came to.
package struct SnapReport: Sendable {
  package var account: FileAccount
  package var observations: Int
  /// Observations that were put on a river.
  package var matched: Int
  package var findings: [Finding]
  /// The first rejected records, for the terminal.
  package var rejections: [Rejection]
}
