package import FileKit
package import SurveyModel

/// An input whose format is known and whose records are not yet read.
package enum OpenedInput {
  /// A format that is read natively, with the whole content.
  case native(FileContent, FileFormat)
  /// A format that GDAL reads.
  case layer(LayerFiles)
}

/// Opens an input of rivers or areas, fetched if it is an address.
/// - Parameter what: what the layer is to the run, in words, for messages: "rivers", "basins".
/// - Throws: `InputError` for a file that is neither GeoJSON nor a format that GDAL reads.
package func openLayer(
  _ input: NamedInput, _ content: LayerRequest.Content, what: String, isHashing: Bool = true, jobs: Int
) throws(InputError) -> OpenedInput {
  if input.isDatabase { return .layer(try LayerFiles(input, .postGIS, content)) }
  let isFolder = try input.kind() == .folder
  let prefix = isFolder ? [] : try input.prefix(65536)
  if let format = OGRFormat.sniff(name: input.name, prefix: prefix, isFolder: isFolder) {
    return .layer(try LayerFiles(input, format, content, isHashing: isHashing))
  }
  if let packed = try openPacked(input, prefix: prefix, content) { return packed }
  if input.layer != nil { throw layerOfNone(input.source) }
  let file = try input.read(hashing: false, jobs: jobs)
  return .native(file, try layerFormat(file.bytes, source: input.source, name: input.name, what: what))
}

/// Opens what a zip archive or a file packed by gzip holds for GDAL; nil for all other files, and for archives that hold no
/// layer.
package func openPacked(
  _ packed: NamedInput, prefix: [UInt8], _ content: LayerRequest.Content
) throws(InputError) -> OpenedInput? {
  let unpacked: Unpacked?
  var input = packed
  var file: FileContent
  if isGzip(prefix) {
    file = try input.read()
    unpacked = try unpackLayer(gzip: file.bytes, name: input.name)
  } else if isZip(prefix) {
    file = try input.read()
    var isName = false
    let isSurvey = if case .survey = content { true } else { false }
    unpacked = try unpackLayer(
      zip: file.bytes, wanted: input.layer, isSurvey: isSurvey, isName: &isName, source: input.source)
    if isName { input.layer = nil }
  } else {
    return nil
  }
  switch unpacked {
  case .layer(let path, let format, let folder): return .layer(try LayerFiles(input, format, content, unpacked: (path, folder)))
  case .text(let text, let format):
    if input.layer != nil { throw layerOfNone(input.source) }
    file.storedHash = file.sha256
    file.bytes = text
    return .native(file, format)
  case nil: return nil
  }
}

private func layerOfNone(_ source: String) -> InputError {
  InputError(.usage, "only a file with layers can be named with one (FILE:layer)", source: source)
}

/// Opens a survey file as a layer where GDAL reads it; nil for all other files. One sheet of a workbook may be named as a layer
/// is.
package func openSurveyLayer(_ input: NamedInput) throws(InputError) -> LayerFiles? {
  if input.isDatabase { return try LayerFiles(input, .postGIS, .survey) }
  if try input.kind() == .folder { return try LayerFiles(input, .fileGDB, .survey) }
  let prefix = try input.prefix(65536)
  let sniffed = sniffFormat(name: input.name, prefix: prefix)
  if case .format(let format) = sniffed {
    if OGRFormat.readsSurvey(format) { return try LayerFiles(input, format, .survey) }
  } else if isZip(prefix) || [".gpkg.gz", ".fgb.gz", ".gml.gz"].contains(where: { input.name.lowercased().hasSuffix($0) }) {
    if case .layer(let files)? = try openPacked(input, prefix: prefix, .survey) { return files }
  }
  if input.layer != nil { try refuseLayer(of: sniffed, source: input.source) }
  return nil
}

/// Opens a file that is read as rivers or areas only: an extract of OpenStreetMap, or a packed layer. Nil for all other files.
package func openRiverLayer(_ input: NamedInput) throws(InputError) -> OpenedInput? {
  let prefix = try input.prefix(65536)
  guard let format = OGRFormat.sniff(name: input.name, prefix: prefix) else {
    return try openPacked(input, prefix: prefix, .survey)
  }
  return format == .openStreetMap ? .layer(try LayerFiles(input, format, .rivers)) : nil
}

/// - Throws: `InputError` (`usage`) where a layer or sheet is named of a file that has none.
package func refuseLayer(of sniffed: Sniffed, source: String) throws(InputError) {
  if case .format(let format) = sniffed, format.isWorkbook { return }
  throw InputError(
    .usage, "only a file with layers or sheets can be named with one (FILE:layer, FILE:sheet)", source: source)
}

/// Rivers and areas that are read natively come as GeoJSON, whole or as a text sequence.
private func layerFormat(
  _ bytes: [UInt8], source: String, name: String, what: String
) throws(InputError) -> FileFormat {
  let wanted = "\(what) must be lines or polygons (GeoJSON, GeoPackage, Shapefile and the like)"
  switch sniffFormat(name: name, prefix: Array(bytes.prefix(65536))) {
  case .format(.geoJSON): return .geoJSON
  case .format(.geoJSONSequence): return .geoJSONSequence
  case .format(.openStreetMapXML):
    throw InputError(
      .unreadable, "\(wanted): it is OpenStreetMap XML; convert it to GeoJSON or .osm.pbf", source: source)
  case .format(.jsonRecords):
    throw InputError(
      .unreadable, "\(wanted): it is JSON, but no GeoJSON; export GeoJSON (ArcGIS: f=geojson; Overpass: osmtogeojson)",
      source: source)
  case .format(let other): throw InputError(.unreadable, "\(wanted), and this is \(other.rawValue)", source: source)
  case .unrecognised: throw InputError(.unreadable, "\(wanted), and this is nothing that is known", source: source)
  case .refused(let reason): throw InputError(.unreadable, "\(wanted): \(reason)", source: source)
  }
}
