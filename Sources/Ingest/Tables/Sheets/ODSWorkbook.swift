import SurveyModel
import XMLKit
import ZipKit

/// Reads all sheets of an OpenDocument spreadsheet as tables.
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
  var pass = ODSPass(source: source)
  try pass.read(content)
  return pass.sheets
}

/// Reads the elements of `content.xml`. The first cell of a merged area states the area, so areas are known in time.
private struct ODSPass {
  private(set) var sheets: [SheetText] = []
  private let source: String

  private var builder: SheetBuilder?
  private var row = 0
  private var rowsRepeated = 1
  private var isRowHidden = false
  /// The cells of the open row: the first column of each, how many times it is repeated, and its range in ``texts``.
  private var cells: [(column: Int, count: Int, text: Range<Int>, isError: Bool)] = []
  /// The texts of the open row's cells, one after another.
  private var texts: [UInt8] = []
  private var column = 0
  private var columnsRepeated = 1
  /// The value that the open cell states, if ``hasValue``.
  private var value: [UInt8] = []
  private var hasValue = false
  /// The text that the open cell shows.
  private var shown: [UInt8] = []
  private var isError = false
  private var paragraphs = 0
  private var paragraphDepth = 0
  private var cellDepth = 0
  private var annotations = 0
  private var tables = 0

  init(source: String) {
    self.source = source
  }

  mutating func read(_ xml: [UInt8]) throws(InputError) {
    var reader = XMLReader(xml, known: ODSName.all)
    do {
      while let event = try reader.next() {
        switch event.kind {
        case .start: try start(event, reader)
        case .text:
          if cellDepth > 0, paragraphDepth > 0, annotations == 0 { reader.append(textOf: event, to: &shown) }
        case .end: try end(event)
        }
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "content.xml in the file is not readable as XML: \(error)", source: source)
    }
  }

  private func text(_ name: ODSName, _ event: XMLEvent, _ reader: borrowing XMLReader) -> String? {
    reader.attribute(name.rawValue, of: event).map { String(decoding: $0, as: UTF8.self) }
  }

  private func count(_ name: ODSName, _ event: XMLEvent, _ reader: borrowing XMLReader) -> Int {
    max(1, (reader.withAttribute(name.rawValue, of: event, SheetInteger.parse) ?? nil) ?? 1)
  }

  private mutating func start(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    switch ODSName(rawValue: event.name) {
    case .table:
      tables += 1
      // A table inside a cell holds the data of a drawing.
      guard tables == 1 else { return }
      builder = SheetBuilder(name: text(.name, event, reader) ?? "", isHidden: false, source: source)
      row = 0
    case .tableRow where tables == 1:
      rowsRepeated = count(.rowsRepeated, event, reader)
      isRowHidden = text(.visibility, event, reader).map { $0 != "visible" } ?? false
      cells.removeAll(keepingCapacity: true)
      texts.removeAll(keepingCapacity: true)
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
    readValue(event, reader)
    let (rows, columns) = (count(.rowsSpanned, event, reader), count(.columnsSpanned, event, reader))
    if rows > 1 || columns > 1, rows < 1 << 20, columns < 1 << 14 {
      builder?.merge(MergedCells.Area(rows: row + 1...row + rows, columns: column...column + columns - 1))
    }
  }

  private enum ValueType {
    case number, date, time, boolean, error, text

    init(_ word: Span<UInt8>) {
      self =
        word.withUnsafeBufferPointer { word in
          if word.elementsEqual("float".utf8) { return .number }
          if word.elementsEqual("string".utf8) { return .text }
          switch String(decoding: word, as: UTF8.self) {
          case "percentage", "currency": return .number
          case "date": return .date
          case "time": return .time
          case "boolean": return .boolean
          case "error": return .error
          default: return .text
          }
        }
    }
  }

  private mutating func readValue(_ event: XMLEvent, _ reader: borrowing XMLReader) {
    value.removeAll(keepingCapacity: true)
    let type = reader.withAttribute(ODSName.valueType.rawValue, of: event) { ValueType($0) } ?? .text
    isError = type == .error
    switch type {
    case .number:
      hasValue = reader.withAttribute(ODSName.value.rawValue, of: event) { SheetNumber.append($0, to: &value) } != nil
    case .date: hasValue = reader.append(attribute: ODSName.dateValue.rawValue, of: event, to: &value)
    case .time:
      let duration = text(.timeValue, event, reader)
      hasValue = duration != nil
      if let duration { value.append(contentsOf: (Self.clock(duration) ?? duration).utf8) }
    case .boolean:
      let word = text(.booleanValue, event, reader)
      hasValue = word != nil
      if let word { value.append(contentsOf: word.uppercased().utf8) }
    case .error, .text: hasValue = reader.append(attribute: ODSName.stringValue.rawValue, of: event, to: &value)
    }
  }

  private mutating func end(_ event: XMLEvent) throws(InputError) {
    switch ODSName(rawValue: event.name) {
    case .table:
      tables -= 1
      guard tables == 0, var finished = builder else { return }
      builder = nil
      sheets.append(finished.finish())
    case .tableRow where tables == 1: try endRow()
    case .tableCell where tables == 1, .coveredTableCell where tables == 1:
      cellDepth -= 1
      // Older versions of LibreOffice write an error only as the text that the cell shows.
      let isError = isError || shown.starts(with: "#N/A".utf8) || shown.starts(with: "Err:".utf8)
      let start = texts.count
      texts.append(contentsOf: hasValue ? value : shown)
      if start < texts.count || isError { cells.append((column, columnsRepeated, start..<texts.count, isError)) }
      column = min(SheetBuilder.maximumColumns, column + min(columnsRepeated, SheetBuilder.maximumColumns))
    case .annotation: annotations -= 1
    case .p where cellDepth > 0 && annotations == 0: paragraphDepth -= 1
    default: break
    }
  }

  /// Adds the open row as often as it is repeated. An empty row that is repeated 1000 times or more only fills the sheet to its
  /// end, and is left out.
  private mutating func endRow() throws(InputError) {
    let first = row + 1
    row = min(SheetBuilder.maximumRows, row + min(rowsRepeated, SheetBuilder.maximumRows))
    guard first <= row else { return }
    let isEmpty = cells.isEmpty
    guard !isEmpty || (rowsRepeated < 1000) else { return }
    let texts = texts
    for number in first...row {
      try builder?.beginRow(number, isHidden: isRowHidden)
      for cell in cells {
        for repeated in 0..<min(cell.count, SheetBuilder.maximumColumns - cell.column) {
          let column = cell.column + repeated
          if cell.isError {
            builder?.addError(column: column)
          } else {
            try builder?.add(texts.span.extracting(cell.text), column: column)
          }
        }
      }
      builder?.endRow()
    }
  }

  /// A duration such as `PT08H40M44.5S` as a time of day, `08:40:44.5`; nil when it has no such form.
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
