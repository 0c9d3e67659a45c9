public import SurveyModel

/// What a run of `snap` came to.
public struct SnapReport: Sendable {
  public var account: FileAccount
  public var observations: Int
  /// Observations that were put on a river.
  public var matched: Int
  public var findings: [Finding]
  /// The first rejected records, for the terminal.
  public var rejections: [Rejection]
}
