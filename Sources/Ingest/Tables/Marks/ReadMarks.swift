package import SurveyModel

/// Reads a CSV table of marks. Columns are found as in any table. The position of a row is found later by its `photo`, `time`
/// and `date`, or coordinates; throws ``InputError`` for a table that has none of these columns.
package func readMarks(_ bytes: [UInt8], options given: IngestOptions) throws(InputError) -> MarksFile {
  var options = given
  options.readsMarks = true
  let stream = try CSVStream(bytes.span, isWhole: true, options: options)
  var reader = MarksReader(stream.parser.dialect, line: stream.preambleLines)
  reader.read(bytes, from: stream.preamble.nextByte)
  var description = stream.description
  description.format = .marks
  var builder = stream.preamble
  builder.claimedNames = reader.names
  return MarksFile(description: description, pieces: reader.finished(), builder: builder, contentBytes: bytes.count)
}

/// Reads a table of marks from a workbook: from the sheet that `options` names, else from the only sheet that holds marks.
package func readMarks(_ bytes: [UInt8], workbook format: FileFormat, options given: IngestOptions) throws(InputError)
  -> MarksFile
{
  var options = given
  options.encoding = "UTF-8"
  options.readsMarks = true
  let table = options
  let sheet = try chooseSheet(bytes, format: format, named: options.sheet, source: options.source) { sheet in
    (try? CSVHeader(Array(sheet.text.prefix(CSVStream.prefixSize)).span, isWhole: true, options: table)) != nil
  }
  var file: MarksFile
  do {
    file = try readMarks(sheet.sheet.text, options: options)
  } catch {
    throw InputError(
      error.code, ErrorText("sheet \"\(sheet.sheet.name)\": ") + error.wording, source: error.source, record: error.record,
      column: error.column)
  }
  file.sheet = (sheet.sheet, sheet.others)
  return file
}

/// Reads the rows of a table of marks.
private struct MarksReader: ~Copyable {
  private let dialect: CSVDialect
  private let times: MarkTimeReader
  private var text: RecordText
  private var reader: RecordReader
  private var claims = ClaimReader()
  private(set) var names = ClaimedNames()
  private var pieces: [MarksFile.Piece] = []
  private var line: Int
  private var record = 0

  init(_ dialect: CSVDialect, line: Int) {
    self.dialect = dialect
    self.line = line
    times = MarkTimeReader(rules: dialect.recordTimes)
    text = RecordText(encoding: dialect.encoding, delimiter: dialect.delimiter)
    reader = RecordReader(dialect, readsTime: false)
  }

  consuming func finished() -> [MarksFile.Piece] { pieces }

  mutating func read(_ bytes: [UInt8], from start: Int) {
    let width = dialect.encoding.unitWidth
    let units = width == 2 ? UnitView.narrow(bytes.span, bigEndian: dialect.encoding == .utf16BigEndian) : bytes
    var lookahead = RecordSplitter.Lookahead()
    var unit = start / width
    while let extent = dialect.splitter.next(units.span, from: unit, isLast: true, lookahead: &lookahead) {
      unit = extent.end
      let range = extent.start * width..<min(extent.end * width, bytes.count)
      line += 1
      let first = line
      if extent.hasQuotes { line += HeaderLines.lineBreaks(units, extent.start..<extent.contentEnd) }
      switch extent.kind {
      case .tooLong:
        // The rest of the row, up to its line end, is structure.
        let rest = units.span.extracting(unit..<units.count)
        unit += UnitScan.endOfFirstLine(rest, isLast: true) ?? rest.count
        reject(.recordTooLong, "the row is longer than 1 MiB", first, range, bytes)
        pieces.append(.structural(range.upperBound..<min(unit * width, bytes.count)))
      case .quoteUnterminated:
        reject(.quoteUnterminated, "a quote is opened and not closed where the row ends", first, range, bytes)
      case .whole:
        take(bytes, extent.start * width..<min(extent.contentEnd * width, bytes.count), extent.hasQuotes, first, range)
      }
    }
    // A text in UTF-16 may end with one byte, which is half a character.
    if unit * width < bytes.count { pieces.append(.structural(unit * width..<bytes.count)) }
  }

