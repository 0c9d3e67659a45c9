/// The columns that together hold one position of a form, such as `_gps_latitude` and `_gps_longitude` of Kobo,
/// `gps-Latitude` and `gps-Longitude` of ODK, or 监测点坐标北纬 and 监测点坐标东经.
struct GeopointGroup: Sendable, Equatable {
  /// The question's name in the form, after the names of the groups that it is in.
  var name: String
  var latitude: Int
  var longitude: Int
  var accuracy: Int?
  /// True when the columns are named as ODK and Kobo name the answer to a position question.
  var isQuestion: Bool

  /// True when the name is that of something other than the outlet: a monitoring point, a responsible party, a home point.
  var isOtherRole: Bool {
    let lower = name.lowercased()
    return FieldAliases.otherRoles.contains { lower.contains($0) }
  }

  /// True when the name says that this is the outlet's position.
  var isOutlet: Bool {
    let lower = name.lowercased()
    return ["outlet", "outfall", "discharge", "排污口", "排口", "口门"].contains { lower.contains($0) }
  }

  /// True when `wanted` is the whole name, or the part of it after the last group.
  func isCalled(_ wanted: String) -> Bool {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "-" }).last.map(String.init) ?? name
    let key = HeaderName(wanted)
    return HeaderName(name) == key || HeaderName(last) == key
  }

  /// All positions that a form with these column names holds, in the order of the columns.
  static func all(in names: [String]) -> [GeopointGroup] {
    let lower = names.map { $0.lowercased() }
    return names.indices.compactMap { column in
      for (latitude, longitudes) in Self.endings where lower[column].hasSuffix(latitude) {
        let stem = String(names[column].dropLast(latitude.count))
        for longitude in longitudes {
          let other = (stem + longitude).lowercased()
          guard let partner = lower.firstIndex(where: { $0.utf8.elementsEqual(other.utf8) }) else { continue }
          return group(stem, column, partner, lower)
        }
      }
      return nil
    }
  }

  private static func group(_ stem: String, _ latitude: Int, _ longitude: Int, _ lower: [String]) -> GeopointGroup? {
    func column(_ part: String) -> Int? {
      let name = (stem + part).lowercased()
      return lower.firstIndex { $0.utf8.elementsEqual(name.utf8) }
    }
    // Kobo writes the groups before the underscore: `site/_gps_latitude`.
    var parts = stem.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let last = parts.popLast() ?? ""
    let isKobo = last.hasPrefix("_") && last.hasSuffix("_")
    let trimmed = last.drop { $0 == "_" || $0 == "-" }.reversed().drop { $0 == "_" || $0 == "-" || $0 == "." || $0 == " " }
      .reversed()
    let name = String(trimmed)
    guard !name.isEmpty else { return nil }
    return GeopointGroup(
      name: (parts + [name]).joined(separator: "/"), latitude: latitude, longitude: longitude,
      accuracy: column("accuracy") ?? column("precision"), isQuestion: isKobo || stem.hasSuffix("-"))
  }

  /// The endings of latitude names, with those of the longitudes that belong to them; longer endings first.
  private static let endings: [(latitude: String, longitudes: [String])] = [
    ("latitude", ["longitude"]), ("lat", ["lng", "lon", "long"]), ("纬度", ["经度"]), ("北纬", ["东经"]),
  ]
}
