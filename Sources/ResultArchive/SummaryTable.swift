import SurveyModel

/// A table of counts that this program wrote (`summary/rivers.csv` and its like), with a total row at its end.
package struct SummaryTable: Sendable {
  package let header: [String]
  /// Texts, nil for an empty cell.
  package let rows: [[String?]]
  package let total: [String?]

  /// Understands what the program writes: UTF-8, commas, quotes of RFC 4180, LF. The apostrophe that keeps spreadsheets from taking a
  /// text for a formula is taken off again.
  /// - Throws: `InputError(.unreadable)` when the rows do not all have as many cells as the first, or the total is missing.
  init(_ bytes: [UInt8], source: String) throws(InputError) {
    let rows = readRows(bytes)
    guard let rows, let header = rows.first, rows.allSatisfy({ $0.count == header.count }) else {
      throw InputError(.unreadable, "this is not a summary as outlets process writes it; run it again", source: source)
    }
    guard let total = rows.dropFirst().last else {
      throw InputError(.unreadable, "the summary has no total row; run process again", source: source)
    }
    self.header = header.map { $0 ?? "" }
    self.rows = Array(rows.dropFirst().dropLast())
    self.total = total
  }
}

/// The cells of all rows; nil when the last row does not end in a line feed.
private func readRows(_ bytes: [UInt8]) -> [[String?]]? {
  var rows: [[String?]] = []
  var row: [String?] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  func endCell() {
    var text = cell[...]
    if text.first == 0x27, text.count > 1, "=+-@\t\r".utf8.contains(text[1]) { text = text.dropFirst() }
    row.append(text.isEmpty ? nil : String(decoding: text, as: UTF8.self))
    cell = []
  }
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if isQuoted {
      if byte != 0x22 {
        cell.append(byte)
      } else if index < bytes.count, bytes[index] == 0x22 {
        cell.append(byte)
        index += 1
      } else {
        isQuoted = false
      }
    } else if byte == 0x22, cell.isEmpty {
      isQuoted = true
    } else if byte == 0x2C {
      endCell()
    } else if byte == 0x0A {
      endCell()
      rows.append(row)
      row = []
    } else {
      cell.append(byte)
    }
  }
  return row.isEmpty && cell.isEmpty ? rows : nil
}
