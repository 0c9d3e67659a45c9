/// An Excel workbook of these parts of XML.
package func workbook(
  _ sheets: [(name: String, xml: String)], strings: [String] = [], formats: String = "", styles: String = "",
  properties: String = "", states: [String: String] = [:]
) -> [UInt8] {
  let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var files: [ZipWriter.File] = [
    .init("[Content_Types].xml", "<Types/>"),
    .init(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
  ]
  var list = ""
  var relations = ""
  for (index, sheet) in sheets.enumerated() {
    let state = states[sheet.name].map { " state=\"\($0)\"" } ?? ""
    list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
    relations +=
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
    files.append(.init("xl/worksheets/sheet\(index + 1).xml", "<worksheet>\(sheet.xml)</worksheet>"))
  }
  relations += "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
  relations += "<Relationship Id=\"t\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
  files += [
    .init(
      "xl/workbook.xml",
      "<?xml version=\"1.0\"?><workbook xmlns:r=\"\(relation)\">\(properties)<sheets>\(list)</sheets></workbook>"),
    .init("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"),
    .init("xl/sharedStrings.xml", "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
    .init(
      "xl/styles.xml",
      "<styleSheet><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        + "<cellXfs><xf numFmtId=\"0\"/>\(styles)</cellXfs></styleSheet>"),
  ]
  return ZipWriter.archive(files)
}

/// Rows of plain cells, texts in line.
package func rows(_ rows: [[String]], from first: Int = 1) -> String {
  rows.enumerated().map { index, row in
    let cells = row.map { cell -> String in
      if cell.isEmpty { return "<c/>" }
      return Double(cell) != nil ? "<c><v>\(cell)</v></c>" : "<c t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
    }
    return "<row r=\"\(index + first)\">\(cells.joined())</row>"
  }.joined()
}

package func sheetData(_ table: [[String]]) -> String { "<sheetData>\(rows(table))</sheetData>" }

/// An OpenDocument spreadsheet of these rows of XML.
package func openDocument(_ rows: String, name: String = "Sheet1", manifest: String = "<manifest/>") -> [UInt8] {
  ZipWriter.archive([
    .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    .init(
      "content.xml",
      "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
        + "<office:spreadsheet><table:table table:name=\"\(name)\">\(rows)</table:table></office:spreadsheet></office:body>"
        + "</office:document-content>"),
    .init("META-INF/manifest.xml", manifest),
  ])
}
