import SurveyModel
import XMLKit

/// Reads the cells of one worksheet.
struct XLSXSheetReader {
  let strings: XLSXStrings
  let styles: [SheetDate.Kind]
  let is1904: Bool
  let source: String

  private var row = 0
  private var column = 0
  /// The column of the next cell, if that cell does not state its own.
  private var nextColumn = 0
  private var style = 0
  private var type = CellType.number
  private var value: [UInt8] = []
  /// The value as it is written to the table.
  private var shown: [UInt8] = []
  private var isInValue = false
  private var hasFormula = false
  private var isInCell = false
  private var phonetics = 0

  private enum CellType {
    case number, shared, text, boolean, error, date

    init(_ word: Span<UInt8>) {
      if word.isEmpty {
        self = .number
        return
      }
      switch word[0] {
      case UInt8(ascii: "s"): self = word.count == 1 ? .shared : .text
      case UInt8(ascii: "i"): self = .text
      case UInt8(ascii: "b"): self = .boolean
      case UInt8(ascii: "e"): self = .error
      case UInt8(ascii: "d"): self = .date
      default: self = .number
      }
    }
  }

  init(strings: XLSXStrings, styles: [SheetDate.Kind], is1904: Bool, source: String) {
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
    self.source = source
  }

  mutating func read(_ xml: [UInt8], name: String, isHidden: Bool) throws(InputError) -> SheetText {
    var builder = SheetBuilder(
      name: name, isHidden: isHidden, merges: MergedCells(Self.mergedAreas(xml.span)), source: source)
    var reader = XMLReader(xml, known: XLSXName.all)
    do {
      while let event = try reader.next() { try take(event, reader, &builder) }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "the sheet \"\(name)\" is not readable as XML: \(error)", source: source)
    }
    return builder.finish()
  }

  private mutating func take(
    _ event: XMLEvent, _ reader: borrowing XMLReader, _ builder: inout SheetBuilder
  ) throws(InputError) {
    switch event.kind {
    case .text:
      if isInValue, phonetics == 0 { reader.append(textOf: event, to: &value) }
    case .start:
      switch XLSXName(rawValue: event.name) {
      case .c: beginCell(event, reader)
      case .v, .t: isInValue = isInCell
      case .f: hasFormula = true
      case .rPh: phonetics += 1
      case .row: try beginRow(event, reader, &builder)
      default: break
      }
    case .end:
      switch XLSXName(rawValue: event.name) {
      case .v, .t: isInValue = false
      case .rPh: phonetics -= 1
      case .c: try endCell(&builder)
      case .row: builder.endRow()
      default: break
      }
    }
  }

  private mutating func beginRow(
    _ event: XMLEvent, _ reader: borrowing XMLReader, _ builder: inout SheetBuilder
  ) throws(InputError) {
    row = (reader.withAttribute(XLSXName.r.rawValue, of: event, SheetInteger.parse) ?? nil) ?? row + 1
    nextColumn = 0
    let hidden = reader.attribute(XLSXName.hidden.rawValue, of: event)?.first
    try builder.beginRow(row, isHidden: hidden == UInt8(ascii: "1") || hidden == UInt8(ascii: "t"))
  }

  private mutating func beginCell(_ event: XMLEvent, _ reader: borrowing XMLReader) {
    isInCell = true
    hasFormula = false
    value.removeAll(keepingCapacity: true)
    let stated = reader.withAttribute(XLSXName.r.rawValue, of: event, CellName.parse) ?? nil
    column = stated?.column ?? nextColumn
    nextColumn = column + 1
    style = (reader.withAttribute(XLSXName.s.rawValue, of: event, SheetInteger.parse) ?? nil) ?? 0
    type = reader.withAttribute(XLSXName.t.rawValue, of: event) { CellType($0) } ?? .number
  }

  private mutating func endCell(_ builder: inout SheetBuilder) throws(InputError) {
    isInCell = false
    if value.isEmpty {
      if hasFormula { builder.addFormulaWithoutValue() }
      return
    }
    let value = value
    shown.removeAll(keepingCapacity: true)
    switch type {
    case .shared:
      guard let number = SheetInteger.parse(value.span), strings.append(number, to: &shown) else {
        throw InputError(
          .unreadable,
          "cell \(CellName.letters(column))\(row) of sheet \"\(builder.sheet.name)\" names a text that the workbook does not "
            + "have; save it again in a spreadsheet", source: source)
      }
      try builder.add(Self.unescaped(shown).span, column: column)
    case .text: try builder.add(Self.unescaped(value).span, column: column)
    case .boolean: try builder.add(Array((value == [0x31] ? "TRUE" : "FALSE").utf8).span, column: column)
    case .error: builder.addError(column: column)
    case .date: try builder.add(value.span, column: column)
    case .number:
      let kind = styles.indices.contains(style) ? styles[style] : .number
      if kind == .number || !appendDate(value.span, kind) { SheetNumber.append(value.span, to: &shown) }
      try builder.add(shown.span, column: column)
    }
  }

  /// Adds the value to ``shown`` as a date; false when it is none.
  private mutating func appendDate(_ value: Span<UInt8>, _ kind: SheetDate.Kind) -> Bool {
    guard let serial = NumberText.parse(value) else { return false }
    return SheetDate.append(serial: serial, kind: kind, is1904: is1904, to: &shown)
  }

  /// `text` with the escapes of control characters, such as `_x000D_`, resolved.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x5F) else { return text }
    var output: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == 0x5F, rest.count >= 7, rest.dropFirst().first == 0x78, rest.dropFirst(6).first == 0x5F,
        let number = UInt32(String(decoding: rest.dropFirst(2).prefix(4), as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(number)
      {
        output.append(contentsOf: String(Character(scalar)).utf8)
        rest = rest.dropFirst(7)
      } else {
        output.append(byte)
        rest = rest.dropFirst()
      }
    }
    return output
  }

  /// The merged areas, which the file states after the cells. They are searched for before the cells are read.
  private static func mergedAreas(_ xml: Span<UInt8>) -> [MergedCells.Area] {
    let word = Array("mergeCell ".utf8)
    let key = Array("ref=\"".utf8)
    guard let end = lastOffset(of: Array("sheetData".utf8), in: xml) else { return [] }
    var areas: [MergedCells.Area] = []
    var index = end
    while index + word.count < xml.count, areas.count < 1 << 20 {
      guard matches(xml, index, word) else {
        index += 1
        continue
      }
      index += word.count
      while index + key.count < xml.count, xml[index] != UInt8(ascii: ">"), !matches(xml, index, key) { index += 1 }
      guard index + key.count < xml.count, matches(xml, index, key) else { continue }
      index += key.count
      var reference: [UInt8] = []
      while index < xml.count, xml[index] != UInt8(ascii: "\""), reference.count < 32 {
        reference.append(xml[index])
        index += 1
      }
      if let area = CellName.area(reference) { areas.append(area) }
    }
    return areas
  }

  private static func lastOffset(of word: [UInt8], in xml: Span<UInt8>) -> Int? {
    var index = xml.count - word.count
    while index >= 0 {
      if matches(xml, index, word) { return index }
      index -= 1
    }
    return nil
  }

  private static func matches(_ xml: Span<UInt8>, _ index: Int, _ word: [UInt8]) -> Bool {
    guard index + word.count <= xml.count else { return false }
    for offset in word.indices where xml[index + offset] != word[offset] { return false }
    return true
  }
}
