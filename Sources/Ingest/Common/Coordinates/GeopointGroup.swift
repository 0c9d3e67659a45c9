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

  /// What the pair is the position of, by its name, else by that of the nearest column in front of it that says it.
  var role = HeaderWords.Role.unsaid

  /// True when the name is that of something other than the outlet: a monitoring point, a responsible party, a home point.
  var isOtherRole: Bool {
    let lower = name.lowercased()
    let words = HeaderWords(name).words
    return FieldAliases.otherRoles.contains { $0.utf8.count <= 3 ? words.contains($0) : lower.contains($0) }
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

  /// All positions that a table with these column names holds, in the order of the columns.
  static func all(in names: [String]) -> [GeopointGroup] {
    var groups = questions(in: names)
    let words = names.map { HeaderWords($0) }
    let taken = Set(groups.flatMap { [$0.latitude, $0.longitude] })
    let free = names.indices.filter { !taken.contains($0) }
    let latitudes = free.filter { words[$0].axis == .latitude }
    var longitudes = free.filter { words[$0].axis == .longitude }
    var single: [Int] = []
    for latitude in latitudes {
      guard let place = longitudes.firstIndex(where: { words[$0].rest == words[latitude].rest }) else {
        single.append(latitude)
        continue
      }
      groups.append(GeopointGroup(latitude: latitude, longitude: longitudes.remove(at: place), in: names))
    }
    // One latitude and one longitude belong together, whatever else their names say.
    if single.count == 1, longitudes.count == 1, groups.isEmpty {
      groups.append(GeopointGroup(latitude: single[0], longitude: longitudes[0], in: names))
    }
    for index in groups.indices { groups[index].findRole(names, words) }
    return groups.sorted { $0.latitude < $1.latitude }
  }

  /// The pair of these two columns, called by what their names share.
  init(latitude: Int, longitude: Int, in names: [String]) {
    let words = HeaderWords(names[latitude])
    let rest = words.axis == nil ? [] : words.rest
    let accuracy = names.indices.first { column in
      let others = HeaderWords(names[column]).words
      return others.contains { $0 == "accuracy" || $0 == "precision" }
        && others.filter { $0 != "accuracy" && $0 != "precision" } == rest && !rest.isEmpty
    }
    self.init(
      name: rest.allSatisfy { $0.allSatisfy(\.isNumber) } ? names[latitude] : rest.joined(separator: "_"), latitude: latitude,
      longitude: longitude,
      accuracy: accuracy, isQuestion: false)
    findRole(names, names.map { HeaderWords($0) })
  }

  private init(name: String, latitude: Int, longitude: Int, accuracy: Int?, isQuestion: Bool) {
    (self.name, self.latitude, self.longitude) = (name, latitude, longitude)
    (self.accuracy, self.isQuestion) = (accuracy, isQuestion)
  }

  private mutating func findRole(_ names: [String], _ words: [HeaderWords]) {
    role = words[latitude].role
    guard role == .unsaid else { return }
    // The two columns in front of the pair, the nearest first.
    for column in (0..<min(latitude, longitude)).suffix(2).reversed() {
      guard words[column].axis == nil else { return }
      role = words[column].role
      if role != .unsaid { return }
    }
  }

  /// The positions whose columns are named as those of forms are.
  private static func questions(in names: [String]) -> [GeopointGroup] {
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
