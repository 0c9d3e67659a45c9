package import PROJKit
package import SurveyModel

/// A coordinate reference system that a file or a user has named, with two horizontal axes.
///
/// Coordinates of a file are always read in the order east, north (longitude, latitude), whatever axis order the registry
/// prescribes.
package struct CRS: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Longitude and latitude in degrees.
    case degrees
    /// Easting and northing in metres.
    case metres
    /// Easting and northing in another unit. Files may have such a CRS; a working plane may not.
    case otherLinear(unit: String, metresPerUnit: Double)
  }

  enum System: Sendable, Hashable {
    case wgs84, gcj02, bd09
    /// A CRS that PROJ makes from `definition`.
    case registered(definition: String, CRSDescription)
  }

  /// The canonical identifier: `OGC:CRS84`, `EPSG:4549`, `gcj02`, `bd09`, or the definition from the command line.
  package let identifier: String
  /// The name, such as `CGCS2000 / 3-degree Gauss-Kruger CM 120E`.
  package let name: String
  package let kind: Kind
  let system: System

  /// WGS 84 longitude and latitude, to which all coordinates are converted.
  package static let wgs84 = CRS(identifier: "OGC:CRS84", name: "WGS 84 (longitude, latitude)", kind: .degrees, system: .wgs84)
  /// The shifted degrees of Chinese phone maps.
  package static let gcj02 = CRS(identifier: "gcj02", name: "GCJ-02 (public algorithm)", kind: .degrees, system: .gcj02)
  /// The shifted degrees of Baidu.
  package static let bd09 = CRS(identifier: "bd09", name: "BD-09 (public algorithm)", kind: .degrees, system: .bd09)

  /// True for WGS 84 longitude and latitude, which need no conversion.
  package var isGeographicWGS84: Bool { system == .wgs84 }

  /// The area in which the CRS is used, according to the registry; for GCJ-02 and BD-09 the area that is shifted. Nil when the
  /// registry states none.
  package var areaOfUse: AreaOfUse? {
    switch system {
    case .wgs84: .world
    case .gcj02, .bd09:
      AreaOfUse(
        west: GCJ02.shiftedArea.minX, south: GCJ02.shiftedArea.minY, east: GCJ02.shiftedArea.maxX,
        north: GCJ02.shiftedArea.maxY, name: "mainland China and neighbours")
    case .registered(_, let description): description.areaOfUse
    }
  }

  /// The CRS with one of the names that ``CRSName`` knows, in upper or lower case.
  ///
  /// - Parameters:
  ///   - name: `EPSG:n`, `OGC:CRS84`, an OGC URN or URL, `gcj02`, `bd09`, …
  ///   - fromCommandLine: true when PROJ may read any other text (a PROJ string, WKT, the code of another authority). It must be
  ///     false for texts from files, since PROJ opens the files that a definition names.
  /// - Throws: ``InputError``: `usage` (from the command line) or `unreadable` for a name that cannot be used, `noOperation`
  ///   when proj.db is missing.
  package init(_ name: String, fromCommandLine: Bool = false) throws(InputError) {
    let code: InputError.Code = fromCommandLine ? .usage : .unreadable
    switch CRSName(name) {
    case .crs84:
      self = .wgs84
    case .gcj02: self = .gcj02
    case .bd09: self = .bd09
    case .epsg(4326):
      self.init(identifier: "EPSG:4326", name: Self.wgs84.name, kind: .degrees, system: .wgs84)
    case .epsg(let number):
      guard let description = try CRSDescription.of("EPSG:\(number)") else {
        var error = InputError(
          code, "EPSG:\(number) is no CRS that PROJ's database knows; check the number, or give the name (British National Grid)")
        if fromCommandLine { error.correction = WordCorrection(typed: name, meant: "EPSG:4326") }
        throw error
      }
      try self.init(identifier: "EPSG:\(number)", definition: "EPSG:\(number)", description, code)
    case .written(let text):
      guard let description = try CRSDescription.of(text) else {
        throw InputError(code, "states a CRS that PROJ does not understand: \(text.prefix(80))…")
      }
      try self.init(identifier: description.identifier ?? description.name, definition: text, description, code)
    case .other(let text):
      let found = text.count > 80 ? "\(text.prefix(80))…" : text
      guard fromCommandLine else {
        throw InputError(
          code, "states the CRS \"\(found)\", which is none that a file may name; say which it is with \(.overrideCRS, "EPSG:n")")
      }
      if !text.isEmpty, let description = try CRSDescription.of(text) {
        try self.init(identifier: description.identifier ?? text, definition: text, description, code)
      } else {
        let registered = try Self.registered(text, shown: found)
        guard let description = try CRSDescription.of(registered) else { throw Self.unknown(found, nil) }
        try self.init(identifier: registered, definition: registered, description, code)
      }
    }
  }

  /// The code of the one CRS in PROJ's database that has a name which PROJ itself does not look up.
  /// - Throws: `InputError(.usage)` where there is none, or several.
  private static func registered(_ text: String, shown: String) throws(InputError) -> String {
    let names = try RegisteredNames()
    let found = names.named(text)
    if let one = found.first, found.count == 1 { return one.identifier }
    if found.isEmpty { throw unknown(shown, names.nearest(to: text)) }
    // The one on WGS 84 is what receivers mean; it is offered and not taken.
    let likely = found.first { $0.name.hasPrefix("WGS 84 /") } ?? found[0]
    let sorted = [likely] + found.filter { $0 != likely }
    let list = sorted.prefix(5).map { "\($0.identifier) (\($0.name))" }.joined(separator: ", ")
    let more = found.count > 5 ? " and \(found.count - 5) more" : ""
    var error = InputError(.usage, "\"\(shown)\" is the name of \(found.count) CRSs; say which: \(list)\(more)")
    error.correction = WordCorrection(typed: text, meant: likely.identifier)
    throw error
  }

  private static func unknown(_ shown: String, _ nearest: ListedCRS?) -> InputError {
    let known =
      "name one as EPSG:n (EPSG:4326), by a name that PROJ knows (British National Grid), or as OGC:CRS84, gcj02 or bd09"
    let advice = nearest.map { "did you mean \"\($0.name)\", \($0.identifier)?" } ?? known
    var error = InputError(.usage, "\"\(shown)\" is no CRS; \(advice)")
    error.correction = nearest.map { WordCorrection(typed: shown, meant: $0.identifier) }
    return error
  }

  private init(identifier: String, name: String, kind: Kind, system: System) {
    self.identifier = identifier
    self.name = name
    self.kind = kind
    self.system = system
  }

  private init(
    identifier: String, definition: String, _ description: CRSDescription, _ code: InputError.Code
  ) throws(InputError) {
    let what = "\(identifier) (\(description.name))"
    if case .other(let kind) = description.kind {
      throw InputError(code, "\(what) is a \(kind) CRS; name the horizontal one that it is made of")
    }
    guard description.axes.count >= 2 else { throw InputError(code, "\(what) does not state its axes; name another CRS") }
    let axes = description.axes.prefix(2)
    if let west = axes.first(where: { $0.direction == "west" || $0.direction == "westing" }) {
      throw InputError(code, "\(what) counts towards the \(west.direction); transform the coordinates to east and north first")
    }
    let unit = axes[0].unit
    let factor = axes[0].unitFactor
    let kind: Kind
    if description.kind == .geographic {
      guard abs(factor - Double.pi / 180) < 1e-12 else {
        throw InputError(code, "\(what) gives angles in \(unit), not degrees; transform the coordinates to degrees first")
      }
      kind = .degrees
    } else {
      kind = factor == 1 ? .metres : .otherLinear(unit: unit, metresPerUnit: factor)
    }
    self.init(
      identifier: identifier, name: description.name, kind: kind,
      system: .registered(definition: definition, description))
  }
}
