/// Rows sorted by id (the row of none last) and their total.
public struct RollUp: Sendable {
  public var rows: [RollUpRow]
  public var total: RollUpRow

  public init(rows: [RollUpRow], total: RollUpRow) {
    self.rows = rows
    self.total = total
  }
}
