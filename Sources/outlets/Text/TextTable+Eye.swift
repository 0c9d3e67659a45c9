import TextKit

extension TextTable {
  /// The table as a terminal of 80 columns can show it: short headings, without the columns that are empty and those
  /// that have a table of their own. The other formats are for programs and keep every column under its name.
  func forTheEye() -> TextTable {
    let hasTributaries = columns.indices.contains { column in
      columns[column].name == "outlets_with_tributaries" && rows.contains { $0[column] != nil && $0[column] != "" }
    }
    let totals = total.map { [$0] } ?? []
    let left = hasTributaries ? Self.left.union(["observations"]) : Self.left
    let shown = columns.indices.filter { column in
      !left.contains(columns[column].name) && (rows + totals).contains { $0[column] != nil && $0[column] != "" }
        && (columns[column].name != "basin" || column == columns.startIndex)
    }
    return TextTable(
      columns: shown.map { Column(Self.headings[columns[$0].name] ?? columns[$0].name, isNumber: columns[$0].isNumber) },
      rows: rows.map { row in shown.map { row[$0] ?? ($0 == columns.startIndex ? "(none)" : nil) } },
      total: total.map { total in shown.map { total[$0] } })
  }

  /// `outlets count --by method` shows these.
  private static let left: Set<String> = ["drone", "foot", "other", "strahler"]

  private static let headings = [
    "river_id": "river", "river_name": "name", "basin_name": "name", "district_name": "name", "length_km": "km",
    "outlets_with_tributaries": "with trib.", "outlets_left": "left", "outlets_right": "right",
    "outlets_per_km": "per km",
  ]
}
