/// How far a run is. A run tells it on any of its threads.
public struct Progress: Sendable {
  /// What a run is doing.
  public enum Stage: String, Sendable {
    /// Reading surveys and rivers.
    case reading
    /// Reading areas and water, and joining the rivers.
    case linking
    /// Looking for the place of each observation on a river.
    case placing
    /// Making outlets of observations.
    case merging
    /// Counting by river, basin and district.
    case summing
    /// Writing the output folder.
    case writing
  }

  /// What the run is doing now.
  public var stage: Stage
  /// Bytes while reading, observations while placing, features and rows while writing.
  public var done: Int
  /// What ``done`` will be in the end; nil where that is not known beforehand.
  public var total: Int?
  /// Observations accepted so far.
  public var observations: Int

  /// A function that is told how far a run is, on any thread.
  public typealias Observer = @Sendable (Progress) -> Void
}
