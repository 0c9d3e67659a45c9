/// The elements and attributes of an OpenDocument spreadsheet that are read, without their prefixes. ``XMLReader`` gives them
/// the numbers of these cases.
enum ODSName: Int, CaseIterable {
  case table, tableRow, tableCell, coveredTableCell, annotation
  case p, s, c, tab, lineBreak
  case name, visibility
  case rowsRepeated, columnsRepeated, rowsSpanned, columnsSpanned
  case valueType, value, formula, dateValue, timeValue, booleanValue, stringValue

  static let all: [String] = allCases.map { name in
    switch name {
    case .tableRow: "table-row"
    case .tableCell: "table-cell"
    case .coveredTableCell: "covered-table-cell"
    case .lineBreak: "line-break"
    case .rowsRepeated: "number-rows-repeated"
    case .columnsRepeated: "number-columns-repeated"
    case .rowsSpanned: "number-rows-spanned"
    case .columnsSpanned: "number-columns-spanned"
    case .valueType: "value-type"
    case .dateValue: "date-value"
    case .timeValue: "time-value"
    case .booleanValue: "boolean-value"
    case .stringValue: "string-value"
    default: "\(name)"
    }
  }
}
