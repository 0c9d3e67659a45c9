import SurveyModel
import XMLKit
import ZipKit

/// All sheets of an OpenDocument spreadsheet as tables.
func readODSSheets(_ bytes: [UInt8], source: String) throws(InputError) -> [SheetText] {
  var archive = try openSheetArchive(bytes, source: source)
  let content: [UInt8]
  do {
    if let entry = archive.entry(named: "META-INF/manifest.xml"),
      String(decoding: try archive.content(of: entry), as: UTF8.self).contains("encryption-data")
    {
      throw InputError(.unreadable, "the spreadsheet is encrypted; save it without a password", source: source)
    }
    guard let entry = archive.entry(named: "content.xml") else {
      throw InputError(.unreadable, "it is a zip archive without a spreadsheet in it; save it again as .ods", source: source)
    }
    content = try archive.content(of: entry)
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, (error as? ZipError)?.message ?? "\(error)", source: source)
  }
  // Merged areas stand in the cells themselves, and are needed with the rows below and the header: one pass for them.
  var areas = ODSPass(merges: nil, source: source)
  try areas.read(content)
  var cells = ODSPass(merges: areas.areas.map { MergedCells($0) }, source: source)
  try cells.read(content)
  return cells.sheets
}

/// One pass over the content: for the merged areas of every sheet, or for the cells.
private struct ODSPass {
  private(set) var sheets: [SheetText] = []
  private(set) var areas: [[MergedCells.Area]] = []
  private let merges: [MergedCells]?
  private let source: String

  private var builder: SheetBuilder?
  private var row = 0
  private var rowsRepeated = 1
  private var isRowHidden = false
  /// The cells of the open row: first column, how many times, text.
  private var cells: [(column: Int, count: Int, text: [UInt8], isError: Bool)] = []
  private var column = 0
  private var columnsRepeated = 1
  private var value: [UInt8]?
  private var shown: [UInt8] = []
  private var isError = false
  private var paragraphs = 0
  private var paragraphDepth = 0
  private var cellDepth = 0
  private var annotations = 0
  private var depth = 0
  private var tables = 0
  private var numbers: [ODSName?] = ODSName.allCases.map { $0 }

  init(merges: [MergedCells]?, source: String) {
    self.merges = merges
    self.source = source
  }

  mutating func read(_ xml: [UInt8]) throws(InputError) {
    var reader = XMLReader(xml, known: ODSName.all)
    do {
      while let event = try reader.next() {
        switch event.kind {
        case .start: try start(event, reader)
        case .text:
          if cellDepth > 0, paragraphDepth > 0, annotations == 0 { shown.append(contentsOf: reader.text(event)) }
        case .end: try end(event)
        }
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "content.xml in the file is not readable as XML: \(error)", source: source)
    }
  }

  private func name(_ number: Int) -> ODSName? { numbers.indices.contains(number) ? numbers[number] : nil }

  private func text(_ name: ODSName, _ event: XMLEvent, _ reader: borrowing XMLReader) -> String? {
    reader.attribute(name.number, of: event).map { String(decoding: $0, as: UTF8.self) }
  }

  private func count(_ name: ODSName, _ event: XMLEvent, _ reader: borrowing XMLReader) -> Int {
    max(1, text(name, event, reader).flatMap { Int($0) } ?? 1)
  }

  private mutating func start(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    switch name(event.name) {
    case .table:
      tables += 1
      // A table within a cell is a drawing's data.
      guard tables == 1 else { return }
      let title = text(.name, event, reader) ?? ""
      let known = merges.flatMap { $0.indices.contains(sheets.count) ? $0[sheets.count] : nil }
      builder = SheetBuilder(name: title, isHidden: false, merges: known ?? MergedCells(), source: source)
      areas.append([])
      row = 0
    case .tableRow where tables == 1:
      rowsRepeated = count(.rowsRepeated, event, reader)
      isRowHidden = text(.visibility, event, reader).map { $0 != "visible" } ?? false
      cells.removeAll(keepingCapacity: true)
      column = 0
    case .tableCell where tables == 1, .coveredTableCell where tables == 1: startCell(event, reader)
    case .annotation: annotations += 1
    case .p where cellDepth > 0 && annotations == 0:
      if paragraphs > 0 { shown.append(0x0A) }
      paragraphs += 1
      paragraphDepth += 1
    case .s where paragraphDepth > 0 && annotations == 0:
      shown.append(contentsOf: repeatElement(0x20, count: min(1000, count(.c, event, reader))))
    case .tab where paragraphDepth > 0 && annotations == 0: shown.append(0x09)
    case .lineBreak where paragraphDepth > 0 && annotations == 0: shown.append(0x0A)
    default: break
    }
  }

