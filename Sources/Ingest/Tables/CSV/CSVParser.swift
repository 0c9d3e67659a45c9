package import SurveyModel

/// Reads whole records of a CSV file whose dialect is known. It is a value, so that every worker can have it.
package struct CSVParser: Sendable {
  let dialect: CSVDialect

  /// Reads `bytes`, which begin at a record's start at offset `firstByte` of the file and end at a record's end. With
  /// `isRemainder` they are instead the rest of a record that is too long: its first bytes have been rejected before.
  ///
  /// Throws ``InputError`` when a record contradicts what the first bytes of the file decided.
  package func parse(_ bytes: [UInt8], firstByte: Int, isRemainder: Bool = false) throws(InputError) -> CSVChunk {
    let chunk = try parse(bytes.span, firstByte: firstByte, isRemainder: isRemainder)
    if let other = chunk.otherTable {
      throw InputError(
        .unreadable,
        "at byte \(other.firstByte) another table begins, with its columns in another order; put it into a file of its own",
        source: dialect.options.source)
    }
    return chunk
  }

  func parse(_ bytes: Span<UInt8>, firstByte: Int, isRemainder: Bool) throws(InputError) -> CSVChunk {
    var chunk = CSVChunk(builder: ObservationBuilder(dialect.options, start: firstByte))
    if isRemainder {
      // The record's line was counted when its first bytes were rejected. The rest counts as one structural piece,
      // however many chunks it comes in: only the chunk that ends with the line end completes it.
      let width = dialect.encoding.unitWidth
      let tail = bytes.extracting(max(0, bytes.count &- width)..<bytes.count)
      let last =
        width == 2 ? UnitView.narrow(tail, bigEndian: dialect.encoding == .utf16BigEndian).last : tail.isEmpty ? nil : tail[0]
      chunk.builder.structural(
        bytes: firstByte..<firstByte &+ bytes.count, continues: last != 0x0A && last != 0x0D)
      return chunk
    }
    let fault = dialect.encoding == .utf8 && !dialect.encodingIsProven ? UTF8Check.firstFault(bytes) : nil
    // Where the user or a byte order mark states the encoding, only the records with such bytes are rejected. Elsewhere
    // the bytes show that the encoding was judged wrongly, and the file is refused.
    if let fault, !dialect.encodingIsStated {
      throw InputError(
        .unreadable,
        "byte \(firstByte &+ fault) is not UTF-8, which the start of the file is; name the encoding with \(.encoding)",
        source: dialect.options.source)
    }
    if dialect.encoding.unitWidth == 2 {
      let units = UnitView.narrow(bytes, bigEndian: dialect.encoding == .utf16BigEndian)
      try parse(bytes, units: units.span, width: 2, firstByte: firstByte, isUTF8: false, into: &chunk)
    } else {
      let isUTF8 = dialect.encoding == .utf8 && fault == nil
      try parse(bytes, units: bytes, width: 1, firstByte: firstByte, isUTF8: isUTF8, into: &chunk)
    }
    return chunk
  }

  private func parse(
    _ bytes: Span<UInt8>, units: Span<UInt8>, width: Int, firstByte: Int, isUTF8: Bool, into chunk: inout CSVChunk
  ) throws(InputError) {
    var worker = ChunkReader(dialect, chunk: chunk, firstByte: firstByte, isUTF8: isUTF8)
    var lookahead = RecordSplitter.Lookahead()
    var unit = 0
    worker.reserve(bytes: bytes.count)
    while true {
      if width == 1 { unit = worker.readPlain(bytes, from: unit) }
      guard let extent = dialect.splitter.next(units, from: unit, isLast: true, lookahead: &lookahead) else { break }
      let range = extent.start &* width..<min(extent.end &* width, bytes.count)
      let content = extent.start &* width..<min(extent.contentEnd &* width, bytes.count)
      try worker.read(bytes, units, extent, range: range, content: content, firstByte: firstByte)
      if worker.hasOtherTable { break }
      unit = extent.end
    }
    chunk = worker.finish()
  }
}

/// Reads the records of one chunk, one after the other.
private struct ChunkReader: ~Copyable {
  private let dialect: CSVDialect
  private var chunk: CSVChunk
  private var text: RecordText
  private var reader: RecordReader
  private var claims = ClaimReader()
  private var attributes: [UInt8] = []
  private var record = 1
  private var plain: PlainRecords?
  private var batch: ObservationBatch

