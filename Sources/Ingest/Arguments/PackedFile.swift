import FileKit
import SurveyModel
import ZipKit

/// A file in a zip archive that can be read as a layer, with the files that belong to it.
struct PackedFile {
  /// The name without folders: `rivers.shp`, `rivers.gdb`.
  var name: String
  /// The entries of the archive that belong to it, with the names under which they are unpacked.
  var parts: [(entry: ZipEntry, name: String)]

  private static let endings: Set = ["shp", "gpkg", "fgb", "tab", "mif", "gml", "geojson", "json", "geojsonl", "geojsons"]

  /// All layers in an archive. A geodatabase is a folder.
  static func all(in entries: [ZipEntry]) -> [PackedFile] {
    let files = entries.filter { entry in
      // macOS packs a file with metadata beside each file.
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

  /// True when `wanted` is the name of the file, with its ending or without, in upper or lower case.
  func isCalled(_ wanted: String) -> Bool {
    let wanted = wanted.lowercased()
    return name.lowercased() == wanted || Self.split(name.lowercased()).stem == wanted[...]
  }

  /// True for a text that GDAL is not asked for.
  var isJSON: Bool { name.lowercased().contains("json") }

  /// Unpacks the file. Nil when it is not of the kind that its ending says. Throws ``ZipError`` and ``InputError``.
  func unpack(_ archive: inout ZipArchive) throws -> Unpacked? {
    if let part = parts.first(where: { $0.name == name }), isJSON {
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
