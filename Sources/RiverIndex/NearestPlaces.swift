/// The nearest place on a river and the nearest on another river. Within the distances asked for they are sure to be the nearest;
/// beyond them a place may be given or not.
public struct NearestPlaces: Sendable {
  /// Nil where no river is near enough.
  public let best: RiverPlace?
  /// Nil where no other river is near enough.
  public let second: RiverPlace?

  public init(best: RiverPlace?, second: RiverPlace?) {
    self.best = best
    self.second = second
  }
}
