import JSONKit
package import SurveyModel
import Workers

/// What was read through GDAL, and what identifies it where there is no file to hash.
package struct LayerRead<Layer: Sendable>: Sendable {
  package var layer: Layer
  /// Bytes and SHA-256 of the features as GeoJSON text; for databases only.
  package var digest: (size: Int, sha256: String)?
}

/// The lines of a layer as rivers, by the rules of ``readGeoJSONRivers(_:source:options:)``.
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

/// The polygons of a layer as areas, by the rules of ``readGeoJSONAreas(_:source:idField:nameField:coordinateKind:)``.
package func readOGRAreas(
  _ request: LayerRequest, idField: String? = nil, parentField: String? = nil,
  coordinateKind: @escaping @Sendable (_ statedCRS: String?) throws -> CoordinateKind
) throws -> LayerRead<AreaLayer> {
  var text = try request.open()
  var options = RiverFieldOptions()
  options.coordinateKind = coordinateKind
  var areas = AreaFeatures(idField: idField, nameField: nil, parentField: parentField)
  areas.kind = try options.kind(statedCRS: text.statedCRS, source: request.source)
  var books = LayerBooks(request.source)
  var reader = JSONReader()
  while let chunk = try text.next() {
    var piece = LayerPiece(chunk, source: request.source, recordsBefore: books.records)
    piece.read(chunk, &reader) { feature, reader, record, builder in
      areas.add(feature, reader, record: record, &builder)
    }
    books.add(piece)
  }
  var layer = try areaLayer(areas, of: books.file(text.statedCRS), source: request.source)
  books.complete(&layer.findings, &layer.rejections, text.close())
  text.describe(&layer.description)
  return LayerRead(layer: layer, digest: text.textDigest)
}
