import SurveyModel

/// Recognises files of another kind that are called .csv.
enum ForeignFormat {
  /// What the bytes are instead of a table, and what to do; nil when nothing is known against them.
  static func name(_ bytes: Span<UInt8>) -> String? {
    for (magic, name) in magics where starts(bytes, with: magic) { return name }
    var index = TextCleaning.trimmed(bytes.extracting(0..<min(bytes.count, 256))).lowerBound
    index = min(index, bytes.count)
    var head: [UInt8] = []
    for offset in index..<min(bytes.count, index + 16) {
      head.append(bytes[offset] >= 0x41 && bytes[offset] <= 0x5A ? bytes[offset] | 0x20 : bytes[offset])
    }
    if head.starts(with: Array("<!doctype html".utf8)) || head.starts(with: Array("<html".utf8)) {
      return "a web page (often the table that a web site sends as .xls or .csv); open it in a spreadsheet and save it as CSV"
    }
    if head.starts(with: Array("<?xml".utf8)) { return "an XML file, not a table" }
    return nil
  }

  private static let magics: [(bytes: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gzip-compressed; name it .csv.gz"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Excel workbook (.xlsx); save the sheet as CSV"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls); save the sheet as CSV"),
    (Array("%PDF-".utf8), "a PDF document"),
    (Array("SQLite format 3".utf8), "an SQLite database or GeoPackage"),
  ]

  private static func starts(_ bytes: Span<UInt8>, with magic: [UInt8]) -> Bool {
    guard bytes.count >= magic.count else { return false }
    for index in magic.indices where bytes[index] != magic[index] { return false }
    return true
  }
}
