import SurveyModel

/// Which columns say where a record is, and how its coordinates are written in them.
enum PositionPlan: Sendable, Equatable {
  /// Longitude and latitude; with `triples` where the file has them as degrees, minutes and seconds too.
  case angles(longitude: Int, latitude: Int, triples: Triples?)
  /// Longitude and latitude as degrees, minutes and seconds in columns of their own.
  case triples(Triples)
  /// Easting and northing as plain numbers.
  case plane(easting: Int, northing: Int)
  /// Both coordinates in one cell of this column; nil where each cell says its order itself, or the records must show it.
  case single(Int, PositionOrder?)
  /// Latitude, longitude, altitude and accuracy in one cell of this column, as forms have them.
  case geopoint(Int)
  /// A reference of the British National Grid.
  case gridReference(Int)
  /// No column says it: the positions of these marks come from photos or times.
  case none

  struct Triples: Sendable, Equatable {
    var longitude: TripleColumns
    var latitude: TripleColumns
  }

  /// What a plan depends on besides the columns.
  struct Conditions {
    var kind: CoordinateKind
    /// The order that the user states for cells that hold both coordinates.
    var order: PositionOrder?
    var sample: TableSample
    var source: String
  }

  /// The plan, and the columns that were passed over for it since their numbers cannot be coordinates.
  typealias Choice = (plan: PositionPlan, passedOver: PositionPlan?)

  /// Of several pairs of columns takes the first that is possible. Throws ``InputError`` when no column says where the records are.
  static func choose(_ fields: FieldMap, _ conditions: Conditions) throws(InputError) -> Choice {
    let candidates = candidates(fields, conditions)
    guard let first = candidates.first else {
      throw InputError(
        .unreadable,
        "no column says where the records are; name two with \(.columns, "longitude=…,latitude=…")\(Self.marksAdvice(fields))"
          + " (the columns are \(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))\(Self.advice(fields))",
        source: conditions.source)
    }
    let kind = conditions.kind
    func possible(_ plan: PositionPlan) -> (good: Int, all: Int)? {
      switch plan {
      case .angles(let x, let y, _):
        conditions.sample.possible(x: x, y: y, kind: kind) { cell, axis in
          if case .value(let value, _) = AngleText.read(cell.span, axis: axis) { value } else { nil }
        }
      case .plane(let x, let y):
        conditions.sample.possible(x: x, y: y, kind: kind) { cell, _ in MetreText.read(cell.span, MetreText.Style()) }
      default: nil
      }
    }
    guard candidates.count > 1, let share = possible(first), share.good == 0, !conditions.sample.records.isEmpty else {
      return (first, nil)
    }
    for other in candidates.dropFirst() {
      if let share = possible(other), share.good > 0, share.good * 2 >= share.all { return (other, first) }
    }
    return (first, nil)
  }

  /// All plans that the columns allow, the one with the best names first.
  private static func candidates(_ fields: FieldMap, _ conditions: Conditions) -> [PositionPlan] {
    let kind = conditions.kind
    let triples = triples(fields)
    var plans: [PositionPlan] = []
    if let column = fields.geopointColumn, kind == .degrees { plans.append(.geopoint(column)) }
    if let longitude = fields[.longitude], let latitude = fields[.latitude], kind == .degrees || fields.hasOnlyAngles {
      plans.append(.angles(longitude: longitude, latitude: latitude, triples: triples))
    }
    if kind == .degrees, let triples { plans.append(.triples(triples)) }
    if let column = fields[.gridReference], kind == .degrees || !fields.hasPlane { plans.append(.gridReference(column)) }
    if let easting = fields[.easting], let northing = fields[.northing] {
      plans.append(.plane(easting: easting, northing: northing))
    }
    if let x = fields[.x], let y = fields[.y] {
      plans.append(kind == .degrees ? .angles(longitude: x, latitude: y, triples: nil) : .plane(easting: x, northing: y))
    }
    if let position = fields[.position] {
      plans.append(.single(position, conditions.order ?? PositionName.order(fields.names[position])))
    }
    return plans
  }

  /// The plan for a table of marks, which need no coordinates where they name photos or say times.
  static func choose(ofMarks fields: FieldMap, _ conditions: Conditions) throws(InputError) -> Choice {
    if fields.hasPosition { return try choose(fields, conditions) }
    guard fields[.photo] != nil || fields[.time] != nil else {
      throw InputError(
        .unreadable,
        "no column names a photo or says a time; name one with \(.columns, "photo=…") or \(.columns, "time=…") (the columns are "
          + "\(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))", source: conditions.source)
    }
    return (.none, nil)
  }

  /// The columns in which every record has coordinates; of degrees, minutes and seconds only those of the degrees.
  var columns: [Int] {
    switch self {
    case .angles(let longitude, let latitude, _): [longitude, latitude]
    case .triples(let triples): [triples.longitude.degrees, triples.latitude.degrees]
    case .plane(let easting, let northing): [easting, northing]
    case .single(let column, _), .geopoint(let column), .gridReference(let column): [column]
    case .none: []
    }
  }

  /// ``columns``, with those of minutes and seconds.
  var allColumns: [Int] {
    guard case .triples(let triples) = self else { return columns }
    return [triples.longitude, triples.latitude].flatMap { [$0.degrees, $0.minutes, $0.seconds].compactMap(\.self) }
  }

  /// What to do about the table of a form in which no position was found; empty for other tables.
  private static func advice(_ fields: FieldMap) -> ErrorText {
    let others = fields.otherGeopoints.map { "\"\($0.name)\"" }
    if !others.isEmpty { return "; \(others.joined(separator: ", ")) can be taken with \(.geopoint)" }
    let isRepeat = fields.names.contains { FormRepeat.parents.contains($0) }
    return isRepeat ? "; this is a repeat of a form, whose places are in the table of the form itself" : ""
  }

  /// Where else a table that names photos is read; empty for other tables.
  private static func marksAdvice(_ fields: FieldMap) -> ErrorText {
    fields[.photo] != nil ? ", or read the table with \(.marks), since it names photos" : ""
  }

  private static func triples(_ fields: FieldMap) -> Triples? {
    guard let longitude = fields[.longitudeDegrees], let latitude = fields[.latitudeDegrees] else { return nil }
    return Triples(
      longitude: TripleColumns(
        degrees: longitude, minutes: fields[.longitudeMinutes], seconds: fields[.longitudeSeconds]),
      latitude: TripleColumns(degrees: latitude, minutes: fields[.latitudeMinutes], seconds: fields[.latitudeSeconds]))
  }
}

extension FieldMap {
  /// True when there are columns for easting and northing.
  fileprivate var hasPlane: Bool {
    (self[.easting] != nil && self[.northing] != nil) || (self[.x] != nil && self[.y] != nil)
  }

  /// True when longitude and latitude are the only columns that could be easting and northing.
  fileprivate var hasOnlyAngles: Bool {
    (self[.easting] == nil || self[.northing] == nil) && (self[.x] == nil || self[.y] == nil)
  }
}
