/// The first bytes of a JSON text, looked at without reading all of it.
struct JSONKeys {
  /// The names of members, wherever they stand, in the order in which they come first.
  private(set) var names: [String] = []
  /// The other strings.
  private var strings: [String] = []
  private let startsWithArrays: Bool

  private static let most = 400

  init(_ bytes: [UInt8]) {
    startsWithArrays = bytes.prefix(64).filter { $0 > 0x20 }.starts(with: Array("[[".utf8))
    var seen: Set<[UInt8]> = []
    var index = 0
    while index < bytes.count, names.count < Self.most, strings.count < Self.most {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
      var next = min(end, bytes.count) + 1
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      let text = Array(bytes[(index + 1)..<max(index + 1, min(end, bytes.count))])
      if next < bytes.count, bytes[next] == UInt8(ascii: ":") {
        if seen.insert(text).inserted { names.append(String(decoding: text, as: UTF8.self)) }
      } else {
        strings.append(String(decoding: text, as: UTF8.self))
      }
      index = max(end, index) + 1
    }
  }

  /// True when the members can be those of records with a place, in no way that GeoJSON has.
  var canBeRecords: Bool {
    let known = Set(names)
    let isServed = known.contains("spatialReference") || known.contains("geometryType")
    if known.isSuperset(of: ["attributes", "geometry"]), isServed { return true }
    if known.contains("_geolocation") || known.isSuperset(of: ["elements", "type", "lat", "lon"]) { return true }
    if Self.withoutGroups(names).contains(where: PositionName.isPlace), !known.contains("features") { return true }
    if Self.hold(names) || (known.contains("coordinates") && !known.contains("features")) { return true }
    let areApart = ["columns", "fields", "header", "headers", "names"].contains { known.contains($0) }
    return (startsWithArrays || areApart) && Self.hold(strings)
  }

  /// True when some of the names say a place. Letters x and y alone are those of any drawing.
  static func hold(_ names: [String]) -> Bool {
    var seen: Set<String> = []
    let last = withoutGroups(names).filter { !["x", "y"].contains($0.lowercased()) && seen.insert($0).inserted }
    guard let fields = try? FieldMap(last) else { return true }
    return fields.hasPosition
  }

  /// Names of hydrological services of China that tables of records have, and what other tables call them.
  private static let services = ["lgtd": "longitude", "lttd": "latitude"]

  /// The names without the groups before them, as the columns of tables are called.
  static func withoutGroups(_ names: [String]) -> [String] {
    names.map { name in
      let last = name.split(separator: "/").last.map(String.init) ?? name
      return services[last.lowercased()] ?? last
    }
  }
}
