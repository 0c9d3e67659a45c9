import JSONKit
package import SurveyModel

/// Reads the polygons of a layer as areas, by the rules of ``readGeoJSONAreas(_:source:idField:nameField:coordinateKind:)``.
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
