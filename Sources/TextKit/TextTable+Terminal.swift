extension TextTable {
  /// The table as a terminal of 80 columns can show it: with short headings, and without the columns that their traits leave out.
  func forTerminal() -> TextTable {
    func hasValue(_ column: Int, in rows: [[String?]]) -> Bool { rows.contains { $0[column] != nil && $0[column] != "" } }
    let allRows = rows + (total.map { [$0] } ?? [])
    let filled = Set(columns.indices.filter { hasValue($0, in: rows) }.map { columns[$0].name })
    let shown = columns.indices.filter { index in
      let column = columns[index]
      return column.isOnTerminal && (!column.needsValues || hasValue(index, in: allRows))
        && column.givesWayTo.map { !filled.contains($0) } ?? true
    }
    return TextTable(
      columns: shown.map { index in
        var column = columns[index]
        column.name = column.heading
        return column
      }, rows: rows.map { row in shown.map { row[$0] ?? columns[$0].missing } },
      total: total.map { total in shown.map { total[$0] } })
  }
}
