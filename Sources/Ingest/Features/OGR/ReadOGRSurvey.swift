package import SurveyModel
import Workers

/// Reads the points and lines of a layer as a survey, by the rules of ``readGeoJSONSequenceSurvey(_:options:)``.
package func readOGRSurvey(_ request: LayerRequest, options: IngestOptions) throws -> LayerRead<SurveyFile> {
  var text = try request.open()
  let stated = text.statedCRS
  var options = options
  let kind = options.coordinateKind
  // The CRS is stated by the layer and not by its features.
  options.coordinateKind = { _ in try kind(stated) }
  var first = try text.next()
  let stream = try GeoJSONSequenceStream(prefix: first?.bytes ?? [], options: options)
  let parser = stream.parser
  var builder = stream.preamble
  var books = stream.books()
  var tracks: [Track] = []
  var plans = PropertyPlans(options)
  var faults: [Int: String] = [:]
  var size = 0
  try Parallel.stream(
    jobs: options.jobs, makeWorker: { 0 },
    next: { _ in
      let chunk = try first ?? text.next()
      first = nil
      return chunk.map { .item($0) } ?? .end
    },
    work: { _, chunk -> (GeoJSONSequenceChunk, LayerChunk) in
      (try parser.parse(chunk.bytes, firstByte: chunk.firstByte), LayerChunk(faults: chunk.faults))
    },
    consume: { parsed, chunk in
      var parsed = parsed
      books.enter(&parsed)
      builder.append(parsed.builder)
      tracks += parsed.tracks
      plans.addNames(of: parsed.plans)
      faults.merge(chunk.faults) { first, _ in first }
      size = builder.nextByte
    })
  try plans.requireOverrides()
  for finding in books.close(contentBytes: size) { builder.note(finding.rule, finding.severity, finding.wording) }
  var description = stream.description
  description.columns = plans.names
  description.fields = plans.fields
  text.describe(&description)
  var file = builder.file(description, contentBytes: size)
  file.tracks = tracks
  file.findings += text.close()
  LayerBooks.explain(&file.rejections, faults)
  try file.settleTracks(options)
  return LayerRead(layer: file, digest: text.textDigest)
}
