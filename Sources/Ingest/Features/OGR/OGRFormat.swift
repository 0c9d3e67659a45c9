package import SurveyModel

/// How GDAL reads a format: with which drivers and options.
package struct OGRFormat: Sendable {
  package let format: FileFormat
  /// The short names of GDAL's drivers. The first one that opens the file reads it; no others are tried.
  let drivers: [String]
  var options: [String] = []
  /// True when a feature's number is an id that the file stores, and not only its position in the file.
  var numbersAreIDs = false

  /// Nil for a format that is read natively.
  package init?(_ format: FileFormat) {
    self.format = format
    switch format {
    case .geoPackage:
      drivers = ["GPKG"]
      // GDAL must not make locks and files beside the user's file.
      options = ["IMMUTABLE=YES"]
      numbersAreIDs = true
    case .shapefile:
      drivers = ["ESRI Shapefile"]
      // GDAL must not decode texts: ShapefileEncoding judges their encoding.
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

  /// The format of a file or folder with rivers or areas, by its first bytes and its name; nil when GDAL does not read it.
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

  /// The same for a survey file: its KML is read natively, and an extract of OpenStreetMap is no survey.
  static func sniffSurvey(name: String, prefix: [UInt8]) -> FileFormat? {
    sniff(name: name, prefix: prefix).flatMap { readsSurvey($0) ? $0 : nil }
  }

  /// True for the formats in which surveys are read through GDAL.
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
