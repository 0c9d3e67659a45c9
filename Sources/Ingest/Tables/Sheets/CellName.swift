/// Names of cells, such as `B7`.
enum CellName {
  /// The letters of a column; columns count from 0.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The column (from 0) and row (from 1) of a name such as `B7`; nil for any other text.
  static func parse(_ name: Span<UInt8>) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    var isInDigits = false
    for index in name.indices {
      let byte = name[index]
      switch byte {
      case 0x41...0x5A where !isInDigits:
        column = column * 26 + Int(byte - 0x40)
        if column > SheetBuilder.maximumColumns { return nil }
      case 0x30...0x39 where column > 0:
        isInDigits = true
        row = row * 10 + Int(byte - 0x30)
        if row > SheetBuilder.maximumRows { return nil }
      case 0x24: continue
      default: return nil
      }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }

  /// The area that a text such as `A1:F2` names, or the name of one cell.
  static func area(_ text: [UInt8]) -> MergedCells.Area? {
    let corners = text.split(separator: UInt8(ascii: ":"))
    guard let first = corners.first.flatMap({ parse($0.span) }), let last = corners.last.flatMap({ parse($0.span) }),
      corners.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return MergedCells.Area(rows: first.row...last.row, columns: first.column...last.column)
  }
}
