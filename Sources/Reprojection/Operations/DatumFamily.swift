import PROJKit

/// The datums that are treated specially, because the candidates in PROJ's registry are no good answer for them.
enum DatumFamily {
  /// WGS 84 itself, for which only the projection must be undone.
  case wgs84
  /// China's current datum, for which the registry has no operation.
  case cgcs2000
  /// A former datum of China, whose parameters to WGS 84 are not public.
  case xian1980
  /// A former datum of China, whose parameters to WGS 84 are public only for some areas.
  case beijing1954
  /// Any other datum.
  case other

  init(_ description: CRSDescription) {
    switch description.baseIdentifier {
    case "EPSG:4326", "EPSG:4979", "OGC:CRS84": self = .wgs84
    case "EPSG:4490", "EPSG:4480": self = .cgcs2000
    case "EPSG:4610": self = .xian1980
    case "EPSG:4214": self = .beijing1954
    default:
      // A definition without codes, as in .prj files, is recognised by the name that EPSG or Esri uses.
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
