import SurveyModel
import XMLKit

/// For each cell style of a workbook, what its number format shows a number as.
func xlsxStyles(_ xml: [UInt8], source: String) throws(InputError) -> [SheetDate.Kind] {
  var written: [Int: SheetDate.Kind] = [:]
  var styles: [SheetDate.Kind] = []
  var isInCellStyles = false
  try readXML(xml, source: source, part: "styles.xml") { event, reader in
    guard let name = XLSXName(rawValue: event.name) else { return }
    if name == .cellXfs { isInCellStyles = event.kind == .start }
    guard event.kind == .start else { return }
    let number = reader.attribute(XLSXName.numFmtId.rawValue, of: event).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    if name == .numFmt, let number, let code = reader.attribute(XLSXName.formatCode.rawValue, of: event) {
      written[number] = NumberFormat.kind(code: String(decoding: code, as: UTF8.self))
    }
    // The formats stand in the file before the styles that use them.
    if name == .xf, isInCellStyles { styles.append(number.map { written[$0] ?? NumberFormat.kind(builtIn: $0) } ?? .number) }
  }
  return styles
}
