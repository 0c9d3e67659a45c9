package import SurveyModel
import ZipKit

/// Reads the map in a KMZ archive: `doc.kml` at its top, else the first `.kml`. Returns the bytes of the map too, which its
/// account is about. Other archives and maps in the archive are reported and not opened.
///
/// Throws ``InputError`` as ``readKML(_:options:)`` does, and for archives that are broken, encrypted or bombs.
package func readKMZ(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> (file: SurveyFile, text: [UInt8]) {
  let text: [UInt8]
  let entry: ZipEntry
  var archive: ZipArchive
  do {
    archive = try ZipArchive(bytes)
    let maps = archive.entries.filter { $0.name.lowercased().hasSuffix(".kml") }
    guard let first = maps.first(where: { $0.name.lowercased().utf8.elementsEqual("doc.kml".utf8) }) ?? maps.first else {
      let inner = archive.entries.first { $0.name.lowercased().hasSuffix(".kmz") }
      throw InputError(
        .unreadable,
        "the archive holds no .kml" + (inner.map { ", only another archive (\"\($0.name)\"); unpack it first" } ?? ""),
        source: options.source)
    }
    entry = first
    text = try archive.content(of: entry)
  } catch let error as ZipError {
    throw InputError(.unreadable, error.message, source: options.source)
  } catch {
    throw error as? InputError ?? InputError(.unreadable, "\(error)", source: options.source)
  }
  var file: SurveyFile
  do {
    file = try settlingDates(options) { try readKML(text, options: $0) }
  } catch {
    throw error as? InputError ?? InputError(.unreadable, "\(error)", source: options.source)
  }
  file.description.format = .kmz
  file.description.dialect = "\"\(entry.name)\" in the archive"
  let left = archive.entries.filter { other in
    let name = other.name.lowercased()
    // Two entries may have one name.
    return !other.isSame(as: entry) && (name.hasSuffix(".kml") || name.hasSuffix(".kmz") || name.hasSuffix(".zip"))
  }
  if !left.isEmpty {
    let names = left.prefix(3).map { "\"\($0.name)\"" }.joined(separator: ", ")
    file.findings.append(
      Finding(
        .networkLinkIgnored, .warning,
        "\"\(entry.name)\" was read; \(left.count) other file\(left.count == 1 ? "" : "s") in the archive "
          + "(\(names)\(left.count > 3 ? ", …" : "")) \(left.count == 1 ? "was" : "were") not opened: unpack it to read "
          + "\(left.count == 1 ? "that" : "those")", source: options.source))
  }
  return (file, text)
}
