import SurveyModel
import ZipKit

/// Judges what a zip archive is: first by the names of its first entries, then by its own name.
enum ArchiveSniff {
  /// Nil for a file that is no zip archive. `name` must be in lower case.
  static func sniff(name: String, prefix: [UInt8]) -> Sniffed? {
    guard ZipArchive.isArchive(prefix) else { return nil }
    let names = entryNames(prefix)
    let head = String(decoding: prefix.prefix(256), as: UTF8.self)
    if head.contains("opendocument.spreadsheet") {
      return misnamed(name, "an OpenDocument spreadsheet (ods)") ?? .format(.openDocumentSheet)
    }
    if head.contains("mimetypeapplication/vnd.oasis.opendocument") {
      return .refused("it is an OpenDocument text or drawing; save the table in it as .ods or CSV")
    }
    if names.contains(where: { $0.hasPrefix("word/") || $0.hasPrefix("ppt/") }) {
      return .refused("it is a Word or PowerPoint file; save the table in it as .xlsx or CSV")
    }
    if name.hasSuffix(".xlsb") || names.contains("xl/workbook.bin") {
      return .refused("it is a binary Excel workbook (xlsb); save it as .xlsx or CSV")
    }
    let isWorkbook =
      names.contains { $0.hasPrefix("xl/") || $0 == "[content_types].xml" } || name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm")
    if isWorkbook { return misnamed(name, "an Excel workbook (xlsx)") ?? .format(.excelSheet) }
    if name.hasSuffix(".ods") { return .format(.openDocumentSheet) }
    if names.contains(where: { $0.hasSuffix(".kml") }) || name.hasSuffix(".kmz") || name.hasSuffix(".ovkmz") {
      return .format(.kmz)
    }
    return .refused("it is a zip archive; unpack it first")
  }

  /// Refuses a workbook that is called as a text file is, since its name may be a mistake.
  private static func misnamed(_ name: String, _ what: String) -> Sniffed? {
    [".csv", ".tsv", ".txt"].contains { name.hasSuffix($0) }
      ? .refused("it is \(what) and not what its name says; rename it, or save the sheet as CSV") : nil
  }

  /// The names of the entries whose headers are in the prefix, in lower case.
  private static func entryNames(_ prefix: [UInt8]) -> [String] {
    var names: [String] = []
    var index = 0
    while index + 30 <= prefix.count {
      guard prefix[index] == 0x50, prefix[index + 1] == 0x4B, prefix[index + 2] == 3, prefix[index + 3] == 4 else {
        index += 1
        continue
      }
      let length = Int(prefix[index + 26]) | Int(prefix[index + 27]) << 8
      let name = prefix[(index + 30)...].prefix(length)
      names.append(String(decoding: name, as: UTF8.self).lowercased())
      index += 30 + name.count
    }
    return names
  }
}
