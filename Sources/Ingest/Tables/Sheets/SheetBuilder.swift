import SurveyModel

/// Puts the rows of a sheet down as text while they are read.
struct SheetBuilder {
  private(set) var sheet: SheetText
  private var merges: MergedCells
  private let source: String
  /// The line that names the separator, then rows one after another: cells separated by tabs, as many as the row has, and
  /// a line end.
  private var body = Array("sep=\t\n".utf8)
  private var starts: [Int] = []
  private var widths: [Int] = []
  private var rows: [Int32] = []
  private var width = 1

  private var row = 0
  /// The cells of the row, whose texts stand one after another.
  private var cells: [(column: Int, text: Range<Int>)] = []
  private var texts: [UInt8] = []
  private var isAscending = true
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

  /// `merges` are those that are known before the rows are read.
  init(name: String, isHidden: Bool, merges: MergedCells = MergedCells(), source: String) {
    sheet = SheetText(name: name, isHidden: isHidden)
    self.merges = merges
    self.source = source
  }

  /// Cells are merged, of which the first is in the row that is being read.
  mutating func merge(_ area: MergedCells.Area) {
    merges.add(area)
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
    cells.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    isAscending = true
    if isHidden { sheet.hiddenRows += 1 }
  }

  /// Columns count from 0. Empty texts are no cells.
  mutating func add(_ text: Span<UInt8>, column: Int) throws(InputError) {
    if text.isEmpty || column < 0 || column >= Self.maximumColumns { return }
    guard texts.count + text.count <= Self.maximumRow else { throw tooMuch() }
    append(text, column: column)
  }

  private mutating func append(_ text: Span<UInt8>, column: Int) {
    let start = texts.count
    text.withUnsafeBufferPointer { texts.append(contentsOf: $0) }
    if let last = cells.last, last.column >= column { isAscending = false }
    cells.append((column, start..<texts.count))
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
    if !isAscending { cells.sort { $0.column < $1.column } }
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
      upper = (row, cells.map { ($0.column, Array(texts[$0.text])) })
    } else {
      putCells()
    }
  }

  /// A value that is merged downwards stands for all the rows that it covers.
  private mutating func fillMerged() {
    for range in merges.covering(row: row) {
      let column = range.columns.lowerBound
      let own = cells.first { $0.column == column }
      if range.rows.lowerBound == row {
        held[column] = own.map { Array(texts[$0.text]) }
      } else if own == nil, let text = held[column] {
        append(text.span, column: column)
      }
    }
  }

  /// A header of two rows as one: 经度 over 度, 分 and 秒 becomes 经度(度), 经度(分), 经度(秒). Nil where the lower row is
  /// none of that.
  private func joined(_ above: [(column: Int, text: [UInt8])]) -> [(column: Int, text: [UInt8])]? {
    var names = above
    var isJoined = false
    for range in merges.across(row: row - 1) {
      let below = cells.filter { range.columns.contains($0.column) }.map { ($0.column, text: Array(texts[$0.text])) }
      guard let parent = above.first(where: { $0.column == range.columns.lowerBound }),
        below.count > 1, below.allSatisfy({ AngleRows.parts.contains(String(decoding: $0.text, as: UTF8.self)) })
      else { continue }
      names.removeAll { range.columns.contains($0.column) }
      for cell in below { names.append((cell.0, parent.text + Array("(".utf8) + cell.text + Array(")".utf8))) }
      isJoined = true
    }
    guard isJoined else { return nil }
    // What else the lower row holds names the columns that the upper one leaves open.
    for cell in cells where !names.contains(where: { $0.column == cell.column }) {
      names.append((cell.column, Array(texts[cell.text])))
    }
    return names.sorted { $0.column < $1.column }
  }

  private mutating func put(_ cells: [(column: Int, text: [UInt8])], row: Int) {
    let start = body.count
    var column = 0
    for cell in cells { Self.put(cell.text.span, at: cell.column, after: &column, to: &body) }
    endRecord(from: start, width: column + 1, row: row)
  }

  /// Puts the row down that is being read.
  private mutating func putCells() {
    let start = body.count
    let texts = texts
    var column = 0
    for cell in cells { Self.put(texts.span.extracting(cell.text), at: cell.column, after: &column, to: &body) }
    endRecord(from: start, width: column + 1, row: row)
  }

  private static func put(_ text: Span<UInt8>, at place: Int, after column: inout Int, to body: inout [UInt8]) {
    while column < place {
      body.append(0x09)
      column += 1
    }
    text.withUnsafeBufferPointer { text in
      guard text.contains(where: { $0 <= 0x22 && ($0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22) }) else {
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
  }

  private mutating func endRecord(from start: Int, width recordWidth: Int, row: Int) {
    body.append(0x0A)
    starts.append(start)
    widths.append(recordWidth)
    width = max(width, recordWidth)
    rows.append(Int32(clamping: row))
  }

  /// The sheet, all its records of the same width.
  mutating func finish() -> SheetText {
    if let above = upper {
      upper = nil
      put(above.cells, row: above.row)
    }
    if widths.contains(where: { $0 < width }) { widen() }
    sheet.text = body
    sheet.rows = rows
    sheet.starts = starts
    return sheet
  }

  /// Gives the records that are too narrow the cells that they lack.
  private mutating func widen() {
    var text: [UInt8] = []
    text.reserveCapacity(body.count + widths.reduce(0) { $0 + width - $1 })
    text.append(contentsOf: body[..<(starts.first ?? 0)])
    for index in starts.indices {
      let end = (index + 1 < starts.count ? starts[index + 1] : body.count) - 1
      let start = text.count
      text.append(contentsOf: body[starts[index]..<end])
      text.append(contentsOf: repeatElement(0x09, count: width - widths[index]))
      text.append(0x0A)
      starts[index] = start
    }
    body = text
  }
}
