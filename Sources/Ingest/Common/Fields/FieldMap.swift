import SurveyMath
package import SurveyModel

/// Which column (or property) of a file is read as which ``Field``.
package struct FieldMap: Sendable {
  /// The names as the file writes them.
  package let names: [String]
  private var index: [Field: Int] = [:]
  private let grouped: GroupedNames
  private let sample: TableSample
  private var units: [Field: String] = [:]
  /// Columns that could be a field but were not taken because another column is better; a finding names them.
  package private(set) var passedOver: [(field: Field, name: String)] = []
  /// The position question of a form that is read as the record's position; nil where there is none.
  private(set) var geopoint: GeopointGroup?
  /// The form's other position questions.
  private(set) var otherGeopoints: [GeopointGroup] = []
  /// The column that the user named whose cells hold both coordinates as text (``GeopointText``).
  private(set) var geopointColumn: Int?
  /// Why ``geopoint`` was taken, where that needs to be said.
  private(set) var choice: PositionChoice?

  /// How the pair of columns with the position was found.
  enum PositionChoice: Equatable {
    /// It is the only pair of the table.
    case only
    /// It is the outlet's, and other pairs are not.
    case outlet
    /// It is that of a plant or an office, since there is no other.
    case facility
  }

  /// Matches names to fields: first by `overrides`, which the user gave, then by ``FieldAliases``, better names first.
  ///
  /// `positions` is false for formats whose geometry says where a record is. Throws ``InputError`` when a named column
  /// does not exist, or when two columns could equally well be the same part of the position.
  package init(
    _ names: [String], overrides: [Field: String] = [:], positions: Bool = true, geopoint: String? = nil, source: String = ""
  ) throws(InputError) {
    try self.init(names, overrides: overrides, positions: positions, geopoint: geopoint, source: source, sample: TableSample())
  }

  /// As the other initializer; `sample` are the first records of the table, whose cells show what columns hold.
  init(
    _ names: [String], overrides: [Field: String], positions: Bool, geopoint: String?, source: String, sample: TableSample
  ) throws(InputError) {
    self.names = names
    grouped = GroupedNames(names)
    self.sample = sample
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
    if positions {
      dropHemispheres(overrides)
      try matchGeopoint(geopoint, overrides, source: source)
      if geopoint == nil, !overrides.keys.contains(where: \.isPosition), !hasPosition {
        index[.position] = sample.positionColumn(names)
      }
    }
    matchFormTime(overrides)
    markUTC()
  }

  /// The column read as `field`.
  package subscript(field: Field) -> Int? { index[field] }

  /// The text in brackets after the name of the column that is read as `field`, in lower case: `ft`, `utc`.
  package func unit(of field: Field) -> String? { units[field] }

  /// The name of each field that was found and of its column, in the order of the fields, for ``FileDescription/fields``.
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
        source: source, column: name
      ).suggesting(name, among: names)
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
      guard let (word, alias) = alias(name, header) else { continue }
      let field = Self.partOfTriple(word, header, among: headers)
      guard overrides[field] == nil else { continue }
      if field.isPosition, !positions || Self.userGavePosition(field, overrides) { continue }
      if field == .time, UnitWords.isDuration(header.unit) { continue }
      // Of two equally good names the better unit decides: UTC before local time, metres before feet.
      var rank = alias * 4 + UnitWords.rank(header.unit)
      // `_id` and `_uuid` were given by the form's server after the survey; any column that the crew filled in is better.
      if field == .id, name.hasPrefix("_") { rank += 1000 }
      if let other = best[field] {
        if other.rank == rank, field.isPosition {
          throw InputError(
            .unreadable,
            "the columns \"\(names[other.column])\" and \"\(name)\" could both be the \(field.rawValue); "
              + "name one with \(.columns, "\(field.rawValue)=…") or rename the other",
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

  /// The field that a name means, and its rank. The groups of a form in front of a name are no part of it, but positions of forms are
  /// found as ``GeopointGroup``s.
  private func alias(_ name: String, _ header: HeaderName) -> (field: Field, rank: Int)? {
    if let found = FieldAliases.byKey[header.key] { return found }
    guard let inner = grouped.inner(name), let found = FieldAliases.byKey[HeaderName(inner).key], !found.field.isPosition else {
      return nil
    }
    return found
  }

  /// Leaves out columns of hemispheres that hold anything else, or have no coordinate without a sign beside them.
  private mutating func dropHemispheres(_ overrides: [Field: String]) {
    for (field, axis) in [(Field.latitudeHemisphere, CoordinateAxis.latitude), (.longitudeHemisphere, .longitude)] {
      guard overrides[field] == nil, let column = index[field] else { continue }
      if !sample.holdsHemispheres(column, axis) { index[field] = nil }
    }
  }

  /// The field of a column whose brackets say which part of an angle it holds: 经度(度), 经度(分) and 经度(秒) are three
  /// different fields. A column of degrees without a column of minutes beside it is the whole angle.
  private static func partOfTriple(_ field: Field, _ header: HeaderName, among headers: [HeaderName]) -> Field {
    guard field == .longitude || field == .latitude, let unit = header.unit else { return field }
    let isLongitude = field == .longitude
    func stands(_ units: Set<String>) -> Bool { headers.contains { $0.key == header.key && units.contains($0.unit ?? "") } }
    // `m` and `s` mean minutes and seconds of an angle only beside a column of degrees; elsewhere they are metres and seconds.
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

  /// True when the user has named columns for the position, unless `field` is the longitude or latitude that the user left
  /// out while naming the other one.
  private static func userGavePosition(_ field: Field, _ overrides: [Field: String]) -> Bool {
    overrides.contains { $0.key.isPosition && !$0.value.isEmpty } && overrides[field] == nil
      && field != .latitudeHemisphere && field != .longitudeHemisphere
      && !(field == .longitude && overrides[.longitude] == nil && overrides[.latitude] != nil)
      && !(field == .latitude && overrides[.latitude] == nil && overrides[.longitude] != nil)
  }

  /// Finds the pairs of columns that hold positions, and takes the one called `wanted`. Without `wanted`, a pair of the outlet goes
  /// before any other; where no other column says where a record is, it takes the first position question of a form, else the only
  /// pair there is, but never one of something else, such as a monitoring point or a responsible party.
  private mutating func matchGeopoint(
    _ wanted: String?, _ overrides: [Field: String], source: String
  ) throws(InputError) {
    let all = GeopointGroup.all(in: names)
    // Whole degrees beside minutes and seconds are no position of their own.
    let groups = all.filter { index[.latitude] != $0.latitude && index[.latitudeDegrees] != $0.latitude }
    if let wanted {
      if let group = groups.first(where: { $0.isCalled(wanted) }) {
        take(group, of: groups)
      } else if let column = names.firstIndex(where: { HeaderName($0) == HeaderName(wanted) }) {
        removePositions()
        geopointColumn = column
      } else if !hasPosition || !groups.isEmpty {
        let known = groups.map { "\"\($0.name)\"" }.joined(separator: ", ")
        throw InputError(
          .usage, "the form has no position called \"\(wanted)\"\(known.isEmpty ? "" : "; there are \(known)")", source: source
        ).suggesting(wanted, among: groups.map(\.name))
      }
      return
    }
    otherGeopoints = groups
    guard !overrides.contains(where: { $0.key.isPosition && !$0.value.isEmpty }) else { return }
    let ours = groups.filter { !$0.isOtherRole && sample.holdsAngles($0.latitude, $0.longitude) }
    if hasPosition {
      takeOutlet(of: ours, groups)
    } else if let group = ours.first(where: \.isOutlet) ?? ours.first(where: \.isQuestion) {
      take(group, of: groups)
    } else {
      let plain = ours.filter { $0.role == .unsaid }
      let plants = ours.filter { $0.role == .facility }
      if let outlet = ours.first(where: { $0.role == .outlet }) {
        take(outlet, of: groups)
        choice = .outlet
      } else if let only = plain.first ?? plants.first, plain.isEmpty || plain.count == 1 || sample.agree(plain),
        !plain.isEmpty || plants.count == 1 || sample.agree(plants)
      {
        take(only, of: groups)
        choice = plain.isEmpty ? .facility : .only
      }
    }
  }

  /// Takes the outlet's pair of columns where the names alone led to another pair.
  private mutating func takeOutlet(of ours: [GeopointGroup], _ groups: [GeopointGroup]) {
    guard let latitude = index[.latitude], let longitude = index[.longitude] else { return }
    let taken = GeopointGroup(latitude: latitude, longitude: longitude, in: names)
    guard taken.role != .outlet, let outlet = ours.first(where: { $0.role == .outlet }) else { return }
    take(outlet, of: groups + [taken])
    choice = .outlet
  }

  private mutating func take(_ group: GeopointGroup, of groups: [GeopointGroup]) {
    let accuracy = geopoint == nil && group.accuracy == nil ? index[.accuracy] : group.accuracy
    removePositions()
    passedOver.removeAll { $0.field == .latitude || $0.field == .longitude }
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

  /// In exports of ODK and Kobo, takes `start`, the moment at which filling in the form began, as the time. In other tables
  /// `start` can mean anything. The time of upload (`_submission_time`, `SubmissionDate`) says nothing about the survey.
  private mutating func matchFormTime(_ overrides: [Field: String]) {
    guard index[.time] == nil, overrides[.time] == nil,
      names.contains(where: { ["_submission_time", "_uuid", "SubmissionDate", "meta/instanceID", "KEY"].contains($0) }),
      let start = names.firstIndex(where: { $0.lowercased().utf8.elementsEqual("start".utf8) })
    else { return }
    index[.time] = start
  }

  /// ArcGIS writes the moment of creation of a record in UTC, beside that of its last change.
  private mutating func markUTC() {
    guard let column = index[.time], HeaderName(names[column]).key == "creationdate", units[.time] == nil,
      names.contains(where: { ["editdate", "editor", "creator"].contains(HeaderName($0).key) })
    else { return }
    units[.time] = "utc"
  }

  /// True when some column or set of columns says where a record is.
  package var hasPosition: Bool {
    (index[.longitude] != nil && index[.latitude] != nil) || (index[.easting] != nil && index[.northing] != nil)
      || (index[.x] != nil && index[.y] != nil) || index[.position] != nil
      || index[.gridReference] != nil
      || (index[.longitudeDegrees] != nil && index[.latitudeDegrees] != nil)
  }
}
