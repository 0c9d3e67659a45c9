import Glibc

/// Cuts text into records at line ends outside quotes: LF, CRLF or CR. Works on bytes of an encoding in which quote,
/// delimiter and line end are single bytes that are part of no other character.
struct RecordSplitter: Sendable {
  static let maximumRecord = 1 << 20
  static let maximumField = 1 << 16

  var delimiter: UInt8
  /// The full-width comma in the file's encoding, where that is the delimiter.
  var wideDelimiter: [UInt8] = []
  /// How many cells a record should have; nil until the header is known.
  var columns: Int?
  /// The columns that hold coordinates; empty until the header is known.
  var positionColumns: [Int] = []

  /// What calls of ``next(_:from:isLast:lookahead:)`` over the same bytes have found out for those that follow.
  struct Lookahead {
    // Offsets of the next line feed, carriage return and quote. They are looked for again when the start of a record has
    // passed them; before the first search they lie before every start.
    fileprivate var lineFeed = -1
    fileprivate var carriageReturn = -1
    fileprivate var quote = -1
    fileprivate var memo = QuoteMemo()

    init() {}
  }

  /// The record that begins at `start`. Nil at the end of `bytes`, and where they hold no whole record from there on and are
  /// not the last of the file.
  func next(_ bytes: Span<UInt8>, from start: Int, isLast: Bool, lookahead: inout Lookahead) -> RecordExtent? {
    bytes.withUnsafeBufferPointer { next($0, from: start, isLast: isLast, lookahead: &lookahead) }
  }

  private func next(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, lookahead: inout Lookahead
  ) -> RecordExtent? {
    guard start < bytes.count else { return nil }
    if lookahead.lineFeed < start { lookahead.lineFeed = Self.find(0x0A, in: bytes, from: start) }
    if lookahead.carriageReturn < start { lookahead.carriageReturn = Self.find(0x0D, in: bytes, from: start) }
    if lookahead.quote < start { lookahead.quote = Self.find(0x22, in: bytes, from: start) }
    let lineEnd = min(lookahead.lineFeed, lookahead.carriageReturn)
    guard let line = Self.line(bytes, from: start, at: lineEnd, isLast: isLast) else {
      return Self.tooLong(from: start, to: min(lineEnd, bytes.count))
    }
    if lookahead.quote >= line.contentEnd { return capped(line) }
    guard var record = quoted(bytes, line: line, isLast: isLast, memo: &lookahead.memo) else { return nil }
    record.hasQuotes = true
    return record.kind == .whole ? capped(record) : record
  }

  /// `record`, or its first bytes as a rejected record where it is too long.
  private func capped(_ record: RecordExtent) -> RecordExtent {
    guard record.contentEnd &- record.start >= Self.maximumRecord else { return record }
    let end = record.start &+ Self.maximumRecord
    return RecordExtent(start: record.start, contentEnd: end, end: end, kind: .tooLong, hasQuotes: record.hasQuotes)
  }

  /// A record of which the end is not known yet, when it is too long already.
  private static func tooLong(from start: Int, to contentEnd: Int) -> RecordExtent? {
    guard contentEnd &- start >= maximumRecord else { return nil }
    let end = start &+ maximumRecord
    return RecordExtent(start: start, contentEnd: end, end: end, kind: .tooLong)
  }

