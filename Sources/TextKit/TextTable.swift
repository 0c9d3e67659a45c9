/// A table of texts and numbers with a heading for each column, and perhaps a total row.
public struct TextTable: Sendable {
  public struct Column: Sendable {
    public var name: String
    /// Numbers are aligned to the right, and are JSON numbers; their cells hold digits.
    public var isNumber: Bool

    public init(_ name: String, isNumber: Bool) {
      self.name = name
      self.isNumber = isNumber
    }
  }

  public var columns: [Column]
  /// As many cells as there are columns; nil where there is no value.
  public var rows: [[String?]]
  /// The last row; nil for a table without total.
  public var total: [String?]?

  public init(columns: [Column], rows: [[String?]], total: [String?]? = nil) {
    self.columns = columns
    self.rows = rows
    self.total = total
  }
}
