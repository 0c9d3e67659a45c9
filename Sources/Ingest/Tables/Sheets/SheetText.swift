/// A sheet of a workbook as text, so that it can be read as CSV files are.
package struct SheetText: Sendable {
  /// The name on the sheet's tab.
  package var name: String
  package var isHidden: Bool
  /// The sheet in UTF-8: a line `sep=` and a tab, then one record for each row that is not empty, in the order of the sheet.
  /// Cells are separated by tabs and quoted as in CSV. All records have the same number of cells.
  package internal(set) var text: [UInt8] = []
  /// For each record the number of its row in the sheet, from 1.
  package internal(set) var rows: [Int32] = []
  /// For each record the offset of its first byte in ``text``.
  package internal(set) var starts: [Int] = []
  /// The rows with a cell that holds an error such as `#N/A`; the cell is empty in ``text``.
  package internal(set) var errorRows: [Int32] = []
  /// The name of the first such cell.
  package internal(set) var firstErrorCell: String?
  /// The number of rows that are hidden.
  package internal(set) var hiddenRows = 0
  /// The number of cells with a formula for which no value is stored.
  package internal(set) var formulasWithoutValue = 0

  /// The number of the row whose record holds the byte of ``text`` at `offset`; nil before the first record.
  package func row(atByte offset: Int) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? Int(rows[low - 1]) : nil
  }
}
