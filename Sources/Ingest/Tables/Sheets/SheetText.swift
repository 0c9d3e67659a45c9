/// A sheet of a workbook as a table in text: one mechanism reads all tables.
package struct SheetText: Sendable {
  /// As the workbook's tab says.
  package var name: String
  package var isHidden: Bool
  /// UTF-8: a line `sep=` that names the tab, then one record for each row that holds something, in the order of the
  /// sheet. Cells are separated by tabs and quoted as in CSV; all records have as many.
  package internal(set) var text: [UInt8] = []
  /// The rows that the records are, from 1, and the first byte of each in ``text``.
  package internal(set) var rows: [Int32] = []
  package internal(set) var starts: [Int] = []
  /// Rows with a formula's error (`#N/A`), whose cell became empty.
  package internal(set) var errorRows: [Int32] = []
  package internal(set) var firstErrorCell: String?
  package internal(set) var hiddenRows = 0
  /// Cells with a formula and no value stored for it.
  package internal(set) var formulasWithoutValue = 0

  /// The row whose record holds the byte of ``text`` at `offset`.
  package func row(atByte offset: Int) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? Int(rows[low - 1]) : nil
  }
}
