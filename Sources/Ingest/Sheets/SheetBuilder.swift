import SurveyModel

/// Puts the rows of a sheet down as text while they are read.
struct SheetBuilder {
  private(set) var sheet: SheetText
  private let merges: MergedCells
  private let source: String
  /// Rows one after another: cells separated by tabs, as many as the row has.
  private var body: [UInt8] = []
  private var ends: [Int] = []
  private var widths: [Int] = []
  private var rows: [Int32] = []
  private var width = 1

  private var row = 0
  private var rowBytes = 0
  private var cells: [(column: Int, text: [UInt8])] = []
  /// Values of cells that are merged downwards, by their column.
  private var held: [Int: [UInt8]] = [:]
  /// The header row above, kept back until the row below has been seen.
  private var upper: (row: Int, cells: [(column: Int, text: [UInt8])])?

  /// Columns and rows that a sheet of Excel or LibreOffice may have.
  static let maximumColumns = 16_384
  static let maximumRows = 1 << 24
  /// Bytes of text in a row and in all.
  private static let maximumRow = 1 << 26
  private static let maximumText = 1 << 30

  init(name: String, isHidden: Bool, merges: MergedCells, source: String) {
    sheet = SheetText(name: name, isHidden: isHidden)
    self.merges = merges
    self.source = source
  }

  /// Begins row `number` (from 1), which must be below the rows before it.
  mutating func beginRow(_ number: Int, isHidden: Bool) throws(InputError) {
    guard number > row, number <= Self.maximumRows else {
      throw InputError(
        .unreadable, "the rows of sheet \"\(sheet.name)\" are not in order at row \(number); save it again in a spreadsheet",
        source: source)
    }
    guard body.count <= Self.maximumText else { throw tooMuch() }
    row = number
    rowBytes = 0
    cells.removeAll(keepingCapacity: true)
    if isHidden { sheet.hiddenRows += 1 }
  }

  /// Columns count from 0. Empty texts are no cells.
  mutating func add(_ text: [UInt8], column: Int) throws(InputError) {
    if text.isEmpty || column < 0 || column >= Self.maximumColumns { return }
    rowBytes += text.count
    guard rowBytes <= Self.maximumRow else { throw tooMuch() }
    cells.append((column, text))
  }

  /// A few bytes of a file can stand for any number of equal rows.
  private func tooMuch() -> InputError {
    InputError(
      .unreadable, "the sheet \"\(sheet.name)\" holds more than 1 GiB of text by row \(row); save the rows that count as CSV",
      source: source)
  }

  mutating func addError(column: Int) {
    if sheet.errorRows.last != Int32(row) { sheet.errorRows.append(Int32(row)) }
    if sheet.firstErrorCell == nil { sheet.firstErrorCell = "\(CellName.letters(column))\(row)" }
  }

  mutating func addFormulaWithoutValue() {
    sheet.formulasWithoutValue += 1
  }

  mutating func endRow() {
    if merges.reachDown { fillMerged() }
    guard !cells.isEmpty else { return }
    cells.sort { $0.column < $1.column }
    if let above = upper {
      upper = nil
      if above.row == row - 1, let joined = joined(above.cells) {
        put(joined, row: row)
        return
      }
      put(above.cells, row: above.row)
    }
    // Only a header has cells that are merged across; it waits for the row below.
    if rows.count < 10, !merges.across(row: row).isEmpty {
      upper = (row, cells)
    } else {
      put(cells, row: row)
    }
  }

  /// A value that is merged downwards stands for all the rows that it covers.
  private mutating func fillMerged() {
    for range in merges.covering(row: row) {
      let column = range.columns.lowerBound
      let own = cells.first { $0.column == column }
      if range.rows.lowerBound == row {
        held[column] = own?.text
      } else if own == nil, let text = held[column] {
        cells.append((column, text))
      }
    }
  }
  /// A header of two rows as one: 经度 over 度, 分 and 秒 becomes 经度(度), 经度(分), 经度(秒). Nil where the lower row is
  /// none of that.
  private func joined(_ above: [(column: Int, text: [UInt8])]) -> [(column: Int, text: [UInt8])]? {
    var names = above
    var isJoined = false
    for range in merges.across(row: row - 1) {
      let below = cells.filter { range.columns.contains($0.column) }
      guard let parent = above.first(where: { $0.column == range.columns.lowerBound }),
        below.count > 1, below.allSatisfy({ AngleRows.parts.contains(String(decoding: $0.text, as: UTF8.self)) })
      else { continue }
      names.removeAll { range.columns.contains($0.column) }
      for cell in below { names.append((cell.column, parent.text + Array("(".utf8) + cell.text + Array(")".utf8))) }
      isJoined = true
    }
    guard isJoined else { return nil }
    // What else the lower row holds names the columns that the upper one leaves open.
    for cell in cells where !names.contains(where: { $0.column == cell.column }) { names.append(cell) }
    return names.sorted { $0.column < $1.column }
  }

  private mutating func put(_ cells: [(column: Int, text: [UInt8])], row: Int) {
    var column = 0
    for cell in cells {
      while column < cell.column {
        body.append(0x09)
        column += 1
      }
      append(cell.text)
    }
    widths.append(column + 1)
    width = max(width, column + 1)
    ends.append(body.count)
    rows.append(Int32(clamping: row))
  }

  private mutating func append(_ text: [UInt8]) {
    guard text.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22 }) else {
      body.append(contentsOf: text)
      return
    }
    body.append(0x22)
    for byte in text {
      if byte == 0x22 { body.append(0x22) }
      body.append(byte)
    }
    body.append(0x22)
  }

  /// The sheet, all its records of the same width.
  mutating func finish() -> SheetText {
    if let above = upper {
      upper = nil
      put(above.cells, row: above.row)
    }
    var text = Array("sep=\t\n".utf8)
    text.reserveCapacity(body.count + rows.count * 8)
    var start = 0
    var starts: [Int] = []
    starts.reserveCapacity(rows.count)
    for index in rows.indices {
      starts.append(text.count)
      text.append(contentsOf: body[start..<ends[index]])
      text.append(contentsOf: repeatElement(0x09, count: width - widths[index]))
      text.append(0x0A)
      start = ends[index]
    }
    sheet.text = text
    sheet.rows = rows
    sheet.starts = starts
    return sheet
  }
}
