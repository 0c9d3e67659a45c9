/// How far a run is. A run tells it on any of its threads.
public struct Progress: Sendable {
  public enum Stage: String, Sendable {
    case reading, linking, placing, merging, summing, writing
  }

  public var stage: Stage
  /// Bytes while reading, observations while placing, features and rows while writing.
  public var done: Int
  /// What ``done`` will be in the end; nil where that is not known beforehand.
  public var total: Int?
  /// Observations accepted so far.
  public var observations: Int

  public typealias Observer = @Sendable (Progress) -> Void
}