  /// The line from `start` to the line end found at `lineEnd`; nil when more bytes may change it.
  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, at lineEnd: Int, isLast: Bool
  ) -> RecordExtent? {
    if lineEnd >= bytes.count {
      return isLast ? RecordExtent(start: start, contentEnd: bytes.count, end: bytes.count) : nil
    }
    var end = lineEnd &+ 1
    if bytes[lineEnd] == 0x0D {
      if end < bytes.count {
        if bytes[end] == 0x0A { end &+= 1 }
      } else if !isLast {
        return nil
      }
    }
    return RecordExtent(start: start, contentEnd: lineEnd, end: end)
  }

  /// The record whose first line is `line` and has quotes: they are followed to find where it ends.
  private func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, line: RecordExtent, isLast: Bool, memo: inout QuoteMemo
  ) -> RecordExtent? {
    switch scan(bytes, from: line.start, isLast: isLast, memo: &memo) {
    case .incomplete: return nil
    case .unterminated: return unterminated(line)
    case .end(let contentEnd, let cells):
      if contentEnd == line.contentEnd { return line }
      // The record has several lines. That is right only if it has as many cells as the header, and if none of its further
      // lines is a clean record by itself. Otherwise a stray quote was taken for an opening one, and the record would swallow
      // all lines up to the next quote.
      if let columns,
        cells != columns || swallowsRecord(bytes, from: line.end, to: contentEnd, columns: columns, memo: &memo)
      {
        return unterminated(line)
      }
      return Self.line(bytes, from: line.start, at: contentEnd, isLast: isLast)
    }
  }

  private func unterminated(_ line: RecordExtent) -> RecordExtent {
    var record = line
    record.kind = .quoteUnterminated
    return capped(record)
  }

  private enum Scan {
    /// The record ends here, with so many cells; or a quoted cell ends at this quote.
    case end(Int, cells: Int)
    /// A quote is not closed.
    case unterminated
    /// More bytes are needed.
    case incomplete
  }

  /// Follows cells and quotes from the start of a record to the line end that ends it.
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, memo: inout QuoteMemo
  ) -> Scan {
    var index = start
    var cells = 1
    var quotedCells = 0
    // Behind the first closing quote the scan depends only on where that quote stands, and not on where the record began.
    // Its result is kept for other records that come to the same quote, and the limit is counted from the quote.
    var limit = min(bytes.count, start &+ Self.maximumRecord)
    var firstClose: (quote: Int, cells: Int)?
    // The chain to which the closing quotes of this search belong, and how many cells it counts more than this search.
    var chain: (number: Int, moreCells: Int)?
    while true {
      if index < limit, bytes[index] == 0x22 {
        let slot = min(quotedCells, QuoteMemo.slots - 1)
        let close = closingQuote(bytes, after: index, isLast: isLast, searched: &memo.searched[slot])
        guard case .end(let quote, _) = close else {
          if let chain, case .unterminated = close { memo.chains[chain.number].outcome = .unterminated }
          return close
        }
        index = quote &+ 1
        quotedCells &+= 1
        if firstClose == nil {
          if let tail = memo.tail, tail.quote == quote {
            return tail.end.map { .end($0, cells: cells &+ tail.cells) } ?? .unterminated
          }
          firstClose = (quote, cells)
          limit = min(bytes.count, quote &+ Self.maximumRecord &- Self.maximumField)
        }
        if let chain {
          memo.chains[chain.number].append(quote, cells: cells &+ chain.moreCells)
        } else if let met = memo.chain(through: quote) {
          chain = (met.number, met.cells &- cells)
          let known = memo.chains[met.number]
          switch known.outcome {
          case .unterminated: return .unterminated
          case .end(let end, let all):
            cells &+= all &- met.cells
            index = min(end, limit)
          case .open:
            cells &+= known.lastCells &- met.cells
            index = known.last &+ 1
          }
        } else if let firstClose, quote &- firstClose.quote > QuoteChain.distance {
          let number = memo.newChain()
          memo.chains[number].append(quote, cells: cells)
          chain = (number, 0)
        }
      }
      // Go to the end of the cell.
      while index < limit {
        let byte = bytes[index]
        if byte == delimiter || byte == 0x0A || byte == 0x0D || isWideDelimiter(bytes, at: index) { break }
        index &+= 1
      }
      if index >= limit {
        if limit == bytes.count, !isLast { return .incomplete }
        if let firstClose {
          memo.tail = QuoteMemo.Tail(
            quote: firstClose.quote, end: limit < bytes.count ? nil : index, cells: cells &- firstClose.cells)
        }
        if let chain, limit == bytes.count { memo.chains[chain.number].outcome = .end(index, cells: cells &+ chain.moreCells) }
        return limit < bytes.count ? .unterminated : .end(index, cells: cells)
      }
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        if let firstClose {
          memo.tail = QuoteMemo.Tail(quote: firstClose.quote, end: index, cells: cells &- firstClose.cells)
        }
        if let chain { memo.chains[chain.number].outcome = .end(index, cells: cells &+ chain.moreCells) }
        return .end(index, cells: cells)
      }
      cells &+= 1
      index &+= bytes[index] == delimiter ? 1 : wideDelimiter.count
    }
  }

  /// Finds the quote that closes the cell whose opening quote is at `open`: one before a delimiter, a line end or the end of
  /// the file. A doubled quote stands for one quote; any other quote is a character of the cell. `searched` are bytes in which
  /// an earlier search found no closing quote.
  private func closingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, after open: Int, isLast: Bool, searched: inout Range<Int>
  ) -> Scan {
    var index = open &+ 1
    let limit = min(bytes.count, open &+ Self.maximumField)
    while true {
      // Inside a quoted cell, an earlier search has looked at the bytes up to the end of `searched` and found no closing quote:
      // continue behind them. Not from a quote, which may be the second half of a doubled one.
      if index < limit, bytes[index] != 0x22, searched.contains(index) { index = searched.upperBound }
      index = Self.find(0x22, in: bytes, from: index, to: limit)
      if index >= limit {
        if limit == bytes.count, !isLast { return .incomplete }
        searched = open &+ 1..<index
        return .unterminated
      }
      let next = index &+ 1
      if next >= bytes.count { return isLast ? .end(index, cells: 0) : .incomplete }
      switch bytes[next] {
      case 0x22: index &+= 2
      case delimiter, 0x0A, 0x0D:
        searched = open &+ 1..<index
        return .end(index, cells: 0)
      default:
        if isWideDelimiter(bytes, at: next) {
          searched = open &+ 1..<index
          return .end(index, cells: 0)
        }
        index &+= 1
      }
    }
  }

  @inline(__always)
  private func isWideDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let first = wideDelimiter.first, bytes[index] == first, index &+ wideDelimiter.count <= bytes.count else {
      return false
    }
    for offset in wideDelimiter.indices where bytes[index &+ offset] != wideDelimiter[offset] { return false }
    return true
  }

  /// True when a line between `start` and `end` is a clean record by itself (see `isCleanRecord`). The last line of a record
  /// that rightly has several is not clean, since it holds the closing quote.
  private func swallowsRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, columns: Int, memo: inout QuoteMemo
  ) -> Bool {
    guard columns > 1, !positionColumns.isEmpty else { return false }
    var lineStart = start
    // Skip the lines that were found not to be clean records when a record before this one was followed.
    if memo.unclean.contains(start) { lineStart = memo.unclean.upperBound }
    defer { memo.unclean = start..<max(start, lineStart) }
    while lineStart < end {
      var lineEnd = lineStart
      while lineEnd < end, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D { lineEnd &+= 1 }
      if isCleanRecord(bytes, from: lineStart, to: lineEnd, columns: columns) { return true }
      // `end` may cut this line short. It is looked at as a whole when the next record is followed.
      if lineEnd == end { break }
      lineStart = lineEnd &+ 1
    }
    return false
  }

  /// True when the line has as many cells as the header, digits where coordinates belong, and no quotes but around cells.
  private func isCleanRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, columns: Int
  ) -> Bool {
    var index = start
    var cell = 0
    var positions = 0
    while true {
      var hasDigit = false
      var isQuoted = index < end && bytes[index] == 0x22
      if isQuoted { index &+= 1 }
      while index < end {
        let byte = bytes[index]
        if byte == 0x22 {
          guard isQuoted else { return false }
          if index &+ 1 < end, bytes[index &+ 1] == 0x22 {
            index &+= 1
          } else {
            isQuoted = false
            let next = index &+ 1
            guard next == end || bytes[next] == delimiter || isWideDelimiter(bytes, at: next) else { return false }
          }
        } else if !isQuoted, byte == delimiter || isWideDelimiter(bytes, at: index) {
          break
        } else if byte &- 0x30 <= 9 {
          hasDigit = true
        }
        index &+= 1
      }
      if isQuoted { return false }
      if hasDigit, positionColumns.contains(cell) { positions &+= 1 }
      cell &+= 1
      if index >= end { return cell == columns && positions == positionColumns.count }
      index &+= bytes[index] == delimiter ? 1 : wideDelimiter.count
    }
  }

  /// Offset of the first `byte` at or behind `start`; the end when there is none.
  private static func find(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil
  ) -> Int {
    let end = end ?? bytes.count
    guard start < end, let base = bytes.baseAddress else { return end }
    guard let found = memchr(base + start, Int32(byte), end &- start) else { return end }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }
}
