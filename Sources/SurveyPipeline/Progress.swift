/// How far a run has come, for whoever shows it; told on any thread.
public struct Progress: Sendable {
  public enum Stage: String, Sendable {
    case reading, linking, placing, merging, writing
  }

  public var stage: Stage
  /// Bytes while reading and writing, observations while placing.
  public var done: Int
  /// Nil where it is not known beforehand.
  public var total: Int?
  /// Observations accepted so far.
  public var observations: Int

  public typealias Observer = @Sendable (Progress) -> Void
}
