package import SurveyModel

/// Reads a sheet of an Excel workbook or OpenDocument spreadsheet as a survey, by way of its ``SheetText``.
///
/// The account of the file and the offsets of its records are those of that text, which is returned too. Rejections name the
/// sheet, the row and the cell. Throws ``InputError`` as ``chooseSheet(_:format:named:source:suits:)`` and
/// ``readCSV(_:options:)`` do.
package func readWorkbook(
  _ bytes: [UInt8], format: FileFormat, options given: IngestOptions
) throws(InputError) -> (file: SurveyFile, text: [UInt8]) {
  var options = given
  options.encoding = "UTF-8"
  let table = options
  let (sheet, others) = try chooseSheet(bytes, format: format, named: options.sheet, source: options.source) { sheet in
    // A sheet whose header does not come within 64 KiB is no table.
    (try? CSVHeader(Array(sheet.text.prefix(CSVStream.prefixSize)).span, isWhole: true, options: table)) != nil
  }
  var file: SurveyFile
  do {
    file = try readCSV(sheet.text, options: options)
  } catch {
    throw InputError(
      error.code, ErrorText("sheet \"\(sheet.name)\": ") + error.wording, source: error.source, record: error.record,
      column: error.column)
  }
  file.description.format = format
  tellOfSheet(&file, sheet, others, source: options.source)
  return (file, sheet.text)
}

/// Changes what was found in the text of a sheet to the terms of the workbook: rejections name the sheet, row and cell, and
/// findings tell of sheets that were left out, hidden rows and errors in cells.
func tellOfSheet(_ file: inout SurveyFile, _ sheet: SheetText, _ others: [SheetText], source: String) {
  file.description.sheet = sheet.name
  file.description.dialect = "sheet \"\(sheet.name)\""
  file.findings.removeAll { $0.rule == .delimiterNote }
  nameCellsOfRejections(&file, sheet)
  flagErrors(&file, sheet)
  note(sheet, others, &file, source: source)
}

/// Changes the lines of rejections to rows of the sheet, and adds the cell to their messages.
private func nameCellsOfRejections(_ file: inout SurveyFile, _ sheet: SheetText) {
  for index in file.rejections.indices {
    guard let row = sheet.row(atByte: file.rejections[index].byteOffset) else { continue }
    file.rejections[index].line = row
    let column = file.rejections[index].column.flatMap { name in
      file.description.columns.firstIndex { $0.utf8.elementsEqual(name.utf8) }
    }
    let cell = column.map { "\(CellName.letters($0))\(row)" } ?? "row \(row)"
    file.rejections[index].wording += " (sheet \"\(sheet.name)\", \(cell))"
  }
}

private func flagErrors(_ file: inout SurveyFile, _ sheet: SheetText) {
  guard !sheet.errorRows.isEmpty else { return }
  let rows = Set(sheet.errorRows)
  for index in 0..<file.observations.count {
    guard let row = sheet.row(atByte: file.observations.byteOffset[index]), rows.contains(Int32(clamping: row)) else { continue }
    if file.observations.flags[index].isEmpty { file.account.flagged += 1 }
    file.observations.flags[index].insert(.cellError)
  }
}

private func note(_ sheet: SheetText, _ others: [SheetText], _ file: inout SurveyFile, source: String) {
  func note(_ rule: Rule, _ severity: Severity, _ message: String) {
    file.findings.append(Finding(rule, severity, message, source: source))
  }
  let left = others.filter { !$0.rows.isEmpty }
  if !left.isEmpty {
    let names = left.map { "\"\($0.name)\" (\($0.rows.count) row\($0.rows.count == 1 ? "" : "s"))" }.joined(separator: ", ")
    note(.sheetLeftOut, .info, "the sheet \"\(sheet.name)\" was read; \(names) \(left.count == 1 ? "was" : "were") left out")
  }
  for other in left {
    guard let parent = FormRepeat.parent(other.text.span) else { continue }
    note(
      .formRepeat, .warning,
      "the sheet \"\(other.name)\" is a repeat of the form: its \(other.rows.count - 1) rows belong to rows of \"\(sheet.name)\" "
        + "(by \(parent)), and what they say was not joined to them")
  }
  if sheet.isHidden { note(.sheetHidden, .warning, "the sheet \"\(sheet.name)\", which was read, is hidden in the workbook") }
  if sheet.hiddenRows > 0 {
    note(
      .sheetHidden, .warning,
      "\(sheet.hiddenRows) row\(sheet.hiddenRows == 1 ? " is" : "s are") hidden in the workbook, by a filter perhaps; "
        + "\(sheet.hiddenRows == 1 ? "it was" : "they were") read like the others")
  }
  if let cell = sheet.firstErrorCell {
    note(
      .cellError, .warning,
      "\(sheet.errorRows.count) row\(sheet.errorRows.count == 1 ? " has a cell" : "s have cells") with an error such as #N/A, the "
        + "first is \(cell); such cells were read as empty")
  }
  if sheet.formulasWithoutValue > 0 {
    note(
      .cellError, .warning,
      "\(sheet.formulasWithoutValue) formulas have no value stored and were read as empty; open the workbook in a spreadsheet "
        + "and save it")
  }
}
