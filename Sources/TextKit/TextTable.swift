/// A table of texts and numbers with a heading for each column, and perhaps a total row.
public struct TextTable: Sendable {
  public struct Column: Sendable {
    public var name: String
    /// Numbers are aligned to the right, and are JSON numbers; their cells hold digits.
    public var isNumber: Bool
    /// A short name for a terminal.
    public var heading: String
    /// False for a column that a terminal does not show.
    public var isOnTerminal = true
    /// True for a column that a terminal leaves out where no row has a value.
    public var needsValues = false
    /// The name of a column that a terminal shows instead where a row has a value there.
    public var givesWayTo: String?
    /// True for whole numbers whose sum over rows means something.
    public var isSummable = false
    /// What a terminal shows in a cell without value.
    public var missing = ""

    public init(_ name: String, isNumber: Bool) {
      self.name = name
      self.isNumber = isNumber
      heading = name
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