  /// How many bytes of a rejected record are kept.
  private static let maximumRaw = 1 << 16

  /// `isUTF8`: all bytes of the chunk are known to be valid UTF-8.
  init(_ dialect: CSVDialect, chunk: CSVChunk, firstByte: Int, isUTF8: Bool) {
    self.dialect = dialect
    self.chunk = chunk
    text = RecordText(encoding: dialect.encoding, delimiter: dialect.delimiter)
    reader = RecordReader(dialect)
    plain = PlainRecords.make(dialect, isUTF8: isUTF8)
    batch = ObservationBatch(
      firstByte: firstByte, recordRoom: dialect.attributeKeys.room(forRecord: PlainScan.maximumRecord))
  }

  mutating func reserve(bytes: Int) {
    let records = bytes / max(24, dialect.names.count &* 6)
    chunk.builder.reserve(records: records, attributeBytes: bytes &* 2)
  }

  /// True when the header of another table was met, which ends the reading.
  var hasOtherTable: Bool { chunk.otherTable != nil }

  consuming func finish() -> CSVChunk {
    chunk.builder.dates = reader.dates
    return chunk
  }

  /// Reads plain records (see ``PlainScan``) from `start` on. Returns where the first record begins that is not plain.
  mutating func readPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while true {
      guard
        let (end, carriageReturns) = plain?.read(
          bytes, from: at, into: &batch, claims: &claims, names: &chunk.builder.claimedNames), end > at
      else { return at }
      at = end
      let count = batch.count
      chunk.lines &+= count
      if carriageReturns > 0 { chunk.lineEnds.insert(.both) }
      if carriageReturns < count { chunk.lineEnds.insert(.lineFeed) }
      chunk.builder.accept(batch, firstRecord: Int32(clamping: record))
      record &+= count
      batch.removeAll()
    }
  }

  mutating func read(
    _ bytes: Span<UInt8>, _ units: Span<UInt8>, _ extent: RecordExtent, range: Range<Int>, content: Range<Int>,
    firstByte: Int
  ) throws(InputError) {
    let line = chunk.lines &+ 1
    countLines(units, extent)
    let location = Location(
      line: line, range: firstByte &+ range.lowerBound..<firstByte &+ range.upperBound)
    let raw = bytes.extracting(range)
    let contentBytes = bytes.extracting(content)
    switch extent.kind {
    case .whole: break
    case .quoteUnterminated:
      return reject(.quoteUnterminated, "a quote is opened and not closed where the record ends", nil, location, raw)
    case .tooLong:
      return reject(.recordTooLong, "the record is longer than 1 MiB; its first 1,048,576 bytes are rejected", nil, location, raw)
    }
    if content.isEmpty { return chunk.builder.structural(bytes: location.range) }
    if Self.holdsNUL(units, extent) {
      guard let padded = NULPadding.removed(contentBytes, dialect) else {
        return reject(.nulByte, "the record holds a NUL byte", nil, location, raw)
      }
      if padded.isEmpty { return chunk.builder.structural(bytes: location.range) }
      if try decode(padded.span, extent, location, raw) { try take(padded.span, location, raw) }
      return
    }
    if try !decode(contentBytes, extent, location, raw) { return }
    try take(contentBytes, location, raw)
  }

  // MARK: -

  /// Where a record stands in the file.
  private struct Location {
    /// Number of its first line in the chunk, from 1.
    var line: Int
    /// Its bytes, line end included.
    var range: Range<Int>
  }

  /// Decodes a record and cuts it into cells. Returns false when the record was rejected, because some of its bytes are no
  /// characters of the file's encoding.
  private mutating func decode(
    _ content: Span<UInt8>, _ extent: RecordExtent, _ location: Location, _ raw: Span<UInt8>
  ) throws(InputError) -> Bool {
    var fault = text.read(content, hasQuotes: extent.hasQuotes)
    if fault == nil, dialect.encoding == .utf8, dialect.encodingIsStated { fault = UTF8Check.firstFault(content) }
    guard let fault else { return true }
    guard dialect.encodingIsStated else {
      throw InputError(
        .unreadable,
        "byte \(location.range.lowerBound &+ fault) is no \(dialect.encoding.name), which the start of the file is; "
          + "name the encoding with \(.encoding)", source: dialect.options.source)
    }
    reject(
      .textInvalid, "byte \(location.range.lowerBound &+ fault) is no \(dialect.encoding.name)", nil, location, raw)
    return false
  }

  /// Reads a record that has been cut into cells, and adds what it is to the chunk.
  private mutating func take(_ content: Span<UInt8>, _ location: Location, _ raw: Span<UInt8>) throws(InputError) {
    if let wide = text.cells.first(where: { $0.count > RecordSplitter.maximumField }) {
      return reject(.recordTooLong, "a cell has \(wide.count) bytes; 65,536 is the most", nil, location, raw)
    }
    if let split = dialect.splitDecimals, text.cells.count > dialect.names.count,
      let whole = text.withText(of: content, { utf8, cells in split.joined(utf8, cells) })
    {
      text.replace(with: whole)
    }
    let shape = RecordShape(
      count: text.cells.count, hasLiteralQuote: text.tokens.hasLiteralQuote, mayBeCut: chunk.endsWithoutLineEnd)
    if shape.count < dialect.names.count { text.pad(to: dialect.names.count) }
    let reading = text.withText(of: content) { utf8, cells in
      reader.read(utf8, cells, shape, claims: &claims, names: &chunk.builder.claimedNames)
    }
    switch reading {
    case .observation(var values):
      if dialect.encodingIsAmbiguous, !UTF8Check.isASCII(content) { values.flags.insert(.encodingAmbiguous) }
      if dialect.delimiter == .fullWidthComma { values.flags.insert(.fullWidthCharacters) }
      if chunk.endsWithoutLineEnd { values.flags.insert(.noFinalNewline) }
      text.withText(of: content) { utf8, cells in
        dialect.attributeKeys.render(utf8, cells: cells, into: &attributes)
      }
      let (id, name, code, object) = (reader.cleanedID, reader.cleanedName, reader.cleanedCode, attributes)
      if let original = reader.originalID { chunk.changedIDs.append((id, original)) }
      let source = SourceRecord(record, line: location.line, bytes: location.range)
      chunk.builder.accept(
        values, source, recordedID: id.span, name: name.span, code: code.span, attributes: object.span)
      record &+= 1
    case .rejected(let rule, let message, let column): reject(rule, message, column, location, raw)
    case .blank, .comment: chunk.builder.structural(bytes: location.range)
    case .header:
      chunk.builder.structural(bytes: location.range)
      chunk.headers &+= 1
    case .otherHeader:
      chunk.otherTable = CSVChunk.OtherTable(firstByte: location.range.lowerBound, line: location.line)
    case .contradiction(let message, let column):
      throw InputError(
        .unreadable, message, source: dialect.options.source, record: nil, column: column.map { dialect.names[$0] })
    }
  }

  private mutating func reject(
    _ rule: Rule, _ message: String, _ column: Int?, _ location: Location, _ raw: Span<UInt8>
  ) {
    var kept: [UInt8] = []
    for index in 0..<min(raw.count, Self.maximumRaw) { kept.append(raw[index]) }
    let name = column.flatMap { $0 < dialect.names.count ? dialect.names[$0] : nil }
    let source = SourceRecord(record, line: location.line, bytes: location.range)
    chunk.builder.reject(rule, message, column: name, source, raw: kept)
    record &+= 1
  }

  private mutating func countLines(_ units: Span<UInt8>, _ extent: RecordExtent) {
    chunk.lines &+= 1
    switch extent.end &- extent.contentEnd {
    case 0: chunk.endsWithoutLineEnd = extent.kind != .tooLong
    case 1: chunk.lineEnds.insert(units[extent.contentEnd] == 0x0A ? .lineFeed : .carriageReturn)
    default: chunk.lineEnds.insert(.both)
    }
    guard extent.hasQuotes else { return }
    var index = extent.start
    while index < extent.contentEnd {
      if units[index] == 0x0A || (units[index] == 0x0D && units[index &+ 1] != 0x0A) { chunk.lines &+= 1 }
      index &+= 1
    }
  }

  private static func holdsNUL(_ units: Span<UInt8>, _ extent: RecordExtent) -> Bool {
    units.extracting(extent.start..<extent.contentEnd).withUnsafeBytes { raw in
      // The formula gives 0 exactly when none of eight bytes is 0 (Warren, "Hacker's Delight", 6-1).
      var index = 0
      while index &+ 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        index &+= 8
      }
      while index < raw.count {
        if raw[index] == 0 { return true }
        index &+= 1
      }
      return false
    }
  }
}
