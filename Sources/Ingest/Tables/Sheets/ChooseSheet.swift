import SurveyMath
package import SurveyModel

/// The sheet of a workbook that is to be read, and the other ones. It is the one called `name`; without a name it is the only
/// one for which `suits` is true, where hidden sheets count only if no visible one suits.
///
/// Throws ``InputError`` with the names of the sheets when there is no sheet called `name`, or when none or several suit.
package func chooseSheet(
  _ bytes: [UInt8], format: FileFormat, named name: String? = nil, source: String, suits: (SheetText) -> Bool
) throws(InputError) -> (sheet: SheetText, others: [SheetText]) {
  var sheets = try sheets(bytes, format: format, source: source)
  let titles = sheets.map { "\"\($0.name)\"" }.joined(separator: ", ")
  if let name {
    guard let index = sheets.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw InputError(.usage, "the workbook has no sheet \"\(name)\"; it has \(titles)", source: source)
        .suggesting(name, among: sheets.map(\.name))
    }
    return (sheets.remove(at: index), sheets)
  }
  guard !sheets.isEmpty else { throw InputError(.unreadable, "the workbook has no sheet with cells", source: source) }
  if sheets.count == 1 { return (sheets.removeFirst(), []) }
  let suiting = sheets.indices.filter { suits(sheets[$0]) }
  let visible = suiting.filter { !sheets[$0].isHidden }
  let found = visible.isEmpty ? suiting : visible
  if found.count == 1 { return (sheets.remove(at: found[0]), sheets) }
  if found.isEmpty {
    let filled = sheets.indices.filter { !sheets[$0].rows.isEmpty }
    if filled.count == 1 { return (sheets.remove(at: filled[0]), sheets) }
    throw InputError(
      .unreadable,
      "no sheet of the workbook says where its records are (it has \(titles)); name one as FILE:sheet or with \(.sheet), and its "
        + "columns with \(.columns, "longitude=…,latitude=…")", source: source)
  }
  throw InputError(
    .unreadable,
    "\(found.count) sheets of the workbook hold positions (\(found.map { "\"\(sheets[$0].name)\"" }.joined(separator: ", "))); "
      + "name one as FILE:sheet or with \(.sheet)", source: source)
}

/// All sheets of a workbook as tables.
private func sheets(_ bytes: [UInt8], format: FileFormat, source: String) throws(InputError) -> [SheetText] {
  if format == .openDocumentSheet { return try readODSSheets(bytes, source: source) }
  var workbook = try XLSXWorkbook(bytes, source: source)
  var sheets: [SheetText] = []
  for sheet in workbook.sheets { sheets.append(try workbook.text(of: sheet)) }
  return sheets
}