  private mutating func startCell(_ event: XMLEvent, _ reader: borrowing XMLReader) {
    cellDepth += 1
    columnsRepeated = count(.columnsRepeated, event, reader)
    shown.removeAll(keepingCapacity: true)
    paragraphs = 0
    let type = text(.valueType, event, reader)
    isError = type == "error"
    value =
      switch type {
      case "float", "percentage", "currency": reader.attribute(ODSName.value.number, of: event).map { SheetNumber.text($0) }
      case "date": reader.attribute(ODSName.dateValue.number, of: event).map { Array($0) }
      case "time": text(.timeValue, event, reader).map { Array((Self.clock($0) ?? $0).utf8) }
      case "boolean": text(.booleanValue, event, reader).map { Array($0.uppercased().utf8) }
      default: reader.attribute(ODSName.stringValue.number, of: event).map { Array($0) }
      }
    let (rows, columns) = (count(.rowsSpanned, event, reader), count(.columnsSpanned, event, reader))
    if merges == nil, rows > 1 || columns > 1, rows < 1 << 20, columns < 1 << 14, !areas.isEmpty {
      areas[areas.count - 1].append(
        MergedCells.Area(rows: row + 1...row + rows, columns: column...column + columns - 1))
    }
  }

  private mutating func end(_ event: XMLEvent) throws(InputError) {
    switch name(event.name) {
    case .table:
      tables -= 1
      guard tables == 0, var finished = builder else { return }
      builder = nil
      sheets.append(finished.finish())
    case .tableRow where tables == 1: try endRow()
    case .tableCell where tables == 1, .coveredTableCell where tables == 1:
      cellDepth -= 1
      // LibreOffice writes an error as a text that is shown, without a type of its own in older versions.
      let isError = isError || shown.starts(with: Array("#N/A".utf8)) || shown.starts(with: Array("Err:".utf8))
      let text = value ?? shown
      if !text.isEmpty || isError { cells.append((column, columnsRepeated, text, isError)) }
      column = min(SheetBuilder.maximumColumns, column + min(columnsRepeated, SheetBuilder.maximumColumns))
    case .annotation: annotations -= 1
    case .p where cellDepth > 0 && annotations == 0: paragraphDepth -= 1
    default: break
    }
  }

  /// Rows that are repeated are rows each; empty ones fill the sheet to its end.
  private mutating func endRow() throws(InputError) {
    let first = row + 1
    row = min(SheetBuilder.maximumRows, row + min(rowsRepeated, SheetBuilder.maximumRows))
    guard merges != nil, first <= row else { return }
    let isEmpty = cells.isEmpty
    guard !isEmpty || (rowsRepeated < 1000) else { return }
    for number in first...row {
      try builder?.beginRow(number, isHidden: isRowHidden)
      for cell in cells {
        for repeated in 0..<min(cell.count, SheetBuilder.maximumColumns - cell.column) {
          let column = cell.column + repeated
          if cell.isError { builder?.addError(column: column) } else { try builder?.add(cell.text, column: column) }
        }
      }
      builder?.endRow()
    }
  }

  /// `PT08H40M44.5S` as a time of day.
  private static func clock(_ duration: String) -> String? {
    guard duration.hasPrefix("PT") else { return nil }
    var parts: [Character: String] = [:]
    var number = ""
    for character in duration.dropFirst(2) {
      if character.isNumber || character == "." {
        number.append(character)
      } else {
        parts[character] = number
        number = ""
      }
    }
    func two(_ text: String?) -> String {
      let text = text ?? "00"
      return text.prefix { $0 != "." }.count < 2 ? "0\(text)" : text
    }
    return "\(two(parts["H"])):\(two(parts["M"])):\(two(parts["S"]))"
  }
}
