package import SurveyModel

/// Reads a table that an earlier run wrote (`summary/rivers.csv` and its like): rows of texts, nil for an empty cell.
///
/// Understands what ``LayerOutput`` writes: UTF-8, commas, quotes by RFC 4180, LF. The apostrophe in front of a text that a
/// spreadsheet would take for a formula is removed.
/// - Throws: `InputError(.unreadable)` when the rows do not all have as many cells as the first.
package func readSummaryTable(_ bytes: [UInt8], source: String) throws(InputError) -> [[String?]] {
  var rows: [[String?]] = []
  var row: [String?] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var index = 0
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
  guard let header = rows.first, rows.allSatisfy({ $0.count == header.count }), row.isEmpty, cell.isEmpty else {
    throw InputError(.unreadable, "this is not a summary as outlets process writes it; run it again", source: source)
  }
  return rows
}
