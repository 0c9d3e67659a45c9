package import SurveyModel

/// Which column (or property) of a file is read as which field.
package struct FieldMap: Sendable {
  /// The names as the file writes them.
  package let names: [String]
  private var index: [Field: Int] = [:]
  private var units: [Field: String] = [:]
  /// Columns that were not taken because another one is better, for a finding.
  package private(set) var passedOver: [(field: Field, name: String)] = []
  /// The form's positions: the one that was taken, and the others.
  private(set) var geopoint: GeopointGroup?
  private(set) var otherGeopoints: [GeopointGroup] = []
  /// The column of answers as text that the user named.
  private(set) var geopointColumn: Int?

  /// Matches names to fields: first what the user said, then the alias table, better aliases first.
  ///
  /// `positions` is false for formats whose geometry says where a record is. Throws ``InputError`` when a named column
  /// does not exist, or when two columns have the same claim to a position (C14).
  package init(
    _ names: [String], overrides: [Field: String] = [:], positions: Bool = true, geopoint: String? = nil, source: String = ""
  ) throws(InputError) {
    self.names = names
    var taken = Set<Int>()
    for field in Field.allCases {
      // An empty name means: do not read this field at all.
      guard let name = overrides[field], !name.isEmpty else { continue }
      let column = try Self.column(named: name, for: field, in: names, source: source)
      index[field] = column
      units[field] = HeaderName(names[column]).unit
      taken.insert(column)
    }
    try matchAliases(overrides: overrides, positions: positions, taken: taken, source: source)
    if positions { try matchGeopoint(geopoint, source: source) }
    matchFormTime(overrides)
  }

  /// The column read as `field`.
  package subscript(field: Field) -> Int? { index[field] }

  /// What stands in brackets after the name of the column read as `field`, lower case: `ft`, `utc`.
  package func unit(of field: Field) -> String? { units[field] }

  /// Field name → column name, in the order of the fields, for ``FileDescription/fields``.
  package var described: [(field: String, column: String)] {
    Field.allCases.compactMap { field in index[field].map { (field.rawValue, names[$0]) } }
  }

  private static func column(
    named name: String, for field: Field, in names: [String], source: String
  ) throws(InputError) -> Int {
    let exact = names.indices.filter { names[$0].utf8.elementsEqual(name.utf8) }
    let key = HeaderName(name)
    let found = exact.isEmpty ? names.indices.filter { HeaderName(names[$0]) == key } : exact
    if found.count > 1 {
      throw InputError(
        .unreadable, "\(found.count) columns are called \"\(name)\"; rename all but one", source: source, column: name)
    }
    guard let column = found.first else {
      throw InputError(
        .usage, "there is no column \"\(name)\" for \(field.rawValue); the columns are \(names.joined(separator: ", "))",
        source: source, column: name)
    }
    return column
  }

  private mutating func matchAliases(
    overrides: [Field: String], positions: Bool, taken: Set<Int>, source: String
  ) throws(InputError) {
    var best: [Field: (rank: Int, column: Int)] = [:]
    let headers = names.map { HeaderName($0) }
    for (column, name) in names.enumerated() where !taken.contains(column) {
      let header = headers[column]
      guard let (word, alias) = FieldAliases.byKey[header.key] else { continue }
      let field = Self.partOfTriple(word, header, among: headers)
      guard overrides[field] == nil else { continue }
      if field.isPosition, !positions || Self.isUserPlaced(field, overrides) { continue }
      if field == .time, UnitWords.isDuration(header.unit) { continue }
      // The unit is the finer half of the rank: UTC before local, metres before feet.
      var rank = alias * 4 + UnitWords.rank(header.unit)
      // `_id` and `_uuid` are numbers of the form's server, which nobody saw in the field.
      if field == .id, name.hasPrefix("_") { rank += 1000 }
      if let other = best[field] {
        if other.rank == rank, field.isPosition {
          throw InputError(
            .unreadable,
            "the columns \"\(names[other.column])\" and \"\(name)\" could both be the \(field.rawValue); "
              + "name one with --columns \(field.rawValue)=… or rename the other",
            source: source, column: name)
        }
        passedOver.append((field, other.rank <= rank ? name : names[other.column]))
        if other.rank <= rank { continue }
      }
      best[field] = (rank, column)
    }
    for (field, found) in best {
      index[field] = found.column
      units[field] = HeaderName(names[found.column]).unit
    }
  }

  /// The part of an angle that stands in brackets: of 经度(度), 经度(分) and 经度(秒) each is a field of its own. Degrees
  /// without minutes beside them are the whole angle.
  private static func partOfTriple(_ field: Field, _ header: HeaderName, among headers: [HeaderName]) -> Field {
    guard field == .longitude || field == .latitude, let unit = header.unit else { return field }
    let isLongitude = field == .longitude
    func stands(_ units: Set<String>) -> Bool { headers.contains { $0.key == header.key && units.contains($0.unit ?? "") } }
    // The letters alone are metres and seconds of time elsewhere.
    let isLetter = (unit == "m" || unit == "s") && stands(AngleUnits.degrees)
    if AngleUnits.seconds.contains(unit) || (isLetter && unit == "s") {
      return isLongitude ? .longitudeSeconds : .latitudeSeconds
    }
    if AngleUnits.minutes.contains(unit) || (isLetter && unit == "m") {
      return isLongitude ? .longitudeMinutes : .latitudeMinutes
    }
    guard AngleUnits.degrees.contains(unit), stands(AngleUnits.minutes.union(["m"])) else { return field }
    return isLongitude ? .longitudeDegrees : .latitudeDegrees
  }

  private enum AngleUnits {
    static let degrees: Set = ["度", "°", "d", "deg", "degrees"]
    static let minutes: Set = ["分", "′", "'", "min", "minutes"]
    static let seconds: Set = ["秒", "″", "\"", "sec", "seconds"]
  }

  /// True when the user has named a column for the same half of the position in another form.
  private static func isUserPlaced(_ field: Field, _ overrides: [Field: String]) -> Bool {
    overrides.keys.contains { $0.isPosition } && overrides[field] == nil
      && !(field == .longitude && overrides[.longitude] == nil && overrides[.latitude] != nil)
      && !(field == .latitude && overrides[.latitude] == nil && overrides[.longitude] != nil)
  }

  /// Finds the positions that a form asks for, and takes the one called `wanted`; else, when no better column says where
  /// a record is, the outlet's, else the first: never a monitoring point or a responsible party.
  private mutating func matchGeopoint(_ wanted: String?, source: String) throws(InputError) {
    let groups = GeopointGroup.all(in: names).filter { index[.latitude] != $0.latitude }
    if let wanted {
      if let group = groups.first(where: { $0.isCalled(wanted) }) {
        take(group, of: groups)
      } else if let column = names.firstIndex(where: { HeaderName($0) == HeaderName(wanted) }) {
        removePositions()
        geopointColumn = column
      } else if !hasPosition || !groups.isEmpty {
        let known = groups.map { "\"\($0.name)\"" }.joined(separator: ", ")
        throw InputError(
          .usage, "the form has no position called \"\(wanted)\"\(known.isEmpty ? "" : "; there are \(known)")", source: source)
      }
      return
    }
    let ours = groups.filter { !$0.isOtherRole }
    guard !hasPosition, let group = ours.first(where: \.isOutlet) ?? ours.first(where: \.isQuestion) else {
      otherGeopoints = groups
      return
    }
    take(group, of: groups)
  }

  private mutating func take(_ group: GeopointGroup, of groups: [GeopointGroup]) {
    let accuracy = geopoint == nil && group.accuracy == nil ? index[.accuracy] : group.accuracy
    removePositions()
    geopoint = group
    otherGeopoints = groups.filter { $0 != group }
    index[.latitude] = group.latitude
    index[.longitude] = group.longitude
    index[.accuracy] = accuracy
    units[.accuracy] = accuracy.flatMap { HeaderName(names[$0]).unit }
  }

  private mutating func removePositions() {
    for field in Field.allCases where field.isPosition { index[field] = nil }
  }

  /// `start` is when the filling of a form of ODK or Kobo began; elsewhere the word means anything. When a form was
  /// uploaded (`_submission_time`, `SubmissionDate`) says nothing of the survey.
  private mutating func matchFormTime(_ overrides: [Field: String]) {
    guard index[.time] == nil, overrides[.time] == nil,
      names.contains(where: { ["_submission_time", "_uuid", "SubmissionDate", "meta/instanceID", "KEY"].contains($0) }),
      let start = names.firstIndex(where: { $0.lowercased().utf8.elementsEqual("start".utf8) })
    else { return }
    index[.time] = start
  }

  /// True when some column, or pair or set of columns, says where a record is.
  package var hasPosition: Bool {
    (index[.longitude] != nil && index[.latitude] != nil) || (index[.easting] != nil && index[.northing] != nil)
      || (index[.x] != nil && index[.y] != nil) || index[.position] != nil
      || index[.gridReference] != nil
      || (index[.longitudeDegrees] != nil && index[.latitudeDegrees] != nil)
  }
}
