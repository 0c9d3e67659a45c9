import FileKit
import Ingest
import LayerOutput
import Reprojection
import RiverSnapping
import SurveyModel
import Workers

/// Places what one input holds.
struct SnapRun: Sendable {
  /// The name of the file, whose ending helps to tell its format; empty for standard input.
  let name: String
  /// How outputs call the input.
  let source: String
  /// The sheet that was named behind a workbook.
  let sheet: String?
  let reader: SurveyReader
  let placer: RiverPlacer
  let jobs: Int

  /// Reads the beginning of a stream, chooses how the stream is read by it, and places what comes.
  func place(
    _ opened: consuming InputDescriptor, _ makeWriter: () throws(OutputError) -> SnapWriter
  ) throws -> SnapWriter {
    var input = opened
    var (prefix, hasEnded) = try beginning(of: input, [])
    if isGzip(prefix) {
      input = try input.inflating(prefix)
      (prefix, hasEnded) = try beginning(of: input, [])
    }
    let format = try format(of: prefix)
    var writer = try makeWriter()
    let start = Array(prefix.prefix(CSVStream.prefixSize))
    let isWhole = hasEnded && prefix.count <= CSVStream.prefixSize
    switch format {
    case .csv where !reader.isWay(start, source: source) && !reader.hasFurtherPlaces(start, isWhole: isWhole, source: source):
      let records = try CSVStream(prefix: start, isWhole: isWhole, options: reader.options(.csv, source: source))
      try placeChunks(ObservationStream(input, records, prefix: prefix, hasEnded: hasEnded), records, &writer)
    case .geoJSONSequence:
      let records = try GeoJSONSequenceStream(prefix: start, options: reader.options(.geoJSONSequence, source: source))
      try placeChunks(ObservationStream(input, records, prefix: prefix, hasEnded: hasEnded), records, &writer)
    default:
      while !hasEnded { hasEnded = try input.read(upTo: 1 << 20, into: &prefix) == 0 }
      try placeWhole(reader.read(prefix, format, source: source, number: 0).file, &writer)
    }
    return writer
  }

  /// All of the first 64 KiB, however slowly they come: what is decided on them must not depend on the pipe.
  private func beginning(of input: borrowing InputDescriptor, _ before: [UInt8]) throws -> (bytes: [UInt8], hasEnded: Bool) {
    var prefix = before
    while prefix.count < CSVStream.prefixSize {
      if try input.read(upTo: CSVStream.prefixSize, into: &prefix) == 0 { return (prefix, true) }
    }
    return (prefix, false)
  }

  private func format(of prefix: [UInt8]) throws(InputError) -> FileFormat {
    let sniffed = sniffFormat(name: name, prefix: prefix)
    if sheet != nil { try refuseLayer(of: sniffed, source: source) }
    switch sniffed {
    case .format(let format): return format
    case .unrecognised where prefix.isEmpty:
      throw InputError(
        .unreadable, name.isEmpty ? "there is nothing on standard input" : "the file is empty", source: source)
    case .unrecognised:
      throw InputError(
        .unreadable, "it is no survey that is known (CSV, GeoJSON text sequence, GeoJSON, GPX)", source: source)
    case .refused(let reason): throw InputError(.unreadable, reason, source: source)
    }
  }

  private func placeChunks<Records: RecordStream>(
    _ opened: consuming ObservationStream<Records>, _ records: Records, _ writer: inout SnapWriter
  ) throws {
    var stream = opened
    let parser = records.parser
    let books = OrderedSection(records.books())
    let crs = try reader.crs(records.description.format, stated: records.description.statedCRS, source: source)
    let operation = OrderedSection<ChosenOperation?>(nil)
    let features = writer.features
    let description = records.description
    writer.report.findings += records.preamble.findings
    try Parallel.stream(
      jobs: jobs, makeWorker: { placer.makeWorker() },
      next: { mayWait in try stream.next(mayWait: mayWait) },
      work: { worker, chunk in
        do {
          let parsed = try parser.parse(chunk.bytes, firstByte: chunk.firstByte, isRemainder: chunk.isRemainder)
          var content = try books.enter(chunk.number) { books -> SnapContent in
            var parsed = parsed
            books.enter(&parsed)
            let builder = parsed.builder
            return SnapContent(
              observations: builder.observations, findings: builder.findings, rejections: builder.rejections)
          }
          guard !crs.isGeographicWGS84 else {
            content.addTexts(of: description)
            return try place(content, worker, features)
          }
          // One operation for the whole stream, chosen on its first chunk.
          let chosen = try operation.enter(chunk.number) { chosen in
            let one =
              try chosen
              ?? reader.operation(
                from: crs, x: content.observations.x, y: content.observations.y, source: source)
            chosen = one
            return one
          }
          content = try reprojected(content, crs, chosen, chunk)
          content.addTexts(of: description)
          return try place(content, worker, features)
        } catch {
          books.abandon()
          operation.abandon()
          throw error
        }
      },
      consume: { try writer.write($0) })
    var complete = books.value
    writer.report.findings += complete.close(contentBytes: stream.size)
    writer.report.account.add(complete.account)
  }

  /// The chunk in WGS 84; records that cannot be transformed are rejected after all.
  private func reprojected(
    _ content: SnapContent, _ crs: CRS, _ operation: ChosenOperation, _ chunk: StreamChunk
  ) throws -> SnapContent {
    var content = content
    let positions = try WGS84Positions(
      x: content.observations.x, y: content.observations.y, crs, operation, source: source, jobs: 1)
    try content.place(
      at: positions, operation, source: source, raw: .text(chunk.bytes, firstByte: chunk.firstByte))
    // What holds for all of the stream is said once.
    if chunk.number == 0 { content.findings += positions.findings }
    return content
  }

  private func place(
    _ content: SnapContent, _ worker: PlacingWorker, _ features: ObservationFeatures
  ) throws -> PlacedChunk {
    let matches = try worker.place(content.observations)
    let features = Parallel.chunks(of: content.observations.count, size: 8192).map { rows in
      var bytes: [UInt8] = []
      features.appendPlaced(rows, of: content.observations, matches, to: &bytes)
      return bytes
    }
    return PlacedChunk(features: features, matched: matches.reach.count { $0 != nil }, content: content)
  }

  /// A format that cannot be cut into chunks: read whole, then placed and written piece by piece.
  func placeWhole(_ file: SurveyFile, _ writer: inout SnapWriter) throws {
    let chunks = Parallel.chunks(of: file.observations.count, size: 8192)
    let features = writer.features
    var next = 0
    try Parallel.stream(
      jobs: jobs, makeWorker: { placer.makeWorker() },
      next: { _ -> NextItem<[Int]> in
        guard next < chunks.count else { return .end }
        next += 1
        return .item(Array(chunks[next - 1]))
      },
      work: { worker, rows -> PlacedChunk in
        try place(SnapContent(observations: file.observations.selecting(rows)), worker, features)
      },
      consume: { try writer.write($0) })
    var rest = SnapContent(observations: ObservationColumns(), findings: file.findings, rejections: file.rejections)
    rest.account = file.account
    try writer.write(PlacedChunk(features: [], matched: 0, content: rest))
  }
}
