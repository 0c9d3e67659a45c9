import FileKit
import Ingest
import SurveyModel

/// An input that was looked at and not yet read.
enum OpenedInput {
  /// Read natively: its whole content.
  case native(FileContent, FileFormat)
  /// Left to GDAL.
  case layer(LayerFiles)
}

/// A layer for GDAL, with what is to be known of its files.
struct LayerFiles: Sendable {
  var request: LayerRequest
  /// Its files as they were before the reading; none for a database.
  private var parts: [(path: String, status: FileStatus)] = []
  private(set) var digest: FilesDigest?
  /// Kept until the copy has been read.
  private var copies: ScratchFolder?

  init(_ place: InputPlace, _ format: FileFormat, _ content: LayerRequest.Content) throws(InputError) {
    // GDAL takes a name with a prefix for something else than a file.
    let path = place.isDatabase || place.path.hasPrefix("/") ? place.path : "./\(place.path)"
    request = LayerRequest(place: path, format: format, source: place.source, content: content)
    request.layer = place.layer
    request.secret = place.secret
    guard !place.isDatabase else { return }
    for part in try FileParts.read(of: place.path) { parts.append((part, try inputStatus(part))) }
    if format == .geoPackage { try copyWithLog(place) }
    digest = try hashFiles(parts.map(\.path))
  }

  /// What another program (QGIS, say) wrote and did not yet bring into the file stands in a log beside it. SQLite reads it only
  /// where it may write, so both are copied.
  private mutating func copyWithLog(_ place: InputPlace) throws(InputError) {
    let log = place.path + "-wal"
    guard let status = try? inputStatus(log), status.size > 0 else { return }
    parts.append((log, status))
    let folder = try ScratchFolder()
    request.place = try folder.copy(place.path, as: "layers.gpkg")
    _ = try folder.copy(log, as: "layers.gpkg-wal")
    request.isCopy = true
    copies = folder
  }

  /// Size and hash for the manifest: those of the files, or of what a database gave.
  func identity(_ read: (size: Int, sha256: String)?) throws(InputError) -> FilesDigest {
    for part in parts {
      let now = try inputStatus(part.path)
      guard now.size == part.status.size, now.modified == part.status.modified else {
        throw InputError(
          .unreadable, "The file changed while it was read; wait until it is whole and run again.", source: request.source)
      }
    }
    return digest ?? FilesDigest(size: read?.size ?? 0, sha256: read?.sha256 ?? "")
  }
}

/// Looks at an input of rivers or areas. Throws ``InputError`` for what is neither GeoJSON nor anything that GDAL reads.
func openInput(_ argument: String, _ content: LayerRequest.Content, what: String) throws(InputError) -> OpenedInput {
  let place = InputPlace(argument)
  if place.isDatabase { return .layer(try LayerFiles(place, .postGIS, content)) }
  let isFolder = try inputStatus(place.path).kind == .folder
  let prefix = isFolder ? [] : try readPrefix(place.path, count: 65536)
  if let format = OGRFormat.sniff(name: lastComponent(place.path), prefix: prefix, isFolder: isFolder) {
    return .layer(try LayerFiles(place, format, content))
  }
  if place.layer != nil {
    throw InputError(.usage, "only a file with layers can be named with one (FILE:layer)", source: place.source)
  }
  let file = try readFile(place.path)
  return .native(file, try layerFormat(file.bytes, source: place.source, what: what))
}

/// A survey file that GDAL reads; nil for all others. One sheet of a workbook may be named as a layer is.
func surveyLayer(_ file: SurveyPath) throws(InputError) -> LayerFiles? {
  let place = file.place
  if place.isDatabase { return try LayerFiles(place, .postGIS, .survey) }
  if try inputStatus(place.path).kind == .folder { return try LayerFiles(place, .fileGDB, .survey) }
  let sniffed = sniffFormat(name: place.name, prefix: try readPrefix(place.path, count: 65536))
  if case .format(let format) = sniffed, OGRFormat.readsSurvey(format) { return try LayerFiles(place, format, .survey) }
  if place.layer != nil { try refuseLayer(of: sniffed, source: file.source) }
  return nil
}

/// - Throws: `InputError` (`usage`) where a layer or sheet is named of a file that has none.
func refuseLayer(of sniffed: Sniffed, source: String) throws(InputError) {
  if case .format(let format) = sniffed, format.isWorkbook { return }
  throw InputError(
    .usage, "only a file with layers or sheets can be named with one (FILE:layer, FILE:sheet)", source: source)
}

/// Rivers and areas that are read natively come as GeoJSON, whole or as a text sequence.
private func layerFormat(_ bytes: [UInt8], source: String, what: String) throws(InputError) -> FileFormat {
  let wanted = "\(what) must be lines or polygons (GeoJSON, GeoPackage, Shapefile and the like)"
  switch sniffFormat(name: source, prefix: Array(bytes.prefix(65536))) {
  case .format(.geoJSON): return .geoJSON
  case .format(.geoJSONSequence): return .geoJSONSequence
  case .format(let other): throw InputError(.unreadable, "\(wanted), and this is \(other.rawValue)", source: source)
  case .unrecognised: throw InputError(.unreadable, "\(wanted), and this is nothing that is known", source: source)
  case .refused(let reason): throw InputError(.unreadable, "\(wanted): \(reason)", source: source)
  }
}
