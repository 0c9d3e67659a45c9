/// The counts of all rivers, basins or districts: rows sorted by id (the row of none last) and their total.
public struct RollUp: Sendable {
  /// A row for each area, by the bytes of their ids; last a row without id for what belongs to none, where there is such.
  public var rows: [RollUpRow]
  /// What the rows add up to.
  public var total: RollUpRow

  package init(rows: [RollUpRow], total: RollUpRow) {
    self.rows = rows
    self.total = total
  }
}
