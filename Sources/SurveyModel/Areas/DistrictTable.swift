/// The districts of one level, each with all that lies in it: a table that adds up to the same total as every other.
public struct DistrictTable: Sendable {
  public var level: DistrictLevel
  public var rollUp: RollUp

  public init(level: DistrictLevel, rollUp: RollUp) {
    self.level = level
    self.rollUp = rollUp
  }
}
