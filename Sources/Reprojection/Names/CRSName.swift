/// The meaning of a text that names a CRS. Files may use all these kinds of names but `other`.
enum CRSName: Equatable {
  /// WGS 84, longitude first.
  case crs84
  case gcj02
  case bd09
  case epsg(Int)
  /// A CRS as WKT 2 that names no files. Layers without a code state such a text.
  case written(String)
  /// Any other text. It is allowed only on the command line, where PROJ interprets it.
  case other(String)

  /// Recognises `EPSG:n`, a number of four to six digits, the URNs and URLs of the OGC, and common names, in upper or lower case,
  /// with or without hyphens.
  init(_ text: String) {
    let trimmed = String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    let lower = trimmed.lowercased()
    if let known = Self.names[lower.filter { $0 != " " && $0 != "-" && $0 != "_" }] {
      self = known
    } else if let known = Self.registered(lower) ?? Self.epsg(lower[...]) {
      self = known
    } else {
      self = Self.isSelfContained(trimmed) ? .written(trimmed) : .other(trimmed)
    }
  }

  /// True for WKT 2 whose parameters are all numbers. Grid files and PROJ strings in it would make PROJ open files.
  private static func isSelfContained(_ text: String) -> Bool {
    guard text.utf8.count <= 1 << 16, ["GEOGCRS[", "PROJCRS[", "BOUNDCRS["].contains(where: { text.hasPrefix($0) }) else {
      return false
    }
    let upper = text.uppercased()
    return !["PARAMETERFILE", "PROJ-BASED", "EXTENSION[", "\"PROJ ", "+PROJ", "+INIT", "NADGRIDS"].contains { upper.contains($0) }
  }

  private static let names: [String: CRSName] = [
    "crs84": .crs84, "ogc:crs84": .crs84, "wgs84": .crs84, "wgs1984": .crs84,
    "gcj02": .gcj02, "gcj02ll": .gcj02, "bd09": .bd09, "bd09ll": .bd09,
    "cgcs2000": .epsg(4490), "nad83": .epsg(4269), "ogc:crs83": .epsg(4269), "ogc:crs27": .epsg(4267),
    // Short names that are in no registry.
    "bng": .epsg(27700), "osgb": .epsg(27700), "osgrid": .epsg(27700), "itm": .epsg(2157), "rdnew": .epsg(28992),
    "lambert93": .epsg(2154), "国家2000": .epsg(4490), "cgcs2000国家大地坐标系": .epsg(4490), "北京54": .epsg(4214),
    "西安80": .epsg(4610),
  ]

  /// Reads the authority and code of `epsg:4326`, `urn:ogc:def:crs:EPSG::4326`, `http://www.opengis.net/def/crs/EPSG/0/4326` and
  /// `http://www.opengis.net/gml/srs/epsg.xml#4326`.
  private static func registered(_ lower: String) -> CRSName? {
    for scheme in ["http://www.opengis.net/", "https://www.opengis.net/", "http://opengis.net/", "https://opengis.net/"]
    where lower.hasPrefix(scheme) {
      let path = lower.dropFirst(scheme.count)
      if path.hasPrefix("gml/srs/epsg.xml#") { return epsg(path.dropFirst("gml/srs/epsg.xml#".count)) }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[0] == "def", parts[1] == "crs" else { return nil }
      return code(parts[4], of: parts[2])
    }
    let parts = lower.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count >= 6, parts[0] == "urn", parts[1] == "ogc" || parts[1] == "x-ogc", parts[2] == "def", parts[3] == "crs",
      let last = parts.last
    {
      return code(last, of: parts[4])
    }
    if parts.count == 2 || (parts.count == 3 && parts[1].isEmpty), let last = parts.last { return code(last, of: parts[0]) }
    return nil
  }

  private static func code(_ code: Substring, of authority: Substring) -> CRSName? {
    switch authority {
    case "epsg": epsg(code)
    case "ogc": names["ogc:\(code)"] ?? (code == "84" ? .crs84 : nil)
    default: nil
    }
  }

  /// Reads a code of EPSG, which has four to six digits.
  private static func epsg(_ digits: Substring) -> CRSName? {
    guard (4...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits).map { .epsg($0) }
  }
}
