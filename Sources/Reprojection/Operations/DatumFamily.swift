import PROJKit

/// Datums for which PROJ's registry alone gives no good answer.
enum DatumFamily {
  /// The same as WGS 84: only un-projecting is needed.
  case wgs84
  /// China's current datum, for which the registry knows no operation.
  case cgcs2000
  /// China's former datums: the parameters to WGS 84 are not public.
  case xian1980
  case beijing1954
  case other

  init(_ description: CRSDescription) {
    switch description.baseIdentifier {
    case "EPSG:4326", "EPSG:4979", "OGC:CRS84": self = .wgs84
    case "EPSG:4490", "EPSG:4480": self = .cgcs2000
    case "EPSG:4610": self = .xian1980
    case "EPSG:4214": self = .beijing1954
    default:
      // A definition without codes (a .prj file, say) is known by its name, in EPSG's or Esri's words.
      let words = String(description.baseName.lowercased().map { $0 == "_" ? " " : $0 })
      if words.contains("china geodetic coordinate system 2000") || words.contains("cgcs2000") {
        self = .cgcs2000
      } else if words.contains("xian 1980") {
        self = .xian1980
      } else if words.contains("beijing 1954") {
        self = .beijing1954
      } else {
        self = .other
      }
    }
  }
}
