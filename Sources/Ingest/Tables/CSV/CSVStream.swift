package import SurveyModel

/// A CSV file that is read while it arrives: its first bytes decide encoding, dialect and header; then whole records are
/// cut from a buffer and read by workers with ``parser``.
package struct CSVStream: Sendable {
  /// How many bytes at the start of a file decide its encoding, dialect and header.
  package static let prefixSize = 1 << 16

  package let description: FileDescription
  package let parser: CSVParser
  /// Owns the bytes up to the end of the header, and holds the findings about them.
  package let preamble: ObservationBuilder
  /// Number of physical lines up to the end of the header.
  let preambleLines: Int
  /// True between the first bytes of a record that is too long and the end of that record.
  private var isInTooLong = false

  /// Reads the header from the first bytes of a file: at most ``prefixSize`` of them, or all (`isWhole`) where the file is
  /// shorter. Throws ``InputError`` where the file is no table of observations.
  package init(prefix: [UInt8], isWhole: Bool, options: IngestOptions) throws(InputError) {
    try self.init(prefix.span, isWhole: isWhole, options: options)
  }

  init(_ bytes: Span<UInt8>, isWhole: Bool, options: IngestOptions) throws(InputError) {
    let header = try CSVHeader(bytes, isWhole: isWhole, options: options)
    var dialect = header.dialect
    var builder = ObservationBuilder(options)
    for piece in header.pieces { builder.structural(bytes: piece) }
    for finding in header.findings { builder.note(finding.rule, finding.severity, finding.wording) }
    try CSVSample.settle(&dialect, body: bytes.extracting(header.bodyStart..<bytes.count), isWhole: isWhole, &builder)
    preamble = builder
    preambleLines = header.lines
    parser = CSVParser(dialect: dialect)
    description = Self.description(dialect)
  }

  /// True when each row may hold several places, of which only ``readCSV(_:options:)`` reads more than the first.
  package var hasFurtherPlaces: Bool { !FurtherPlaces.all(parser.dialect).isEmpty }

  /// Books into which only the bytes up to the end of the header are entered.
  package func books() -> CSVBooks { CSVBooks(preamble: preamble, lines: preambleLines) }

  /// Returns how many bytes at the start of `buffer` are whole records; 0 means that more bytes are needed. The caller gives
  /// them to the parser, together with `isRemainder`, and calls again with a buffer that begins behind them. The first buffer
  /// begins at `preamble.nextByte`.
  package mutating func cut(_ buffer: [UInt8], isLast: Bool) -> (length: Int, isRemainder: Bool) {
    cut(buffer.span, isLast: isLast)
  }

  mutating func cut(_ buffer: Span<UInt8>, isLast: Bool) -> (length: Int, isRemainder: Bool) {
    let dialect = parser.dialect
    guard dialect.encoding.unitWidth == 2 else { return cutUnits(buffer, isLast: isLast) }
    // An odd byte at the end is the first half of a unit whose second half is still to come, unless the file ends here.
    let usable = isLast ? buffer.count : buffer.count & ~1
    let units = UnitView.narrow(buffer.extracting(0..<usable), bigEndian: dialect.encoding == .utf16BigEndian)
    let (length, isRemainder) = cutUnits(units.span, isLast: isLast)
    return (min(length * 2, buffer.count), isRemainder)
  }

  private mutating func cutUnits(_ units: Span<UInt8>, isLast: Bool) -> (length: Int, isRemainder: Bool) {
    if isInTooLong { return cutRemainder(units, isLast: isLast) }
    if isLast, units.count < RecordSplitter.maximumRecord, !UnitScan.contains(units, 0x22) {
      return (units.count, false)
    }
    let splitter = parser.dialect.splitter
    if !UnitScan.contains(units, 0x22), let end = UnitScan.endOfLastLine(units),
      UnitScan.linesAreShort(units, end: end)
    {
      return (end, false)
    }
    var lookahead = RecordSplitter.Lookahead()
    var end = 0
    while let extent = splitter.next(units, from: end, isLast: isLast, lookahead: &lookahead) {
      end = extent.end
      if extent.kind == .tooLong {
        isInTooLong = true
        break
      }
    }
    return (end, false)
  }

  /// Cuts off what is left of a record that is too long, up to its line end.
  private mutating func cutRemainder(_ units: Span<UInt8>, isLast: Bool) -> (length: Int, isRemainder: Bool) {
    guard let end = UnitScan.endOfFirstLine(units, isLast: isLast) else {
      // Leave a CR at the end for the next call, since its LF may follow.
      let keep = units.count > 0 && units[units.count &- 1] == 0x0D && !isLast ? 1 : 0
      if isLast { isInTooLong = false }
      return (units.count &- keep, true)
    }
    isInTooLong = false
    return (end, true)
  }

  private static func description(_ dialect: CSVDialect) -> FileDescription {
    var description = FileDescription(format: .csv, encoding: dialect.encoding.name)
    description.statedCRS = dialect.statedCRS
    description.columns = dialect.names
    description.fields = dialect.fields.described
    description.dialect =
      "delimiter \(dialect.delimiter.name)" + (dialect.decimalComma ? ", decimal comma" : "")
      + (dialect.time.order == .dayFirst ? ", dates day first" : dialect.time.order == .monthFirst ? ", dates month first" : "")
    return description
  }
}
