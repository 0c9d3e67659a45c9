package import SurveyModel
import Workers

/// Reads a whole CSV file: observations, the account of its records and bytes, and findings about it.
///
/// The result is the same for any number of jobs. A ``CSVStream`` over the same bytes gives it too, unless the bytes behind
/// the first 64 KiB decide something about the file, or its rows hold several places (``FurtherPlaces``). Throws ``InputError`` when the file is no table of observations.
/// - Parameter chunkSize: bytes of a file that one worker reads at a time, about.
package func readCSV(_ bytes: [UInt8], options: IngestOptions, chunkSize: Int = 1 << 20) throws(InputError) -> SurveyFile {
  var settled = options
  var (file, order, further) = try readOnce(bytes, options: options, chunkSize: chunkSize)
  if options.dateOrder == .unknown, options.trustsDateCustom, file.dates.dates > 0,
    file.dates.isContradictory || file.dates.order != order
  {
    // Dates behind the first of them show that these were read in the wrong order.
    settled.dateOrder = file.dates.order
    settled.trustsDateCustom = !file.dates.isContradictory
    file = try readOnce(bytes, options: settled, chunkSize: chunkSize).file
  } else if !further.isEmpty {
    settled.dateOrder = order
  }
  for places in further {
    settled.columns[.latitude] = places.latitude
    settled.columns[.longitude] = places.longitude
    // Columns of which nothing can be read in this way are said to be passed over already.
    guard let read = try? readOnce(bytes, options: settled, chunkSize: chunkSize).file else { continue }
    file.append(places, read, source: options.source)
  }
  return file
}

/// Reads a whole CSV file, with the order that its dates were read in.
private func readOnce(
  _ bytes: [UInt8], options: IngestOptions, chunkSize: Int
) throws(InputError) -> (file: SurveyFile, order: DateOrder, further: [FurtherPlaces]) {
  var stream = try CSVStream(bytes.span, isWhole: true, options: options)
  let pieces = cut(bytes, &stream, chunkSize: chunkSize)
  let parser = stream.parser
  var builder = stream.preamble
  var books = stream.books()
  var chunks: [CSVChunk] = []
  var next = pieces.startIndex
  var otherTable: Int?
  do {
    // Each chunk is appended as soon as its turn comes, so that the columns are never in memory twice.
    try Parallel.stream(
      jobs: options.jobs, makeWorker: {},
      next: { _ -> NextItem<Piece> in
        guard next < pieces.endIndex else { return .end }
        defer { next += 1 }
        return .item(pieces[next])
      },
      work: { _, piece in
        try parser.parse(
          bytes.span.extracting(piece.range), firstByte: piece.range.lowerBound, isRemainder: piece.isRemainder)
      },
      consume: { parsed in
        // What follows the header of another table was read by the wrong one.
        guard otherTable == nil else { return }
        var chunk = parsed
        otherTable = chunk.otherTable?.firstByte
        books.enter(&chunk)
        let part = chunk.releaseBuilder()
        if chunks.isEmpty { builder.reserve(like: part, times: Double(bytes.count) / Double(max(1, pieces[0].range.count))) }
        builder.append(part)
        chunks.append(chunk)
      })
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(error)", source: options.source)
  }
  let end = otherTable ?? bytes.count
  for finding in books.close(contentBytes: end) {
    builder.note(finding.rule, finding.severity, finding.wording)
  }
  IDCollisions.note(chunks, &builder)
  var file = builder.file(stream.description, contentBytes: end)
  if parser.dialect.kind == .degrees { SurveyExtent.flagSwapped(&file, source: options.source) }
  if otherTable != nil { file.append(OtherTable(bytes, from: end, line: books.lines, options: options, chunkSize: chunkSize)) }
  return (file, parser.dialect.time.order, otherTable == nil ? FurtherPlaces.all(parser.dialect) : [])
}

/// Whole records of the file, or the rest of one that is too long.
private struct Piece: Sendable {
  var range: Range<Int>
  var isRemainder: Bool
}

extension ObservationBuilder {
  /// Makes room for `times` as much as a first part has, and a little more.
  fileprivate mutating func reserve(like part: ObservationBuilder, times: Double) {
    let factor = min(times, 1e6) * 1.02
    reserve(
      records: Int(Double(part.observations.count) * factor),
      attributeBytes: Int(Double(part.observations.attributes.bytes.count) * factor))
  }
}

/// Cuts the body of the file into chunks of whole records.
private func cut(_ bytes: [UInt8], _ stream: inout CSVStream, chunkSize: Int) -> [Piece] {
  var pieces: [Piece] = []
  var start = stream.preamble.nextByte
  var size = chunkSize
  while start < bytes.count {
    let end = min(bytes.count, start &+ size)
    let (length, isRemainder) = stream.cut(bytes.span.extracting(start..<end), isLast: end == bytes.count)
    if length == 0, end < bytes.count {
      // `size` bytes hold no whole record, so take twice as many.
      size &*= 2
      continue
    }
    let stop = length == 0 ? bytes.count : start &+ length
    pieces.append(Piece(range: start..<stop, isRemainder: isRemainder))
    start = stop
    size = chunkSize
  }
  return pieces
}
