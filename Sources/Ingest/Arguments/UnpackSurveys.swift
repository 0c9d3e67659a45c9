package import SurveyModel
import ZipKit

/// The files in an archive, in memory, in the order of their names. Nil when `bytes` are no archive, or one without any file that could
/// be a survey.
///
/// - Parameter archiveName: what the names of the files begin with in outputs.
/// - Throws: ``InputError`` for an archive that is broken, encrypted or a bomb.
package func unpackSurveys(_ bytes: [UInt8], source archiveName: String) throws(InputError) -> PackedSurveys? {
  guard isZip(bytes) else { return nil }
  var packed = PackedSurveys()
  do throws(ZipError) {
    var archive = try ZipArchive(bytes, limits: ZipLimits(inflated: 2 << 30, entries: 20_000))
    // macOS packs a file with metadata beside each file.
    let entries = archive.entries.filter { entry in
      !entry.isFolder && !entry.name.hasPrefix("__MACOSX/") && !entry.lastComponent.hasPrefix(".")
    }
    guard entries.contains(where: { isTable($0.name) }) else { return nil }
    var seen: Set<String> = []
    for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    where seen.insert(entry.name).inserted {
      let source = "\(archiveName)/\(entry.name)"
      guard isText(entry.name) else {
        packed.skipped.append(source)
        continue
      }
      var input = NamedInput(bytes: try archive.content(of: entry), name: String(entry.lastComponent))
      input.source = source
      packed.files.append(SurveyPath(input, source: source, isNamed: false))
    }
  } catch {
    throw InputError(.unreadable, error.message, source: archiveName)
  }
  return packed
}

/// True for the name of a table, of points or of a log: an archive without any is no survey.
private func isTable(_ name: String) -> Bool {
  [
    "csv", "tsv", "txt", "xlsx", "xlsm", "ods", "geojson", "json", "geojsonl", "ndjson", "jsonl", "gpx", "kml", "osm", "nmea",
    "ulg", "bin",
    "tlog", "fit", "srt", "mrk", "log",
  ].contains(ending(name))
}

/// False for photos, videos, sounds, documents and further archives.
private func isText(_ name: String) -> Bool {
  ![
    "jpg", "jpeg", "jpe", "png", "gif", "heic", "heif", "webp", "tif", "tiff", "dng", "bmp", "mp4", "mov", "avi", "m4a", "mp3",
    "wav", "amr",
    "3gp", "pdf", "doc", "docx", "xml", "zip", "rar", "7z", "html", "htm",
  ].contains(ending(name))
}

private func ending(_ name: String) -> String {
  name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
}
