import Ingest
import SurveyModel
import TestSupport
import Testing

/// An Excel workbook of these parts of XML.
func workbook(
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
func rows(_ rows: [[String]], from first: Int = 1) -> String {
  rows.enumerated().map { index, row in
    let cells = row.map { cell -> String in
      if cell.isEmpty { return "<c/>" }
      return Double(cell) != nil ? "<c><v>\(cell)</v></c>" : "<c t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
    }
    return "<row r=\"\(index + first)\">\(cells.joined())</row>"
  }.joined()
}

func sheetData(_ table: [[String]]) -> String { "<sheetData>\(rows(table))</sheetData>" }

/// The cells of a sheet's text, row by row, without its first line.
func cells(_ sheet: SheetText) -> [[String]] {
  String(decoding: sheet.text, as: UTF8.self).split(separator: "\n").dropFirst().map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// The only sheet of a workbook.
func onlySheet(_ bytes: [UInt8], _ format: FileFormat = .excelSheet) throws -> SheetText {
  try chooseSheet(bytes, format: format, source: "form.xlsx") { _ in true }.sheet
}

/// Reads a workbook as a survey and checks its books.
func readSheet(
  _ bytes: [UInt8], _ format: FileFormat = .excelSheet, sourceLocation: SourceLocation = #_sourceLocation,
  _ change: (inout IngestOptions) -> Void = { _ in }
) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "form.xlsx"
  change(&options)
  let (file, text) = try readWorkbook(bytes, format: format, options: options)
  #expect(file.account.imbalance == nil, sourceLocation: sourceLocation)
  #expect(file.account.contentBytes == text.count, sourceLocation: sourceLocation)
  #expect(file.observations.count == file.account.accepted, sourceLocation: sourceLocation)
  return file
}

/// An OpenDocument spreadsheet of these rows of XML.
func openDocument(_ rows: String, name: String = "Sheet1", manifest: String = "<manifest/>") -> [UInt8] {
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
