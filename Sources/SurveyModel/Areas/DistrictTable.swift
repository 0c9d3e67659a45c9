/// The districts of one level, each with all that lies in it: a table that adds up to the same total as every other.
public struct DistrictTable: Sendable {
  /// The level of all districts in the table.
  public var level: DistrictLevel
  /// The counts.
  public var rollUp: RollUp

  package init(level: DistrictLevel, rollUp: RollUp) {
    self.level = level
    self.rollUp = rollUp
  }
}
