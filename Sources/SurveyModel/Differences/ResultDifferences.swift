/// What differs between two results, outlet by outlet, and how the counts came to be other ones.
public struct ResultDifferences: Sendable {
  /// Every outlet of both results: those of the old one in its order, then those that were added.
  public var outlets: [OutletDifference] = []
  /// By river, ascending by id; what lies on none is last.
  public var rivers: [DifferenceCount] = []
  /// By basin, ascending by id; what lies in none is last.
  public var basins: [DifferenceCount] = []
  /// By district, ascending by id; what lies in none is last.
  public var districts: [DifferenceCount] = []
  /// All pairs of statuses that occur; outlets that were split or merged count once for each part.
  public var statuses: [StatusTransition] = []
  /// Outlets of the old result.
  public var oldCount = 0
  /// Outlets of the new result.
  public var newCount = 0

  package init() {}

  /// True where some outlet differs.
  public var isDifferent: Bool { outlets.contains { $0.isDifferent } }
}
