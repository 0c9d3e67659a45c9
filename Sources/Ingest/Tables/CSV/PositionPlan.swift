import SurveyModel

/// Which columns say where a record is, and how its coordinates are written in them.
enum PositionPlan: Sendable, Equatable {
  /// Longitude and latitude; with `triples` where the file has them as degrees, minutes and seconds too.
  case angles(longitude: Int, latitude: Int, triples: Triples?)
  /// Longitude and latitude as degrees, minutes and seconds in columns of their own.
  case triples(Triples)
  /// Easting and northing as plain numbers.
  case plane(easting: Int, northing: Int)
  /// Both coordinates in one cell of this column.
  case single(Int, longitudeFirst: Bool)
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

  /// Throws ``InputError`` when no column says where the records are, and when one column holds both coordinates and does
  /// not say in which order.
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
        "no column says where the records are; name two with \(.columns, "longitude=…,latitude=…")\(Self.marksAdvice(fields))"
          + " (the columns are \(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))\(Self.advice(fields))",
        source: source)
    }
  }

  /// The plan for a table of marks, which need no coordinates where they name photos or say times.
  init(ofMarks fields: FieldMap, kind: CoordinateKind, source: String) throws(InputError) {
    if fields.hasPosition {
      try self.init(fields, kind: kind, source: source)
      return
    }
    guard fields[.photo] != nil || fields[.time] != nil else {
      throw InputError(
        .unreadable,
        "no column names a photo or says a time; name one with \(.columns, "photo=…") or \(.columns, "time=…") (the columns are "
          + "\(fields.names.map { "\"\($0)\"" }.joined(separator: ", ")))", source: source)
    }
    self = .none
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

  /// True when a column of this name has the longitude first, false when the latitude; nil when the name does not say.
  private static func order(_ key: String) -> Bool? {
    if key.hasPrefix("lat") || key.hasPrefix("纬") { return false }
    if key.hasPrefix("lon") || key.hasPrefix("lng") || key.hasPrefix("经") { return true }
    return nil
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
