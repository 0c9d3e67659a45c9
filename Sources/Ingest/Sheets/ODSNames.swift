/// The elements and attributes of an OpenDocument spreadsheet that are looked for, whatever their prefix.
enum ODSName: String, CaseIterable {
  case table
  case tableRow = "table-row"
  case tableCell = "table-cell"
  case coveredTableCell = "covered-table-cell"
  case annotation
  case p, s, c, tab
  case lineBreak = "line-break"
  case name, visibility
  case rowsRepeated = "number-rows-repeated"
  case columnsRepeated = "number-columns-repeated"
  case rowsSpanned = "number-rows-spanned"
  case columnsSpanned = "number-columns-spanned"
  case valueType = "value-type"
  case value, formula
  case dateValue = "date-value"
  case timeValue = "time-value"
  case booleanValue = "boolean-value"
  case stringValue = "string-value"

  static let all: [String] = allCases.map(\.rawValue)

  /// By the number that ``XMLReader`` gives the name.
  init?(number: Int) {
    guard Self.allCases.indices.contains(number) else { return nil }
    self = Self.allCases[number]
  }

  var number: Int { Self.allCases.firstIndex(of: self) ?? -1 }
}
