import SurveyModel

/// A further pair of coordinates in the rows of a table, such as that of the second outfall of a plant.
struct FurtherPlaces: Sendable, Equatable {
  /// The names of its columns.
  var latitude: String
  var longitude: String

  /// All further pairs of a table: outlets whose columns are called as those of the first are but for a number. Empty where the user
  /// says which columns hold the position.
  static func all(_ dialect: CSVDialect) -> [FurtherPlaces] {
    guard case .angles(let longitude, let latitude, nil) = dialect.position, !dialect.options.readsMarks,
      dialect.options.geopoint == nil, !dialect.options.columns.keys.contains(where: \.isPosition),
      Set(dialect.fields.names).count == dialect.fields.names.count
    else { return [] }
    let names = dialect.fields.names
    return dialect.fields.furtherOutlets(latitude: latitude, longitude: longitude).map { group in
      FurtherPlaces(latitude: names[group.latitude], longitude: names[group.longitude])
    }
  }

  /// What a name is without the number that tells it from its like: `Lat.2` and `Outfall 2nd Lat` are `lat` and `outfall lat`.
  static func withoutNumber(_ name: String) -> [String] {
    let numerals: Set<Character> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let ordinals: Set = [
      "st", "nd", "rd", "th", "x", "xst", "xnd", "xrd", "xth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
      "eighth", "ninth", "tenth", "no", "nr",
    ]
    let letters = name.lowercased().filter { !$0.isNumber && !numerals.contains($0) }
    return letters.split { !$0.isLetter }.map(String.init).filter { !ordinals.contains($0) }
  }
}

extension FieldMap {
  /// Other pairs of columns that are outlets' too, and called as the pair that was taken is but for a number.
  func furtherOutlets(latitude: Int, longitude: Int) -> [GeopointGroup] {
    let taken = GeopointGroup(latitude: latitude, longitude: longitude, in: names)
    guard taken.role == .outlet || taken.isOutlet else { return [] }
    let own = (FurtherPlaces.withoutNumber(names[latitude]), FurtherPlaces.withoutNumber(names[longitude]))
    let further = otherGeopoints.filter { group in
      group.latitude != latitude && (group.role == .outlet || group.isOutlet) && !group.isOtherRole
        && FurtherPlaces.withoutNumber(names[group.latitude]) == own.0
        && FurtherPlaces.withoutNumber(names[group.longitude]) == own.1
    }
    return further
  }
}

extension SurveyFile {
  /// Adds the observations of a further pair of coordinates, as records behind those of the rows. What rows lack is no fault there.
  mutating func append(_ places: FurtherPlaces, _ read: SurveyFile, source: String) {
    var next = read.observations
    for index in 0..<next.count { next.record[index] = Int32(clamping: account.records + index + 1) }
    observations.append(contentsOf: next)
    account.records += next.count
    account.accepted += next.count
    account.flagged += next.flags.count { !$0.isEmpty }
    let unread = read.rejections.filter { $0.rule != .coordinateMissing }
    let refused =
      unread.first.map {
        "; \(unread.count) of them cannot be read, such as that of record \($0.record): \($0.wording)"
      } ?? ""
    findings.append(
      Finding(
        .positionChosen, unread.isEmpty ? .info : .warning,
        "\"\(places.latitude)\" and \"\(places.longitude)\" hold further outlets of the same rows, "
          + "\(next.count == 1 ? "and 1 record was" : "and \(next.count) records were") added behind the rows\(refused); --columns says "
          + "otherwise", source: source))
  }
}
