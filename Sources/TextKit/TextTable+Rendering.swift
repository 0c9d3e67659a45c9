extension TextTable {
  /// The table as text that ends in a line feed. As `.table` it is for the eye and may leave columns out, as
  /// ``Column/isOnTerminal`` and the other traits of columns say; the other formats are for programs and have every column.
  /// - Parameter barColumn: the name of a column of numbers that `.table` draws as small bars in the margin; nil for none.
  public func rendered(as format: TableFormat, barColumn: String? = nil) -> String {
    switch format {
    case .table: forTerminal().aligned(bars: bars(ofColumn: barColumn))
    case .csv: commaSeparated()
    case .json: json()
    case .markdown: markdown()
    }
  }

  private var names: [String?] { columns.map(\.name) }
  private var totals: [[String?]] { total.map { [$0] } ?? [] }

  /// For a terminal: columns side by side, lines of dashes under the names and above the total.
  private func aligned(bars: [String] = []) -> String {
    let cells = ([names] + rows + totals).map { row in row.map { printable($0 ?? "") } }
    let widths = columns.indices.map { column in cells.map { displayWidth($0[column]) }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      let padded = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - displayWidth(row[column]))
        return columns[column].isNumber ? space + row[column] : row[column] + space
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
    let body = rows.indices.map { row in
      let text = line(cells[row + 1])
      guard row < bars.count, !bars[row].isEmpty else { return text }
      let space = widths.reduce(0, +) + 2 * widths.count - displayWidth(text.dropLast().description)
      return text.dropLast() + String(repeating: " ", count: max(2, space)) + bars[row] + "\n"
    }.joined()
    return line(cells[0]) + rule + body + cells[(rows.count + 1)...].map { rule + line($0) }.joined()
  }

  /// A bar for each row, as long as its number is to the greatest; empty without such a column.
  private func bars(ofColumn name: String?) -> [String] {
    guard let name, let column = columns.firstIndex(where: { $0.name == name }) else { return [] }
    let numbers = rows.map { $0[column].flatMap { Double($0) } ?? 0 }
    guard let greatest = numbers.max(), greatest > 0 else { return [] }
    let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return numbers.map { number in
      let length = Int((number / greatest * 80).rounded(.up))
      return String(repeating: "█", count: max(0, length) / 8) + eighths[max(0, length) % 8]
    }
  }

  private func markdown() -> String {
    func line(_ row: [String?]) -> String {
      "| " + row.map { printable($0 ?? "").replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    let rule = "|" + columns.map { $0.isNumber ? "---:" : "---" }.joined(separator: "|") + "|\n"
    return line(names) + rule + (rows + totals).map(line).joined()
  }

  private func commaSeparated() -> String {
    var text = CSVText()
    for name in names { text.add(name) }
    text.end()
    for row in rows + totals {
      for (column, cell) in zip(columns, row) {
        if column.isNumber { text.add(digits: cell) } else { text.add(cell) }
      }
      text.end()
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func json() -> String {
    func object(_ row: [String?]) -> String {
      let members = zip(columns, row).map { column, cell in
        let value = cell.map { column.isNumber ? $0 : quoted($0) } ?? "null"
        return "\(quoted(column.name)): \(value)"
      }
      return "{" + members.joined(separator: ", ") + "}"
    }
    let objects = rows.map { "    " + object($0) }.joined(separator: ",\n")
    let end = total.map { ",\n  \"total\": \(object($0))\n}\n" } ?? "\n}\n"
    return "{\n  \"rows\": [\n\(objects)\n  ]" + end
  }

  private func quoted(_ text: String) -> String { String(writing: { $0.appendJSON(text) }) }
}
