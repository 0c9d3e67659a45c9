import Glibc

/// Where one record of a file stands.
struct RecordExtent: Equatable {
  enum Kind: Equatable {
    case whole
    /// Its quote is never closed, or closes where it makes no sense: the record is its first line (C8).
    case quoteUnterminated
    /// Longer than the cap: the record is its first ``RecordSplitter/maximumRecord`` bytes (C11).
    case tooLong
  }

  var start: Int
  /// Where the line end begins.
  var contentEnd: Int
  /// After the line end.
  var end: Int
  var kind = Kind.whole
  /// True when a quote stands somewhere in it.
  var hasQuotes = false
}

/// Cuts text into records at line ends outside quotes: LF, CRLF or CR. Works on bytes of an encoding in which quote,
/// delimiter and line end are single bytes that are part of no other character.
struct RecordSplitter: Sendable {
  static let maximumRecord = 1 << 20
  static let maximumField = 1 << 16

  var delimiter: UInt8
  /// The full-width comma in the file's encoding, where that is the delimiter.
  var wideDelimiter: [UInt8] = []
  /// Cells of a right record, once the header is known.
  var columns: Int?
  /// Columns that hold coordinates, once known.
  var positionColumns: [Int] = []

  /// What has been looked up ahead in one run over the same bytes.
  struct Lookahead {
    fileprivate var lineFeed = -1
    fileprivate var carriageReturn = -1
    fileprivate var quote = -1
    fileprivate var memo = QuoteMemo()

    init() {}
  }

  /// The record at `start`; nil at the end, and when `bytes` are not the last and hold no whole record there.
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

  private func capped(_ record: RecordExtent) -> RecordExtent {
    guard record.contentEnd &- record.start >= Self.maximumRecord else { return record }
    let end = record.start &+ Self.maximumRecord
    return RecordExtent(start: record.start, contentEnd: end, end: end, kind: .tooLong, hasQuotes: record.hasQuotes)
  }

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

  /// The record whose first line is `line`, with its quotes followed.
  private func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, line: RecordExtent, isLast: Bool, memo: inout QuoteMemo
  ) -> RecordExtent? {
    switch scan(bytes, from: line.start, isLast: isLast, memo: &memo) {
    case .incomplete: return nil
    case .unterminated: return unterminated(line)
    case .end(let contentEnd, let cells):
      if contentEnd == line.contentEnd { return line }
      // Several lines: right only when the record is, and no line of it would be one by itself. Otherwise a stray
      // quote has met a later one, and would swallow what is between them.
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
    case end(Int, cells: Int)
    case unterminated
    case incomplete
  }

  /// Follows fields and quotes from the start of a record to the line end that ends it.
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, memo: inout QuoteMemo
  ) -> Scan {
    var index = start
    var cells = 1
    var quotedCells = 0
    // What follows the first closing quote depends on where that is, and not on where the record began.
    var limit = min(bytes.count, start &+ Self.maximumRecord)
    var firstClose: (quote: Int, cells: Int)?
    while true {
      if index < limit, bytes[index] == 0x22 {
        let close = closingQuote(bytes, after: index, isLast: isLast, memo: &memo.closings[min(quotedCells, QuoteMemo.slots - 1)])
        guard case .end(let quote, _) = close else { return close }
        index = quote &+ 1
        quotedCells &+= 1
        if firstClose == nil {
          if memo.tailFrom == quote {
            return memo.tailEnd.map { .end($0, cells: cells &+ memo.tailCells) } ?? .unterminated
          }
          firstClose = (quote, cells)
          limit = min(bytes.count, quote &+ Self.maximumRecord &- Self.maximumField)
        }
      }
      // To the end of the field.
      while index < limit {
        let byte = bytes[index]
        if byte == delimiter || byte == 0x0A || byte == 0x0D || isWideDelimiter(bytes, at: index) { break }
        index &+= 1
      }
      if index >= limit {
        if limit == bytes.count, !isLast { return .incomplete }
        if let firstClose {
          memo.keepTail(from: firstClose.quote, end: limit < bytes.count ? nil : index, cells: cells &- firstClose.cells)
        }
        return limit < bytes.count ? .unterminated : .end(index, cells: cells)
      }
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        if let firstClose { memo.keepTail(from: firstClose.quote, end: index, cells: cells &- firstClose.cells) }
        return .end(index, cells: cells)
      }
      cells &+= 1
      index &+= bytes[index] == delimiter ? 1 : wideDelimiter.count
    }
  }

  /// The quote that closes the field opened at `open`: one before a delimiter, a line end or the end of the file. A
  /// doubled quote is one quote; any other is taken literally (C9).
  private func closingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, after open: Int, isLast: Bool, memo: inout QuoteMemo.Closing
  ) -> Scan {
    var index = open &+ 1
    let limit = min(bytes.count, open &+ Self.maximumField)
    while true {
      // Whoever stands on anything but a quote inside a field goes on as all before him did from there.
      if index < limit, bytes[index] != 0x22, index > memo.open, index < memo.reach { index = memo.reach }
      index = Self.find(0x22, in: bytes, from: index, to: limit)
      if index >= limit {
        if limit == bytes.count, !isLast { return .incomplete }
        memo = QuoteMemo.Closing(open: open, reach: index)
        return .unterminated
      }
      let next = index &+ 1
      if next >= bytes.count { return isLast ? .end(index, cells: 0) : .incomplete }
      switch bytes[next] {
      case 0x22: index &+= 2
      case delimiter, 0x0A, 0x0D:
        memo = QuoteMemo.Closing(open: open, reach: index)
        return .end(index, cells: 0)
      default:
        if isWideDelimiter(bytes, at: next) {
          memo = QuoteMemo.Closing(open: open, reach: index)
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

  /// True when a line between `start` and `end` is a clean record by itself: as many cells as a record, digits where
  /// coordinates belong, and no quote but around cells. The last line of a record that is right to have several is none,
  /// since it holds the closing quote.
  private func swallowsRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, columns: Int, memo: inout QuoteMemo
  ) -> Bool {
    guard columns > 1, !positionColumns.isEmpty else { return false }
    var lineStart = start
    // Lines that have been looked at for a record before this one need no second look.
    if memo.unclean.contains(start) { lineStart = memo.unclean.upperBound }
    defer { memo.unclean = start..<max(start, lineStart) }
    while lineStart < end {
      var lineEnd = lineStart
      while lineEnd < end, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D { lineEnd &+= 1 }
      if isCleanRecord(bytes, from: lineStart, to: lineEnd, columns: columns) { return true }
      // A line cut short by `end` is whole for the next record.
      if lineEnd == end { break }
      lineStart = lineEnd &+ 1
    }
    return false
  }

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

  /// The first `byte` at or after `start`; the end when there is none.
  private static func find(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil
  ) -> Int {
    let end = end ?? bytes.count
    guard start < end, let base = bytes.baseAddress else { return end }
    guard let found = memchr(base + start, Int32(byte), end &- start) else { return end }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }
}
