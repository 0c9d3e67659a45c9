extension TextTable {
  /// The index of a column by its name or its heading; nil where there is none.
  public func column(named name: String) -> Int? {
    columns.firstIndex { $0.name == name } ?? columns.firstIndex { $0.heading.lowercased() == name.lowercased() }
  }

  /// The rows in the order of one column: numbers from the greatest down, texts from the first up; rows without a value come last. Rows
  /// of one value stay in their order.
  public func sorted(byColumn column: Int, isReversed: Bool = false) -> TextTable {
    let isNumber = columns[column].isNumber
    func precedes(_ one: String, _ other: String) -> Bool {
      guard isNumber else { return one.utf8.lexicographicallyPrecedes(other.utf8) }
      return (Double(one) ?? 0) > (Double(other) ?? 0)
    }
    var table = self
    table.rows = rows.enumerated().sorted { a, b in
      switch (a.element[column], b.element[column]) {
      case (nil, nil): a.offset < b.offset
      case (nil, _): false
      case (_, nil): true
      case (let one?, let other?):
        one == other ? a.offset < b.offset : isReversed ? precedes(other, one) : precedes(one, other)
      }
    }.map(\.element)
    return table
  }

  /// The first rows alone. Where the table has a total, a row with the sums of the others follows, so that the rows still add up.
  public func top(_ count: Int) -> TextTable {
    guard rows.count > count else { return self }
    var table = self
    table.rows = Array(rows.prefix(count))
    guard total != nil else { return table }
    let others = rows.dropFirst(count)
    table.rows.append(
      columns.indices.map { column in
        if column == 0 { return "(\(others.count) others)" }
        guard columns[column].isSummable else { return nil }
        return String(others.reduce(0) { $0 + (($1[column]).flatMap { Int($0) } ?? 0) })
      })
    return table
  }
}
