import ResultArchive
import SurveyMath
import SurveyModel
import TextKit

/// A table of counts: a row for each value of one key, a column for each value of another, and the sums of both.
func crossTable(_ outlets: [OutletEntry], _ rowKey: CountKey, _ columnKey: CountKey) -> TextTable {
  var counts: [String?: [String?: Int]] = [:]
  var names: [String: String] = [:]
  for outlet in outlets {
    counts[outlet.value(of: rowKey), default: [:]][outlet.value(of: columnKey), default: 0] += 1
    if let id = outlet.riverID, let name = outlet.riverName { names[id] = name }
  }
  let rowValues = ordered(counts.keys)
  let columnValues = ordered(counts.values.flatMap(\.keys))
  let hasNames = rowKey == .river && !names.isEmpty
  var columns = [TextTable.Column(rowKey.rawValue, isNumber: false)]
  columns[0].missing = "(none)"
  if hasNames { columns.append(TextTable.Column("name", isNumber: false)) }
  for value in columnValues {
    var column = TextTable.Column(value ?? "(none)", isNumber: true)
    if columnKey == .river, let value, let name = names[value] { column.heading = name }
    column.isSummable = true
    columns.append(column)
  }
  var sum = TextTable.Column("outlets", isNumber: true)
  sum.isSummable = true
  columns.append(sum)

  func row(_ label: [String?], _ count: (String?) -> Int) -> [String?] {
    let numbers = columnValues.map(count)
    return label + numbers.map { String($0) } + [String(numbers.reduce(0, +))]
  }
  let rows = rowValues.map { value in
    row([value] + (hasNames ? [value.flatMap { names[$0] }] : [])) { counts[value]?[$0] ?? 0 }
  }
  let total = row(["total"] + (hasNames ? [nil] : [])) { column in counts.values.reduce(0) { $0 + ($1[column] ?? 0) } }
  return TextTable(columns: columns, rows: rows, total: total)
}

/// Each value once, in the order of their bytes; what has none comes last.
private func ordered(_ values: some Sequence<String?>) -> [String?] {
  Set(values).sorted { a, b in
    guard let a else { return false }
    guard let b else { return true }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

extension OutletEntry {
  /// What is counted by a key; nil for an outlet that has no such value.
  fileprivate func value(of key: CountKey) -> String? {
    switch key {
    case .river: riverID
    case .basin: basin
    case .district: district
    case .type: type
    case .method: methods.isEmpty ? nil : methods.joined(separator: "+")
    case .bank: bank
    case .status: status
    }
  }
}
