import FileKit
package import SurveyModel
import ZipKit

/// Unpacks a layer that was packed by gzip. Nil when its content is nothing that GDAL reads.
/// - Parameters:
///   - content: the inflated content.
///   - name: the name of the packed file.
package func unpackLayer(gzip content: [UInt8], name: String) throws(InputError) -> Unpacked? {
  let name = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  guard let format = OGRFormat.sniff(name: name, prefix: Array(content.prefix(65536))) else { return nil }
  let folder = try ScratchFolder()
  return .layer(path: try folder.write(content, as: name), format: format, folder: folder)
}

/// Unpacks the layer of a zip archive: a shapefile with its parts, a GeoPackage, a geodatabase, GeoJSON, …
///
/// - Parameters:
///   - wanted: the name of a file in the archive, with its ending or without, or of a layer in it; nil for the only file.
///   - isSurvey: true for surveys, of which all GeoJSON files of an archive are read, as those of a folder are.
///   - isName: set to true when `wanted` is the name of a file in the archive.
/// - Returns: nil when no file in the archive has a known ending, and for several GeoJSON files of surveys.
/// - Throws: ``InputError`` for an archive that is broken, encrypted or a bomb, and when several files could be meant.
package func unpackLayer(
  zip bytes: [UInt8], wanted: String?, isSurvey: Bool, isName: inout Bool, source: String
) throws(InputError) -> Unpacked? {
  do {
    // Layers are larger than other packed files.
    var archive = try ZipArchive(bytes, limits: ZipLimits(inflated: 8 << 30, entries: 20_000))
    let mains = PackedFile.all(in: archive.entries)
    if mains.isEmpty { return nil }
    var fitting = mains
    if let wanted {
      let named = mains.filter { $0.isCalled(wanted) }
      isName = !named.isEmpty
      if isName { fitting = named }
    }
    if fitting.count > 1, !isName {
      // Records of a form come as JSON too.
      fitting = try fitting.filter { try !$0.isJSON || $0.unpack(&archive) != nil }
      if fitting.isEmpty { return nil }
    }
    if isSurvey, wanted == nil, fitting.count > 1, fitting.allSatisfy(\.isJSON) { return nil }
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
