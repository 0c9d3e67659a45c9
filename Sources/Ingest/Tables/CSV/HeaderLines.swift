import SurveyModel

/// Gives the records at the start of a file one after the other, as candidates for its header, before the dialect of the file
/// is known.
struct HeaderLines: ~Copyable {
  struct Line {
    var cells: [[UInt8]]
    var delimiter: Delimiter
  }

  /// How much of the file has been passed, the last candidate included.
  struct Passed {
    /// The byte order mark and the records, as byte ranges of the file.
    var pieces: [Range<Int>] = []
    /// Offset of the first byte that has not been passed.
    var nextByte: Int
    /// Number of physical lines.
    var lineCount = 0
  }

  private(set) var passed: Passed
  var nextByte: Int { passed.nextByte }

  private let text: [UInt8]
  private let units: [UInt8]
  private let encoding: TextEncoding
  private let isWhole: Bool
  private let source: String
  /// The delimiter that a line `sep=` has stated.
  private var stated: Delimiter?

  init(_ bytes: Span<UInt8>, encoding judge: EncodingJudge, isWhole: Bool, source: String) throws(InputError) {
    // The header is near the start; the rest of a large file is not copied.
    let limit = min(bytes.count, 1 << 20)
    let text = bytes.extracting(0..<limit).withUnsafeBufferPointer { Array($0) }
    self.text = text
    self.isWhole = isWhole && limit == bytes.count
    encoding = judge.encoding
    self.source = source
    passed = Passed(nextByte: judge.markLength)
    units = encoding.unitWidth == 2 ? UnitView.narrow(text.span, bigEndian: encoding == .utf16BigEndian) : text
    if judge.markLength > 0 { passed.pieces.append(0..<judge.markLength) }
  }

  /// The next record that is not blank, no comment and no `sep=` line; nil at the end.
  mutating func next() throws(InputError) -> Line? {
    let width = encoding.unitWidth
    while true {
      // The delimiter must be known before the end of the record is, so it is judged by the first physical line.
      let start = nextByte / width
      guard start < units.count else { return nil }
      let first = lineText(from: start)
      let delimiter = stated ?? Delimiter.sniff(first.span)
      let splitter = RecordSplitter(delimiter: delimiter.byte, wideDelimiter: wideDelimiter(delimiter))
      var lookahead = RecordSplitter.Lookahead()
      guard let extent = splitter.next(units.span, from: start, isLast: isWhole, lookahead: &lookahead) else { return nil }
      let bytes = start * width..<min(extent.end * width, text.count)
      let content = start * width..<min(extent.contentEnd * width, text.count)
      passed.pieces.append(bytes)
      passed.nextByte = bytes.upperBound
      passed.lineCount += 1 + Self.lineBreaks(units, extent.start..<extent.contentEnd)
      guard extent.kind == .whole else {
        throw InputError(.unreadable, "the first lines hold a quote that is never closed", source: source)
      }
      var record = RecordText(encoding: encoding, delimiter: delimiter)
      if let fault = record.read(text.span.extracting(content), hasQuotes: extent.hasQuotes) {
        throw InputError(
          .unreadable, "byte \(content.lowerBound + fault) is no \(encoding.name); name the encoding with \(.encoding)",
          source: source)
      }
      let cells = record.arrays(of: text.span.extracting(content))
      guard cells.count <= 1024 else {
        throw InputError(.unreadable, "the first line has \(cells.count) columns; 1,024 is the most", source: source)
      }
      if let separator = Self.separator(first) {
        stated = separator
        continue
      }
      if cells.allSatisfy({ TextCleaning.trimmed($0.span).isEmpty }) { continue }
      if cells.count == 1, cells[0].first == 0x23 { continue }
      return Line(cells: cells, delimiter: delimiter)
    }
  }

  /// Up to `count` records that ``next()`` would give, without passing them. A record that cannot be read ends the list.
  mutating func peek(_ count: Int) -> [Line] {
    let now = (passed, stated)
    defer { (passed, stated) = now }
    var lines: [Line] = []
    while lines.count < count, let line = try? next() { lines.append(line) }
    return lines
  }

  /// The full-width comma as the file's encoding writes it; empty for other delimiters.
  func wideDelimiter(_ delimiter: Delimiter) -> [UInt8] {
    guard delimiter == .fullWidthComma else { return [] }
    switch encoding {
    case .utf8: return Delimiter.wide
    case .utf16LittleEndian, .utf16BigEndian: return [0xFF]
    case .table("BIG5"), .table("CP950"), .table("BIG5-HKSCS"): return [0xA1, 0x41]
    case .table("CP932"): return [0x81, 0x43]
    case .table("EUC-JP"): return [0xA1, 0xA4]
    case .table: return [0xA3, 0xAC]
    }
  }

  /// The first physical line from `start` on as UTF-8, as far as it can be read.
  private func lineText(from start: Int) -> [UInt8] {
    var end = start
    while end < units.count, units[end] != 0x0A, units[end] != 0x0D { end += 1 }
    let width = encoding.unitWidth
    let range = start * width..<min(end * width, text.count)
    if encoding == .utf8 { return Array(text[range]) }
    var decoded: [UInt8] = []
    _ = TextDecoder(encoding).append(text.span.extracting(range), to: &decoded)
    return decoded
  }

  /// The delimiter that a line such as `sep=;` states, as spreadsheets understand it: `sep=` alone states a tab.
  private static func separator(_ line: [UInt8]) -> Delimiter? {
    guard line.count >= 4, line.count <= 5, line.starts(with: Array("sep=".utf8)) else { return nil }
    guard line.count == 5 else { return .ascii(0x09) }
    return [0x2C, 0x3B, 0x09, 0x7C].contains(line[4]) ? .ascii(line[4]) : nil
  }

  /// Number of line ends in `range`: LF, CRLF or CR.
  static func lineBreaks(_ units: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    for index in range
    where units[index] == 0x0A || (units[index] == 0x0D && !(index + 1 < units.count && units[index + 1] == 0x0A)) {
      count += 1
    }
    return count
  }
}