  private mutating func take(_ bytes: [UInt8], _ content: Range<Int>, _ hasQuotes: Bool, _ line: Int, _ range: Range<Int>) {
    if content.isEmpty { return pieces.append(.structural(range)) }
    let span = bytes.span.extracting(content)
    if dialect.encoding.unitWidth == 1, bytes[content].contains(0) {
      return reject(.nulByte, "the row holds a NUL byte", line, range, bytes)
    }
    let fault = text.read(span, hasQuotes: hasQuotes) ?? (dialect.encoding == .utf8 ? UTF8Check.firstFault(span) : nil)
    if let fault {
      return reject(.textInvalid, "byte \(content.lowerBound + fault) is no \(dialect.encoding.name)", line, range, bytes)
    }
    let shape = RecordShape(count: text.cells.count, hasLiteralQuote: text.tokens.hasLiteralQuote)
    if shape.count < dialect.names.count { text.pad(to: dialect.names.count) }
    let reading = text.withText(of: span) { utf8, cells in
      reader.readMark(utf8, cells, shape, claims: &claims, names: &names)
    }
    switch reading {
    case .observation(let values): pieces.append(.mark(mark(values, span, line, range, bytes)))
    case .rejected(let rule, let message, let column): reject(rule, message, line, range, bytes, column)
    case .contradiction(let message, let column): reject(.coordinateUnreadable, message, line, range, bytes, column)
    case .blank, .comment, .header, .otherHeader: pieces.append(.structural(range))
    }
  }

  private mutating func mark(
    _ values: ObservationValues, _ span: Span<UInt8>, _ line: Int, _ range: Range<Int>, _ bytes: [UInt8]
  ) -> Mark {
    record += 1
    var attributes: [UInt8] = []
    let fields = dialect.fields
    let (photo, flight, time, statesMethod) = text.withText(of: span) { utf8, cells in
      dialect.attributeKeys.render(utf8, cells: cells, into: &attributes)
      func cell(_ field: Field) -> Range<Int> { fields[field].map { cells[$0] } ?? 0..<0 }
      return (
        Self.text(utf8.extracting(cell(.photo))), Self.text(utf8.extracting(cell(.flight))),
        times.read(date: utf8.extracting(cell(.date)), time: utf8.extracting(cell(.time))),
        !TextCleaning.isNothing(utf8.extracting(cell(.method))) && !values.flags.contains(.methodUnrecognised)
      )
    }
    var mark = Mark(
      values, record: record, line: line, bytes: range, raw: Array(bytes[range].prefix(1 << 16)), attributes: attributes)
    mark.statesMethod = statesMethod
    mark.photo = photo
    mark.flight = flight
    mark.time = time
    mark.recordedID = reader.cleanedID
    mark.name = reader.cleanedName
    mark.code = reader.cleanedCode
    return mark
  }

  private static func text(_ cell: Span<UInt8>) -> String? {
    if TextCleaning.isNothing(cell) { return nil }
    let folded = WidthFolding.fold(cell).bytes
    let range = TextCleaning.trimmed(folded.span)
    return range.isEmpty || range.count > 256 ? nil : String(decoding: folded[range], as: UTF8.self)
  }

  private mutating func reject(
    _ rule: Rule, _ message: String, _ line: Int, _ range: Range<Int>, _ bytes: [UInt8], _ column: Int? = nil
  ) {
    record += 1
    pieces.append(
      .rejected(
        rule, message, column: column.flatMap { $0 < dialect.names.count ? dialect.names[$0] : nil },
        SourceRecord(record, line: line, bytes: range), raw: Array(bytes[range].prefix(1 << 16))))
  }
}
