import FileKit
import Ingest
import LayerOutput
import Reprojection
import Review
import RiverSnapping
import SurveyModel
package import Workers

/// Places observations from standard input on rivers and writes them to standard output as they come, in memory that
/// does not grow with their number (GPX and GeoJSON collections are read whole).
///
/// - Parameters:
///   - options: what they say of surveys, marks and areas is passed over.
///   - rejects: where rejected records are written as CSV; nil for nowhere.
/// - Throws: `InputError`, `OutputError`, `Cancelled`, `InvariantError`; what was written until then stands.
package func snapStandardInput(
  _ options: ProcessOptions, rejects: String?, cancellation: Cancellation = Cancellation()
) throws -> SnapReport {
  try withPublicErrors { try snapStream(options, rejects: rejects, cancellation) }
}

private func snapStream(
  _ options: ProcessOptions, rejects: String?, _ cancellation: Cancellation
) throws -> SnapReport {
  try options.check()
  let control = RunControl(jobs: options.jobs, cancellation: cancellation, progress: { _ in })
  let policy = OperationPolicy(acceptBallpark: options.reading.acceptBallpark)
  let planes = try planeChoice(options.workingPlane)
  let reader = SurveyReader(options.reading, jobs: options.jobs)
  let input = try InputDescriptor.standardInput(cancellation: cancellation)
  let rivers = try readRivers(
    options.rivers, policy: policy, isHashing: false, control)
  let aliases = try readAliases(options.rivers.aliases, encoding: options.reading.encoding)
  let water = try readWater(
    options.water, rivers.network, policy: policy, control)
  let placer = RiverPlacer(
    rivers.network, planes: planes.choice, maxDistance: options.maximumDistance, aliases: aliases.aliases,
    water: water.bodies, jobs: options.jobs)

  var prefix: [UInt8] = []
  var hasEnded = false
  // All of the first 64 KiB, however slowly they come: what is decided on them must not depend on the pipe.
  while prefix.count < CSVStream.prefixSize, !hasEnded {
    hasEnded = try input.read(upTo: CSVStream.prefixSize, into: &prefix) == 0
  }
  if isGzip(prefix) {
    throw InputError(.unreadable, "the stream is compressed; put `gunzip` before it", source: streamSource)
  }
  var writer = try SnapWriter(ObservationFeatures(sources: [streamSource], network: rivers.network), rejects: rejects)
  switch sniffFormat(name: "", prefix: prefix) {
  case .unrecognised where prefix.isEmpty:
    throw InputError(.unreadable, "there is nothing on standard input", source: streamSource)
  case .unrecognised:
    throw InputError(
      .unreadable, "it is no survey that is known (CSV, GeoJSON text sequence, GeoJSON, GPX)", source: streamSource)
  case .refused(let reason): throw InputError(.unreadable, reason, source: streamSource)
  case .format(.csv):
    let records = try CSVStream(
      prefix: Array(prefix.prefix(CSVStream.prefixSize)), isWhole: hasEnded && prefix.count <= CSVStream.prefixSize,
      options: reader.options(.csv, source: streamSource))
    let stream = ObservationStream(input, records, prefix: prefix, hasEnded: hasEnded)
    try snapChunks(stream, records, reader, placer, &writer, jobs: options.jobs)
  case .format(.geoJSONSequence):
    let records = try GeoJSONSequenceStream(
      prefix: Array(prefix.prefix(CSVStream.prefixSize)),
      options: reader.options(.geoJSONSequence, source: streamSource))
    let stream = ObservationStream(input, records, prefix: prefix, hasEnded: hasEnded)
    try snapChunks(stream, records, reader, placer, &writer, jobs: options.jobs)
  case .format(let format):
    while !hasEnded { hasEnded = try input.read(upTo: 1 << 20, into: &prefix) == 0 }
    let read = try reader.read(prefix, format, source: streamSource, number: 0)
    try snapWhole(read.file, placer, &writer, jobs: options.jobs)
  }
  try writer.finish()
  if let imbalance = writer.report.account.imbalance { throw InvariantError(imbalance) }
  let others = [rivers.source, water.source].compactMap { $0 }
  writer.report.findings +=
    others.flatMap(\.findings) + rivers.findings + water.findings
    + aliasFindings(RiverNameIndex.unknown(aliases.aliases, in: rivers.network), source: aliases.source?.name)
  return writer.report
}

private func snapChunks<Records: RecordStream>(
  _ opened: consuming ObservationStream<Records>, _ records: Records, _ reader: SurveyReader, _ placer: RiverPlacer,
  _ writer: inout SnapWriter, jobs: Int
) throws {
  var stream = opened
  let parser = records.parser
  let books = OrderedSection(records.books())
  let crs = try reader.crs(records.description.format, stated: records.description.statedCRS, source: streamSource)
  let operation = OrderedSection<ChosenOperation?>(nil)
  let features = writer.features
  writer.report.findings += records.preamble.findings
  try Parallel.stream(
    jobs: jobs, makeWorker: { placer.makeWorker() },
    next: { mayWait in try stream.next(mayWait: mayWait) },
    work: { worker, chunk in
      do {
        let parsed = try parser.parse(chunk.bytes, firstByte: chunk.firstByte, isRemainder: chunk.isRemainder)
        let content = try books.enter(chunk.number) { books -> SnapContent in
          var parsed = parsed
          books.enter(&parsed)
          let builder = parsed.builder
          return SnapContent(
            observations: builder.observations, findings: builder.findings, rejections: builder.rejections)
        }
        guard !crs.isGeographicWGS84 else { return try place(content, worker, features) }
        // One operation for the whole stream, chosen on its first chunk.
        let chosen = try operation.enter(chunk.number) { chosen in
          let one =
            try chosen
            ?? reader.operation(
              from: crs, x: content.observations.x, y: content.observations.y, source: streamSource)
          chosen = one
          return one
        }
        return try place(reprojected(content, crs, chosen, chunk), worker, features)
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
    x: content.observations.x, y: content.observations.y, crs, operation, source: streamSource, jobs: 1)
  try content.place(
    at: positions, operation, source: streamSource, raw: .text(chunk.bytes, firstByte: chunk.firstByte))
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
private func snapWhole(_ file: SurveyFile, _ placer: RiverPlacer, _ writer: inout SnapWriter, jobs: Int) throws {
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

/// How outputs call standard input.
let streamSource = "stdin"
