package import SurveyModel
import Workers

/// Reads a whole GeoJSON text sequence as a survey. A record that is not JSON is rejected, and the others are used. The result
/// is the same for any number of jobs.
package func readGeoJSONSequenceSurvey(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  try readGeoJSONSequenceSurvey(bytes, options: options, chunkSize: 1 << 20)
}

/// Reads a whole sequence in chunks of about `chunkSize` bytes.
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
  for finding in books.close(contentBytes: bytes.count) { builder.note(finding.rule, finding.severity, finding.wording) }
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
