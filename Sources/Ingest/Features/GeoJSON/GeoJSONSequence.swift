import JSONKit
package import SurveyModel
import Workers

/// A GeoJSON text sequence that is read as it comes: newline-delimited, or with record separators (RFC 8142). Its first
/// bytes decide how it is cut and which CRS it states; then whole records are cut from a buffer and read by workers
/// with ``parser``. Each record is parsed alone, so a bad one costs no other.
package struct GeoJSONSequenceStream: Sendable {
  package let description: FileDescription
  package let parser: GeoJSONSequenceParser
  /// The byte-order mark, where there is one.
  package let preamble: ObservationBuilder
  private var isInTooLong = false

  /// Decides on the first bytes of a file. Throws ``InputError`` for UTF-16, and for a CRS that is not known.
  package init(prefix: [UInt8], options: IngestOptions) throws(InputError) {
    try self.init(prefix: prefix, options: options, maximumRecord: GeoJSONSequenceParser.defaultMaximumRecord)
  }

  init(prefix: [UInt8], options: IngestOptions, maximumRecord: Int) throws(InputError) {
    if prefix.starts(with: [0xFE, 0xFF]) || prefix.starts(with: [0xFF, 0xFE]) || prefix.prefix(2).contains(0) {
      throw InputError(.unreadable, "a GeoJSON sequence in UTF-16; save it as UTF-8", source: options.source)
    }
    var builder = ObservationBuilder(options)
    builder.structural(bytes: 0..<(prefix.starts(with: utf8Mark) ? utf8Mark.count : 0))
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

  /// An empty account with the preamble entered.
  package func books() -> GeoJSONSequenceBooks { GeoJSONSequenceBooks(preamble: preamble) }

  /// How many of the first bytes of `buffer` are whole records; the caller gives them to the parser and cuts on after
  /// them. 0 means that more bytes are needed. `buffer` begins where the cut before ended, the first one at
  /// `preamble.nextByte`. `isRemainder` goes to the parser.
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

let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// What the first record that is JSON says of the whole.
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

/// A whole GeoJSON text sequence as a survey. A record that is not JSON is rejected and the rest is used. The result is
/// the same for any number of jobs.
package func readGeoJSONSequenceSurvey(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  try readGeoJSONSequenceSurvey(bytes, options: options, chunkSize: 1 << 20)
}

/// As above with chunks of about `chunkSize` bytes.
func readGeoJSONSequenceSurvey(
  _ bytes: [UInt8], options: IngestOptions, chunkSize: Int,
  maximumRecord: Int = GeoJSONSequenceParser.defaultMaximumRecord
) throws(InputError) -> SurveyFile {
  var stream = try GeoJSONSequenceStream(prefix: bytes, options: options, maximumRecord: maximumRecord)
  let pieces = cut(bytes, &stream, chunkSize: chunkSize)
  let parser = stream.parser
  let chunks: [GeoJSONSequenceChunk]
  do {
    chunks = try Parallel.map(pieces.count, jobs: options.jobs) { index in
      let (range, isRemainder) = pieces[index]
      return try parser.parse(Array(bytes[range]), firstByte: range.lowerBound, isRemainder: isRemainder)
    }
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(error)", source: options.source)
  }
  var builder = stream.preamble
  var books = stream.books()
  var description = stream.description
  var tracks: [Track] = []
  var plans = PropertyPlans(options)
  for var chunk in chunks {
    books.enter(&chunk)
    builder.append(chunk.builder)
    tracks += chunk.tracks
    plans.addNames(of: chunk.plans)
  }
  try plans.requireOverrides()
  for finding in books.close(contentBytes: bytes.count) { builder.note(finding.rule, finding.severity, finding.message) }
  description.columns = plans.names
  description.fields = plans.fields
  var file = builder.file(description, contentBytes: bytes.count)
  file.tracks = tracks
  return file
}

/// Cuts a whole text into chunks of whole records.
private func cut(
  _ bytes: [UInt8], _ stream: inout GeoJSONSequenceStream, chunkSize: Int
) -> [(range: Range<Int>, isRemainder: Bool)] {
  var pieces: [(range: Range<Int>, isRemainder: Bool)] = []
  var start = stream.preamble.nextByte
  var size = chunkSize
  while start < bytes.count {
    let end = min(bytes.count, start &+ size)
    let (length, isRemainder) = stream.cut(bytes[start..<end], isLast: end == bytes.count)
    if length == 0, end < bytes.count {
      size &*= 2
      continue
    }
    let stop = length == 0 ? bytes.count : start &+ length
    pieces.append((start..<stop, isRemainder))
    start = stop
    size = chunkSize
  }
  return pieces
}
