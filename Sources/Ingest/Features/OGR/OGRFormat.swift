package import SurveyModel

/// How GDAL reads a format: with these drivers only, and with these options.
package struct OGRFormat: Sendable {
  package let format: FileFormat
  /// GDAL's short names, the first that opens the file reads it.
  let drivers: [String]
  var options: [String] = []
  /// True where a feature's number is an id of its own and not only its place in the file.
  var numbersAreIDs = false

  /// Nil for a format that is read natively.
  package init?(_ format: FileFormat) {
    self.format = format
    switch format {
    case .geoPackage:
      drivers = ["GPKG"]
      // No locks and no files beside the user's.
      options = ["IMMUTABLE=YES"]
      numbersAreIDs = true
    case .shapefile:
      drivers = ["ESRI Shapefile"]
      // Texts as they are: their encoding is judged here.
      options = ["ENCODING="]
    case .flatGeobuf: drivers = ["FlatGeobuf"]
    case .kml: drivers = ["LIBKML", "KML"]
    case .fileGDB:
      drivers = ["OpenFileGDB"]
      numbersAreIDs = true
    case .mapInfo: drivers = ["MapInfo File"]
    case .gml:
      drivers = ["GML"]
      options = ["WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"]
    case .openStreetMap: drivers = ["OSM"]
    case .postGIS:
      drivers = ["PostgreSQL"]
      numbersAreIDs = true
    default: return nil
    }
  }

  /// The format of a river or area file or folder, by its first bytes and its name; nil where it is none of GDAL's.
  package static func sniff(name: String, prefix: [UInt8], isFolder: Bool = false) -> FileFormat? {
    let lower = name.lowercased()
    if isFolder { return lower.hasSuffix(".gdb") ? .fileGDB : nil }
    for (magic, offset, format) in magics where prefix.dropFirst(offset).starts(with: magic) { return format }
    if prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let head = String(decoding: prefix.prefix(4096), as: UTF8.self)
      return lower.hasSuffix(".kmz") || head.contains(".kml") ? .kml : nil
    }
    let text = SniffedText(prefix)
    guard let word = text.firstWord?.lowercased() else { return nil }
    if word.hasPrefix("<") {
      switch text.rootElement {
      case "kml": return .kml
      case "featurecollection": return .gml
      default: return nil
      }
    }
    if lower.hasSuffix(".tab"), word.hasPrefix("!table") { return .mapInfo }
    if lower.hasSuffix(".mif"), word.hasPrefix("version") { return .mapInfo }
    return nil
  }

  /// As above, for a survey file: KML is read natively there, and an extract of OpenStreetMap is no survey.
  static func sniffSurvey(name: String, prefix: [UInt8]) -> FileFormat? {
    sniff(name: name, prefix: prefix).flatMap { readsSurvey($0) ? $0 : nil }
  }

  /// True for the formats of surveys that are left to GDAL.
  package static func readsSurvey(_ format: FileFormat) -> Bool {
    OGRFormat(format) != nil && format != .kml && format != .openStreetMap
  }

  private static let magics: [(magic: [UInt8], offset: Int, format: FileFormat)] = [
    (Array("SQLite format 3".utf8), 0, .geoPackage),
    ([0x00, 0x00, 0x27, 0x0A], 0, .shapefile),
    (Array("fgb".utf8), 0, .flatGeobuf),
    (Array("OSMHeader".utf8), 6, .openStreetMap),
  ]
}
