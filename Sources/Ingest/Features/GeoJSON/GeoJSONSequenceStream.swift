import JSONKit
package import SurveyModel

/// A GeoJSON text sequence that is read while it arrives: newline-delimited, or with record separators (RFC 8142). Its first
/// bytes decide how it is cut and which CRS it states; then whole records are cut from a buffer and read by workers
/// with ``parser``. Each record is parsed alone, so a bad one does not affect others.
package struct GeoJSONSequenceStream: Sendable {
  package let description: FileDescription
  package let parser: GeoJSONSequenceParser
  /// Owns the byte order mark, where there is one.
  package let preamble: ObservationBuilder
  /// True between the first bytes of a record that is too long and the end of that record.
  private var isInTooLong = false

  /// Reads the first record of a file for what it says of the others. Throws ``InputError`` for UTF-16, and for a CRS that is
  /// not known.
  package init(prefix: [UInt8], options: IngestOptions) throws(InputError) {
    try self.init(prefix: prefix, options: options, maximumRecord: GeoJSONSequenceParser.defaultMaximumRecord)
  }

  init(prefix: [UInt8], options: IngestOptions, maximumRecord: Int) throws(InputError) {
    if prefix.starts(with: [0xFE, 0xFF]) || prefix.starts(with: [0xFF, 0xFE]) || prefix.prefix(2).contains(0) {
      throw InputError(.unreadable, "a GeoJSON sequence in UTF-16; save it as UTF-8", source: options.source)
    }
    var builder = ObservationBuilder(options)
    builder.structural(bytes: 0..<(prefix.starts(with: OriginalText.utf8Mark) ? OriginalText.utf8Mark.count : 0))
    preamble = builder
    let dialect = SequenceDialect(prefix[builder.nextByte...])
    let first = try FirstRecord(prefix, from: builder.nextByte, dialect, options)
    parser = try GeoJSONSequenceParser(
      options: options, dialect: dialect, statedCRS: first.statedCRS, kind: options.kind(statedCRS: first.statedCRS),
      maximumRecord: maximumRecord)
    var description = FileDescription(format: .geoJSONSequence, encoding: OriginalText.Encoding.utf8.name)
    description.statedCRS = first.statedCRS
    description.columns = first.plans.names
    description.fields = first.plans.fields
    description.dialect = dialect == .lines ? "newline-delimited" : "record separators"
    self.description = description
  }

  /// Books into which only the byte order mark is entered.
  package func books() -> GeoJSONSequenceBooks { GeoJSONSequenceBooks(preamble: preamble) }

  /// Returns how many bytes at the start of `buffer` are whole records; 0 means that more bytes are needed. The caller gives
  /// them to the parser, together with `isRemainder`, and calls again with a buffer that begins behind them. The first buffer
  /// begins at `preamble.nextByte`.
  package mutating func cut(_ buffer: [UInt8], isLast: Bool) -> (length: Int, isRemainder: Bool) {
    cut(buffer[...], isLast: isLast)
  }

  mutating func cut(_ buffer: ArraySlice<UInt8>, isLast: Bool) -> (length: Int, isRemainder: Bool) {
    if isInTooLong {
      let end = parser.dialect.firstBoundary(buffer)
      isInTooLong = end == nil
      return (end ?? buffer.count, true)
    }
    let whole = parser.dialect.wholeRecords(buffer, isLast: isLast)
    if whole == 0, buffer.count > parser.maximumRecord {
      isInTooLong = true
      return (buffer.count, false)
    }
    return (whole, false)
  }
}

/// The CRS and the property names of the first record that is JSON.
private struct FirstRecord {
  var statedCRS: String?
  var plans: PropertyPlans

  init(_ prefix: [UInt8], from first: Int, _ dialect: SequenceDialect, _ options: IngestOptions) throws(InputError) {
    plans = PropertyPlans(options)
    var reader = JSONReader()
    var start = first
    while start < prefix.count {
      let record = dialect.record(from: start, in: prefix)
      start = record.upperBound
      let content = dialect.content(record, in: prefix)
      guard !content.isEmpty, (try? reader.parse(prefix, in: content)) != nil else { continue }
      if let crs = reader.member("crs", of: reader.root) {
        statedCRS = try reader.statedCRS(crs, source: options.source)
      }
      var values: [JSONValue] = []
      if case .success(let feature) = reader.feature(reader.root) {
        _ = try plans.plan(feature.properties, reader, values: &values)
      }
      return
    }
  }
}
