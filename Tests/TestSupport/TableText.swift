/// A CSV table by RFC 4180, read by the tests' own code.
package struct TableText: Sendable {
  package var header: [String]
  package var rows: [[String]]

  package init(_ bytes: [UInt8]) {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    func text() -> String { String(decoding: cell, as: UTF8.self) }
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
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0A {
        record.append(text())
        cell = []
        if byte == 0x0A {
          records.append(record)
          record = []
        }
      } else {
        cell.append(byte)
      }
    }
    if !record.isEmpty || !cell.isEmpty { records.append(record + [text()]) }
    header = records.first ?? []
    rows = Array(records.dropFirst())
  }

  /// The cells of a column, in the order of the rows.
  package func column(_ name: String) -> [String] {
    guard let index = header.firstIndex(of: name) else { return [] }
    return rows.map { $0.count > index ? $0[index] : "" }
  }

  /// A cell of a row; nil where there is no such column.
  package func cell(_ name: String, of row: [String]) -> String? {
    header.firstIndex(of: name).flatMap { row.count > $0 ? row[$0] : nil }
  }
}
