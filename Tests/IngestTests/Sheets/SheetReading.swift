import Ingest
import SurveyModel
import TestSupport
import Testing

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
