import LayerOutput

/// What outlets can be counted by.
public enum CountKey: String, CaseIterable, Sendable {
  case river, basin, district, type, method, bank, status
}

/// How a table is written.
public enum TableFormat: String, CaseIterable, Sendable {
  case table, csv, json, markdown
}

/// A table of texts and numbers with a total row.
public struct CountTable: Sendable {
  public struct Column: Sendable {
    public var name: String
    public var isNumber: Bool

    public init(_ name: String, isNumber: Bool) {
      self.name = name
      self.isNumber = isNumber
    }
  }

  public var columns: [Column]
  /// Nil where there is no value.
  public var rows: [[String?]]
  public var total: [String?]

  public init(columns: [Column], rows: [[String?]], total: [String?]) {
    self.columns = columns
    self.rows = rows
    self.total = total
  }
}

/// The table as text that ends in a line feed.
public func rendered(_ table: CountTable, as format: TableFormat) -> String {
  switch format {
  case .table: aligned(table)
  case .csv: commaSeparated(table)
  case .json: json(table)
  case .markdown: markdown(table)
  }
}

private func aligned(_ table: CountTable) -> String {
  let rows = [table.columns.map { Optional($0.name) }] + table.rows + [table.total]
  let cells = rows.map { row in row.map { printable($0 ?? "") } }
  let widths = table.columns.indices.map { column in cells.map { displayWidth($0[column]) }.max() ?? 0 }
  func line(_ row: [String]) -> String {
    let padded = row.indices.map { column in
      let space = String(repeating: " ", count: widths[column] - displayWidth(row[column]))
      return table.columns[column].isNumber ? space + row[column] : row[column] + space
    }
    var text = padded.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
  let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
  return line(cells[0]) + rule + cells.dropFirst().dropLast().map(line).joined() + rule + line(cells[cells.count - 1])
}

private func markdown(_ table: CountTable) -> String {
  func line(_ row: [String?]) -> String {
    "| " + row.map { printable($0 ?? "").replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }
  let rule = "|" + table.columns.map { $0.isNumber ? "---:" : "---" }.joined(separator: "|") + "|\n"
  return line(table.columns.map(\.name)) + rule + table.rows.map(line).joined() + line(table.total)
}

private func commaSeparated(_ table: CountTable) -> String {
  var text = CSVRow()
  for row in [table.columns.map { Optional($0.name) }] + table.rows + [table.total] {
    // Numbers are digits already: no cell of them begins as a formula.
    for cell in row { text.add(cell) }
    text.end()
  }
  return String(decoding: text.bytes, as: UTF8.self)
}

private func json(_ table: CountTable) -> String {
  func object(_ row: [String?]) -> String {
    let members = zip(table.columns, row).map { column, cell in
      let value = cell.map { column.isNumber ? $0 : jsonString($0) } ?? "null"
      return "\(jsonString(column.name)): \(value)"
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
  let rows = table.rows.map { "    " + object($0) }.joined(separator: ",\n")
  return "{\n  \"rows\": [\n\(rows)\n  ],\n  \"total\": \(object(table.total))\n}\n"
}

private func jsonString(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
