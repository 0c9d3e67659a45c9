import FileKit
import Ingest
import SurveyModel

/// An input that was looked at and not yet read.
enum OpenedInput {
  /// Read natively: its whole content, to be hashed while it is made sense of.
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
  /// Kept until the copies have been read.
  private var copies: [ScratchFolder] = []

  /// - Parameters:
  ///   - place: what the user named; its files are what the hash is of.
  ///   - copy: what is read instead, fetched or unpacked into a folder that goes with the last who knows it.
  ///   - isHashing: whether anyone will ask for the hash.
  init(
    _ place: InputPlace, _ format: FileFormat, _ content: LayerRequest.Content,
    copy: (path: String, folder: ScratchFolder)? = nil, isHashing: Bool = true
  ) throws(InputError) {
    // GDAL takes a name with a prefix for something else than a file.
    let path = place.isDatabase || place.path.hasPrefix("/") ? place.path : "./\(place.path)"
    request = LayerRequest(place: copy?.path ?? path, format: format, source: place.source, content: content)
    copies = [copy?.folder, place.folder].compactMap { $0 }
    request.layer = place.layer
    request.secret = place.secret
    guard !place.isDatabase else { return }
    let files = copy == nil ? try FileParts.read(of: place.path) : [place.path]
    for part in files { parts.append((part, try inputStatus(part))) }
    if format == .geoPackage, copy == nil { try copyWithLog(place) }
    if isHashing { digest = try hashFiles(parts.map(\.path)) }
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
    copies.append(folder)
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
func openInput(
  _ argument: String, _ content: LayerRequest.Content, what: String, isHashing: Bool = true, jobs: Int
) throws(InputError) -> OpenedInput {
  let place = try fetched(InputPlace(argument))
  if place.isDatabase { return .layer(try LayerFiles(place, .postGIS, content)) }
  let isFolder = try inputStatus(place.path).kind == .folder
  let prefix = isFolder ? [] : try readPrefix(place.path, count: 65536)
  if let format = OGRFormat.sniff(name: place.name, prefix: prefix, isFolder: isFolder) {
    return .layer(try LayerFiles(place, format, content, isHashing: isHashing))
  }
  if let packed = try packedInput(place, prefix: prefix, content) { return packed }
  if place.layer != nil { throw layerOfNone(place.source) }
  let file = try readContent(place, hashing: false, jobs: jobs)
  return .native(file, try layerFormat(file.bytes, source: place.source, name: place.name, what: what))
}

/// The place with the file that was fetched for it, where it is an address.
func fetched(_ place: InputPlace) throws(InputError) -> InputPlace {
  guard let address = place.address else { return place }
  var local = place
  let (path, folder) = try fetchFile(address.url, as: address.name, source: place.source, secret: place.secret)
  local.path = path
  local.folder = folder
  return local
}

/// What a zip archive or a file packed by gzip holds for GDAL; nil for all other files, and for what holds nothing of that
/// kind.
func packedInput(
  _ place: InputPlace, prefix: [UInt8], _ content: LayerRequest.Content
) throws(InputError) -> OpenedInput? {
  let unpacked: Unpacked?
  var place = place
  var file: FileContent
  if isGzip(prefix) {
    file = try readContent(place)
    unpacked = try unpackLayer(gzip: file.bytes, name: place.name)
  } else if isZip(prefix) {
    file = try readContent(place)
    var isName = false
    unpacked = try unpackLayer(zip: file.bytes, wanted: place.layer, isName: &isName, source: place.source)
    if isName { place.layer = nil }
  } else {
    return nil
  }
  switch unpacked {
  case .layer(let path, let format, let folder): return .layer(try LayerFiles(place, format, content, copy: (path, folder)))
  case .text(let text, let format):
    if place.layer != nil { throw layerOfNone(place.source) }
    file.storedHash = file.sha256
    file.bytes = text
    return .native(file, format)
  case nil: return nil
  }
}

/// The content of a file under the name by which the user knows it.
private func readContent(
  _ place: InputPlace, hashing: Bool = true, jobs: Int = 1
) throws(InputError) -> FileContent {
  do {
    return try readFile(place.path, hashing: hashing, jobs: jobs)
  } catch {
    var error = error
    if place.folder != nil { error.source = place.source }
    throw error
  }
}

private func layerOfNone(_ source: String) -> InputError {
  InputError(.usage, "only a file with layers can be named with one (FILE:layer)", source: source)
}

/// A survey file that GDAL reads; nil for all others. One sheet of a workbook may be named as a layer is.
func surveyLayer(_ file: SurveyPath) throws(InputError) -> LayerFiles? {
  let place = file.place
  if place.isDatabase { return try LayerFiles(place, .postGIS, .survey) }
  if try inputStatus(place.path).kind == .folder { return try LayerFiles(place, .fileGDB, .survey) }
  let prefix = try readPrefix(place.path, count: 65536)
  let sniffed = sniffFormat(name: place.name, prefix: prefix)
  if case .format(let format) = sniffed {
    if OGRFormat.readsSurvey(format) { return try LayerFiles(place, format, .survey) }
  } else if isZip(prefix) || [".gpkg.gz", ".fgb.gz", ".gml.gz"].contains(where: { place.name.lowercased().hasSuffix($0) }) {
    if case .layer(let files)? = try packedInput(place, prefix: prefix, .survey) { return files }
  }
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
private func layerFormat(
  _ bytes: [UInt8], source: String, name: String, what: String
) throws(InputError) -> FileFormat {
  let wanted = "\(what) must be lines or polygons (GeoJSON, GeoPackage, Shapefile and the like)"
  switch sniffFormat(name: name, prefix: Array(bytes.prefix(65536))) {
  case .format(.geoJSON): return .geoJSON
  case .format(.geoJSONSequence): return .geoJSONSequence
  case .format(let other): throw InputError(.unreadable, "\(wanted), and this is \(other.rawValue)", source: source)
  case .unrecognised: throw InputError(.unreadable, "\(wanted), and this is nothing that is known", source: source)
  case .refused(let reason): throw InputError(.unreadable, "\(wanted): \(reason)", source: source)
  }
}
