package import FileKit
package import SurveyModel

/// A layer for GDAL, with its files as they were before the reading.
package struct LayerFiles: Sendable {
  package var request: LayerRequest
  /// The files of the layer and their state before the reading; empty for a database.
  private var parts: [(path: String, status: FileStatus)] = []
  /// Size and hash of the files; nil for a database, and where no hash was asked for.
  package private(set) var digest: FilesDigest?
  /// The folders of copies, held until the copies have been read.
  private var copies: [ScratchFolder] = []

  /// - Parameters:
  ///   - input: what the user named; the hash is that of its files.
  ///   - unpacked: the file that is read instead, in a folder that goes with its last holder.
  ///   - isHashing: whether the hash of the files is wanted.
  package init(
    _ input: NamedInput, _ format: FileFormat, _ content: LayerRequest.Content,
    unpacked: (path: String, folder: ScratchFolder)? = nil, isHashing: Bool = true
  ) throws(InputError) {
    let input = try input.onDisk()
    // GDAL may take a name that begins like one of its prefixes for something other than a file.
    let path = input.isDatabase || input.path.hasPrefix("/") ? input.path : "./\(input.path)"
    request = LayerRequest(dataset: unpacked?.path ?? path, format: format, source: input.source, content: content)
    copies = [unpacked?.folder, input.folder].compactMap { $0 }
    request.layer = input.layer
    request.secret = input.secret
    guard !input.isDatabase else { return }
    let files = unpacked == nil ? try FileParts.read(of: input.path) : [input.path]
    for part in files { parts.append((part, try inputStatus(part))) }
    if format == .geoPackage, unpacked == nil { try copyWithLog(input) }
    if isHashing { digest = try hashFiles(parts.map(\.path)) }
  }

  /// Copies a GeoPackage together with its write-ahead log, where it has one: changes that another program (QGIS, say) has not
  /// yet brought into the file stand in that log, and SQLite reads the log only where it may write.
  private mutating func copyWithLog(_ input: NamedInput) throws(InputError) {
    let log = input.path + "-wal"
    guard let status = try? inputStatus(log), status.size > 0 else { return }
    parts.append((log, status))
    let folder = try ScratchFolder()
    request.dataset = try folder.copy(input.path, as: "layers.gpkg")
    _ = try folder.copy(log, as: "layers.gpkg-wal")
    request.isCopy = true
    copies.append(folder)
  }

  /// Size and hash for the manifest: those of the files, or of the rows that a database gave.
  /// - Throws: `InputError` when a file has changed since it was opened.
  package func identity(_ read: (size: Int, sha256: String)?) throws(InputError) -> FilesDigest {
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
