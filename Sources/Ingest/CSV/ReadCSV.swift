package import SurveyModel

/// How much of a file one worker reads at a time.
private let defaultChunkSize = 1 << 20

/// Reads a whole CSV file: observations, the books of its records and bytes, and what is to be said about it.
///
/// The result is the same for any number of jobs, and the same that a ``CSVStream`` over the same bytes gives where the
/// first 64 KiB decide what the whole decides. Throws ``InputError`` when the file cannot be used as a table of
/// observations.
package func readCSV(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  try readCSV(bytes, options: options, chunkSize: defaultChunkSize)
}

/// As above with chunks of about `chunkSize` bytes.
package func readCSV(_ bytes: [UInt8], options: IngestOptions, chunkSize: Int) throws(InputError) -> SurveyFile {
  var stream = try CSVStream(bytes.span, isWhole: true, options: options)
  let pieces = cut(bytes, &stream, chunkSize: chunkSize)
  let parser = stream.parser
  var chunks: [CSVChunk]
  do {
    chunks = try Parallel.map(pieces.count, jobs: options.jobs) { index in
      let piece = pieces[index]
      return try parser.parse(
        bytes.span.extracting(piece.range), firstByte: piece.range.lowerBound, isRemainder: piece.isRemainder)
    }
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(error)", source: options.source)
  }
  var builder = stream.preamble
  var books = stream.books()
  builder.reserve(
    records: chunks.reduce(0) { $0 + $1.account.accepted },
    attributeBytes: chunks.reduce(0) { $0 + $1.observations.attributes.bytes.count })
  for index in chunks.indices {
    books.place(&chunks[index])
    // Taken over and let go of, one after the other, so that memory holds the file's columns hardly twice.
    let part = chunks[index].releaseBuilder()
    builder.append(part)
  }
  for finding in books.close(contentBytes: bytes.count) {
    builder.note(finding.rule, finding.severity, finding.message)
  }
  IDCollisions.note(chunks, &builder)
  var file = builder.file(stream.description, contentBytes: bytes.count)
  if parser.dialect.kind == .degrees { SurveyExtent.flagSwapped(&file, source: options.source) }
  return file
}

/// Cuts the body of the file into chunks of whole records.
private func cut(
  _ bytes: [UInt8], _ stream: inout CSVStream, chunkSize: Int
) -> [(range: Range<Int>, isRemainder: Bool)] {
  var pieces: [(range: Range<Int>, isRemainder: Bool)] = []
  var start = stream.preamble.nextByte
  var size = chunkSize
  while start < bytes.count {
    let end = min(bytes.count, start &+ size)
    let (length, isRemainder) = stream.cut(bytes.span.extracting(start..<end), isLast: end == bytes.count)
    if length == 0, end < bytes.count {
      // No whole record in there yet.
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
