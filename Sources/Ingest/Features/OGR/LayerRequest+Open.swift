import FileKit
import OGRKit
import SurveyModel

extension LayerRequest {
  /// Opens the source and chooses the layer. Throws ``InputError``.
  func open() throws(InputError) -> LayerText {
    guard let ogr = OGRFormat(format) else {
      throw InputError(.unreadable, "\(format.rawValue) is not read through GDAL", source: source)
    }
    do {
      return try open(ogr)
    } catch let error as OGRError {
      throw inputError(error)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "\(error)", source: source)
    }
  }

  /// Opens the source.
  func source(_ ogr: OGRFormat) throws(OGRError) -> OGRSource {
    try OGRSource(PathText.bytes(of: dataset), drivers: ogr.drivers, options: isCopy ? [] : ogr.options)
  }

  private func open(_ ogr: OGRFormat) throws -> LayerText {
    let data = try source(ogr)
    let choice = try LayerChoice((0..<data.layerCount).compactMap { data.layer($0) }, for: self)
    let layer = choice.layer
    let crs = LayerCRS(data.crs(ofLayer: choice.index))
    let version = try OGRLibrary.version()
    var words = ["layer \(layer.name)", "GDAL \(version), \(data.driver)"]
    let declared = format == .shapefile ? ShapefileEncoding.declared(data, choice.index) : nil
    var filter = condition
    var statement: String?
    if format == .openStreetMap {
      // The driver reads all layers together and keeps the features of the others, unless it is told which layer is wanted.
      data.run("SET interest_layers = \(layer.name)")
      if content == .rivers, layer.name == "lines" {
        filter = "waterway IS NOT NULL" + (condition.map { " AND (\($0))" } ?? "")
      }
    }
    if format == .postGIS { statement = DatabaseQuery.inOrder(layer, where: condition) }
    if let filter { words.append("where \(filter)") }
    if let note = crs.note { words.append(note) }
    let features = try data.features(
      ofLayer: choice.index, where: statement == nil ? filter : nil, statement: statement)
    let judged =
      format == .shapefile ? try ShapefileEncoding.judge(features, declared: declared, request: self) : nil
    var description = features.description
    // The result of a statement does not state its id column.
    description.idColumn = layer.idColumn
    let writer = FeatureText(
      description, ogr, isNorthFirst: crs.isNorthFirst, keepsEnds: content == .rivers,
      decode: FieldText(judged?.encoding ?? .utf8))
    var text = LayerText(
      self, features, writer, crs, dialect: words.joined(separator: "; "),
      expected: filter == nil ? layer.features : nil)
    text.noteWhatIsLeftOut(crs, choice)
    if let note = judged?.note { text.note(note.rule, note.severity, note.message) }
    return text
  }

  /// The error as one about this request.
  func inputError(_ error: OGRError) -> InputError {
    switch error.code {
    case .notBuilt:
      InputError(
        .unreadable,
        "\(format.rawValue) is read through GDAL, and \(error); build it without --disable-default-traits, or convert the file to GeoJSON",
        source: source)
    case .noLibrary: InputError(.unreadable, "\(format.rawValue) is read through GDAL, and \(error)", source: source)
    case .unreadable, .refused, .unreachable:
      InputError(.unreadable, "not readable as \(format.rawValue): \(redacted(error.words))", source: source)
    case .statement: InputError(.usage, "\(.condition) is not understood: \(redacted(error.words))", source: source)
    }
  }

  /// `words` with "…" for the secret.
  func redacted(_ words: String) -> String { words.without(secret) }
}
