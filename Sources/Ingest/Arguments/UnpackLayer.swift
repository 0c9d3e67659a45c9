package import FileKit
package import SurveyModel
import ZipKit

/// What was found in a packed file.
package enum Unpacked: Sendable {
  /// A file for GDAL, unpacked into a folder that lives as long as this does.
  case layer(path: String, format: FileFormat, folder: ScratchFolder)
  /// GeoJSON: its text.
  case text([UInt8], FileFormat)
}

/// Unpacks a layer that was packed by gzip. Nil where the content is nothing that GDAL reads.
/// - Parameters:
///   - content: inflated.
///   - name: of the packed file.
package func unpackLayer(gzip content: [UInt8], name: String) throws(InputError) -> Unpacked? {
  let name = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  guard let format = OGRFormat.sniff(name: name, prefix: Array(content.prefix(65536))) else { return nil }
  let folder = try ScratchFolder()
  return .layer(path: try folder.write(content, as: name), format: format, folder: folder)
}

/// Unpacks the layer of a zip archive: a shapefile with its parts, a GeoPackage, a geodatabase, GeoJSON, …
///
/// - Parameters:
///   - wanted: the file's name in the archive, with its ending or without; nil for the only one.
///   - isName: set to true when `wanted` was found to be one, and not the name of a layer in it.
/// - Returns: nil where no file in the archive has an ending that is known.
/// - Throws: ``InputError`` for archives that are broken, encrypted or bombs, and where several files could be meant.
package func unpackLayer(
  zip bytes: [UInt8], wanted: String?, isName: inout Bool, source: String
) throws(InputError) -> Unpacked? {
  do {
    // Layers are larger than what else comes packed.
    var archive = try ZipArchive(bytes, limits: ZipLimits(inflated: 8 << 30, entries: 20_000))
    let mains = PackedFile.all(in: archive.entries)
    if mains.isEmpty { return nil }
    var fitting = mains
    if let wanted {
      let named = mains.filter { $0.isCalled(wanted) }
      isName = !named.isEmpty
      if isName { fitting = named }
    }
    guard let file = fitting.first, fitting.count == 1 else {
      let names = mains.map(\.name).joined(separator: ", ")
      throw InputError(
        .unreadable, "the archive holds several files that could be meant: \(names); name one as FILE.zip:name", source: source)
    }
    return try file.unpack(&archive)
  } catch let error as ZipError {
    throw InputError(.unreadable, error.message, source: source)
  } catch {
    throw error as? InputError ?? InputError(.unreadable, "\(error)", source: source)
  }
}

/// A file of an archive that can be read, with its parts.
private struct PackedFile {
  /// Without folders: `rivers.shp`, `rivers.gdb`.
  var name: String
  /// In the archive, with the names that they get.
  var parts: [(entry: ZipEntry, name: String)]

  private static let endings: Set = ["shp", "gpkg", "fgb", "tab", "mif", "gml", "geojson", "json", "geojsonl", "geojsons"]

  static func all(in entries: [ZipEntry]) -> [PackedFile] {
    let files = entries.filter { entry in
      // Macs put a shadow of each file beside it.
      !entry.isFolder && !entry.name.hasPrefix("__MACOSX/") && !entry.lastComponent.hasPrefix(".")
    }
    var found: [PackedFile] = []
    var geodatabases: Set<String> = []
    for file in files {
      let folders = file.name.split(separator: "/").dropLast()
      if let depth = folders.firstIndex(where: { $0.lowercased().hasSuffix(".gdb") }) {
        let folder = folders[...depth].joined(separator: "/") + "/"
        guard geodatabases.insert(folder).inserted else { continue }
        let name = String(folders[depth])
        found.append(
          PackedFile(
            name: name,
            parts: files.filter { $0.name.hasPrefix(folder) }.map { ($0, "\(name)/\($0.lastComponent)") }))
        continue
      }
      let (stem, ending) = split(file.name)
      guard endings.contains(ending.lowercased()) else { continue }
      let parts = files.filter { split($0.name).stem == stem }.map { ($0, String($0.lastComponent)) }
      found.append(PackedFile(name: String(file.lastComponent), parts: parts))
    }
    return found
  }

  private static func split(_ name: String) -> (stem: Substring, ending: Substring) {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return (name[...], "") }
    return (name[..<dot], name[name.index(after: dot)...])
  }

  func isCalled(_ wanted: String) -> Bool {
    let wanted = wanted.lowercased()
    return name.lowercased() == wanted || Self.split(name.lowercased()).stem == wanted[...]
  }

  /// Throws ``ZipError`` and ``InputError``. Nil for what is not of the kind that its name says.
  func unpack(_ archive: inout ZipArchive) throws -> Unpacked? {
    if let part = parts.first(where: { $0.name == name }), name.lowercased().contains("json") {
      let content = try archive.content(of: part.entry)
      guard case .format(let format) = sniffFormat(name: name, prefix: Array(content.prefix(65536))), format.isGeoJSON else {
        return nil
      }
      return .text(content, format)
    }
    let folder = try ScratchFolder()
    for part in parts { _ = try folder.write(try archive.content(of: part.entry), as: part.name) }
    let path = "\(folder.path)/\(name)"
    let isFolder = name.lowercased().hasSuffix(".gdb")
    let prefix = isFolder ? [] : try readPrefix(path, count: 65536)
    guard let format = OGRFormat.sniff(name: name, prefix: prefix, isFolder: isFolder) else { return nil }
    return .layer(path: path, format: format, folder: folder)
  }
}

/// True for the magic number of a zip archive.
package func isZip(_ bytes: [UInt8]) -> Bool { ZipArchive.isArchive(bytes) }
