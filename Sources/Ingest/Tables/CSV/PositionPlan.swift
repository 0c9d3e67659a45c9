import SurveyModel

/// The columns of one half of a D/M/S triple.
struct TripleColumns: Sendable, Equatable {
  var degrees: Int
  var minutes: Int?
  var seconds: Int?
}

/// Which columns say where a record is, and how.
enum PositionPlan: Sendable, Equatable {
  /// Longitude and latitude; with D/M/S triples of the same, where the file has both.
  case angles(longitude: Int, latitude: Int, triples: Triples?)
  case triples(Triples)
  /// Easting and northing as plain numbers.
  case plane(easting: Int, northing: Int)
  /// Both in one cell.
  case single(Int, longitudeFirst: Bool)
  /// `lat lon alt accuracy` in one cell.
  case geopoint(Int)
  /// A reference of the British National Grid.
  case gridReference(Int)
  /// Nothing says it: marks are placed by photos and times.
  case none

  struct Triples: Sendable, Equatable {
    var longitude: TripleColumns
    var latitude: TripleColumns
  }

  /// Throws ``InputError`` when no column says where the records are (C12), or one does without an order (C30).
  init(_ fields: FieldMap, kind: CoordinateKind, source: String) throws(InputError) {
    let triples = Self.triples(fields)
    if let column = fields.geopointColumn, kind == .degrees {
      self = .geopoint(column)
    } else if let longitude = fields[.longitude], let latitude = fields[.latitude], kind == .degrees || fields.hasOnlyAngles {
      self = .angles(longitude: longitude, latitude: latitude, triples: triples)
    } else if kind == .degrees, let triples {
      self = .triples(triples)
    } else if let column = fields[.gridReference], kind == .degrees || !fields.hasPlane {
      self = .gridReference(column)
    } else if let easting = fields[.easting], let northing = fields[.northing] {
      self = .plane(easting: easting, northing: northing)
    } else if let x = fields[.x], let y = fields[.y] {
      self = kind == .degrees ? .angles(longitude: x, latitude: y, triples: nil) : .plane(easting: x, northing: y)
    } else if let position = fields[.position] {
      let key = HeaderName(fields.names[position]).key
      guard let isLongitudeFirst = Self.order(key) else {
        throw InputError(
          .unreadable, "the column holds both coordinates, but does not say in which order; rename it to latlon or lonlat",
          source: source, column: fields.names[position])
      }
      self = .single(position, longitudeFirst: isLongitudeFirst)
    } else {
      throw InputError(
        .unreadable,
        "no column says where the records are; name two with --columns longitude=…,latitude=…"
          + (fields[.photo] != nil ? ", or read the table with --marks, since it names photos" : "") + " (the columns are "
          + "\(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))\(Self.advice(fields))", source: source)
    }
  }

  /// As above for marks, which need no coordinates where they name photos or say times.
  init(ofMarks fields: FieldMap, kind: CoordinateKind, source: String) throws(InputError) {
    if fields.hasPosition {
      try self.init(fields, kind: kind, source: source)
      return
    }
    guard fields[.photo] != nil || fields[.time] != nil else {
      throw InputError(
        .unreadable,
        "no column names a photo or says a time; name one with --columns photo=… or --columns time=… (the columns are "
          + "\(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))", source: source)
    }
    self = .none
  }

  /// The columns whose cells are coordinates in every form of the plan.
  var columns: [Int] {
    switch self {
    case .angles(let longitude, let latitude, _): [longitude, latitude]
    case .triples(let triples): [triples.longitude.degrees, triples.latitude.degrees]
    case .plane(let easting, let northing): [easting, northing]
    case .single(let column, _), .geopoint(let column), .gridReference(let column): [column]
    case .none: []
    }
  }

  /// What else a form may need.
  private static func advice(_ fields: FieldMap) -> String {
    let others = fields.otherGeopoints.map { "\"\($0.name)\"" }
    if !others.isEmpty { return "; \(others.joined(separator: ", ")) can be taken with --geopoint" }
    let isRepeat = fields.names.contains { FormRepeat.parents.contains($0) }
    return isRepeat ? "; this is a repeat of a form, whose places are in the table of the form itself" : ""
  }

  private static func triples(_ fields: FieldMap) -> Triples? {
    guard let longitude = fields[.longitudeDegrees], let latitude = fields[.latitudeDegrees] else { return nil }
    return Triples(
      longitude: TripleColumns(
        degrees: longitude, minutes: fields[.longitudeMinutes], seconds: fields[.longitudeSeconds]),
      latitude: TripleColumns(degrees: latitude, minutes: fields[.latitudeMinutes], seconds: fields[.latitudeSeconds]))
  }

  private static func order(_ key: String) -> Bool? {
    if key.hasPrefix("lat") || key.hasPrefix("纬") { return false }
    if key.hasPrefix("lon") || key.hasPrefix("lng") || key.hasPrefix("经") { return true }
    return nil
  }
}

extension FieldMap {
  fileprivate var hasPlane: Bool {
    (self[.easting] != nil && self[.northing] != nil) || (self[.x] != nil && self[.y] != nil)
  }

  /// True when longitude and latitude are the only columns that could be easting and northing.
  fileprivate var hasOnlyAngles: Bool {
    (self[.easting] == nil || self[.northing] == nil) && (self[.x] == nil || self[.y] == nil)
  }
}
