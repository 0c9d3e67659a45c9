import JSONKit
package import SurveyModel
import Workers

/// Reads the lines of a layer as rivers, by the rules of ``readGeoJSONRivers(_:source:options:)``.
package func readOGRRivers(_ request: LayerRequest, options: RiverFieldOptions) throws -> LayerRead<RiverLayer> {
  var text = try request.open()
  var template = RiverFeatures(options, source: request.source)
  template.kind = try options.kind(statedCRS: text.statedCRS, source: request.source)
  let empty = template
  var rivers = template
  var books = LayerBooks(request.source)
  try Parallel.stream(
    jobs: options.jobs, makeWorker: { JSONReader() },
    next: { _ in try text.next().map { .item($0) } ?? .end },
    work: { reader, chunk -> (RiverFeatures, LayerPiece) in
      var rivers = empty
      var piece = LayerPiece(chunk, source: request.source)
      piece.read(chunk, &reader) { feature, reader, record, builder in
        rivers.add(feature, reader, record: record, &builder)
      }
      return (rivers, piece)
    },
    consume: { part, piece in
      rivers.append(part, records: books.records)
      books.add(piece)
    })
  var layer = try riverLayer(rivers, of: books.file(text.statedCRS), options, source: request.source)
  books.complete(&layer.findings, &layer.rejections, text.close())
  text.describe(&layer.description)
  return LayerRead(layer: layer, digest: text.textDigest)
}
