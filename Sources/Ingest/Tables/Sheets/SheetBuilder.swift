import SurveyModel

/// Writes the rows of a sheet as text while they are read.
struct SheetBuilder {
  private(set) var sheet: SheetText
  private var merges: MergedCells
  private let source: String
  /// The line that names the separator, then the rows: cells separated by tabs, as many as the row has, and a line end.
  private var body = Array("sep=\t\n".utf8)
  /// Where each written row begins in ``body``.
  private var starts: [Int] = []
  /// The number of cells of each written row.
  private var widths: [Int] = []
  /// The number of each written row in the sheet.
  private var rows: [Int32] = []
  /// The largest number of cells of a row.
  private var width = 1

  /// The number of the open row.
  private var row = 0
  /// The cells of the open row, with their ranges in ``texts``.
  private var cells: [(column: Int, text: Range<Int>)] = []
  /// The texts of the open row, one after another.
  private var texts: [UInt8] = []
  /// True while the columns of ``cells`` are in ascending order.
  private var isAscending = true
  /// The values of merged areas of several rows, by their column.
  private var held: [Int: [UInt8]] = [:]
  /// A header row with cells that are merged across; it is written together with the row below it.
  private var upper: (row: Int, cells: [(column: Int, text: [UInt8])])?

  /// The most columns of a sheet in Excel and LibreOffice.
  static let maximumColumns = 16_384
  /// The most rows of a sheet, more than Excel and LibreOffice allow.
  static let maximumRows = 1 << 24
  /// The most bytes of text in a row.
  private static let maximumRow = 1 << 26
  /// The most bytes of text in a sheet.
  private static let maximumText = 1 << 30

  /// `merges` are the merged areas that are known before the rows are read.
  init(name: String, isHidden: Bool, merges: MergedCells = MergedCells(), source: String) {
    sheet = SheetText(name: name, isHidden: isHidden)
    self.merges = merges
    self.source = source
  }

  /// Adds a merged area that begins in the open row.
  mutating func merge(_ area: MergedCells.Area) {
    merges.add(area)
  }

  /// Begins the row with this number, counted from 1. Throws when a row with a higher number has been read.
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

  /// Adds a cell to the open row; columns count from 0. Empty texts are left out.
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

  /// The error for a sheet with too much text: a few bytes of a file can stand for any number of equal rows.
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
    if merges.hasAreasOfRows { fillMerged() }
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
    // Cells that are merged across near the top are a header, which may go on in the row below.
    if rows.count < 10, !merges.across(row: row).isEmpty {
      upper = (row, cells.map { ($0.column, Array(texts[$0.text])) })
    } else {
      putCells()
    }
  }

  /// Gives every row of a merged area the value of the area's first cell.
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

  /// Joins the header row `above` with the open row: 经度 over 度, 分 and 秒 becomes 经度(度), 经度(分), 经度(秒). Nil when no
  /// merged cell of `above` stands over such parts of an angle.
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
    // Other cells of the open row name columns that have no name in `above`.
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

  /// Writes the open row.
  private mutating func putCells() {
    let start = body.count
    let texts = texts
    var column = 0
    for cell in cells { Self.put(texts.span.extracting(cell.text), at: cell.column, after: &column, to: &body) }
    endRecord(from: start, width: column + 1, row: row)
  }

  /// Writes a cell in column `target`, after the tabs that lead there from `column`.
  private static func put(_ text: Span<UInt8>, at target: Int, after column: inout Int, to body: inout [UInt8]) {
    while column < target {
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

  /// The finished sheet, in which all records have the same number of cells.
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

  /// Adds empty cells to the records that have fewer than ``width``.
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
