import JSONKit
import SurveyModel

/// The records of a JSON text as a table: what an API sends, from which the geometry or the columns of a place are to be found.
struct JSONTable {
  /// The names of the columns, in the order in which they come; the parts of nested names are joined by a slash.
  private(set) var names: [String] = []
  private(set) var rows: [[Int: [UInt8]]] = []
  /// Pairs of columns that hold a place, the best first, with the CRS that the text states for them.
  private(set) var places: [Place] = []
  /// What was left out because it is no record, in words.
  var leftOut: String?
  /// What is to be said of the text as a whole.
  var findings: [(rule: Rule, severity: Severity, message: String)] = []

  /// Two columns of a place.
  struct Place: Hashable {
    var x: String
    var y: String
    var crs: String?
  }

  private var columns: [String: Int] = [:]

  /// Names of a pair of numbers of which the first is the latitude, and of one of which it is the longitude.
  private static let latitudeFirst: Set = ["geolocation", "latlng", "latlon", "latlong"]
  private static let longitudeFirst: Set = ["lonlat", "lnglat", "longlat", "coordinates"]
  private static let mostColumns = 1024
  private static let deepest = 4

  /// Adds a row, to which values are then added.
  mutating func beginRow() { rows.append([:]) }

  /// Adds what a record holds to the last row, under names that begin with `prefix`.
  mutating func add(_ record: JSONValue, _ prefix: String, _ reader: borrowing JSONReader, depth: Int = 0) {
    var cursor = reader.cursor(into: record)
    while let member = reader.nextMember(&cursor) {
      let key = reader.string(member.key)?.text ?? ""
      add(prefix + key, member.value, reader, depth: depth)
    }
  }

  /// Adds one value to the last row.
  mutating func add(_ name: String, _ value: JSONValue, _ reader: borrowing JSONReader, depth: Int = 0) {
    switch reader.kind(of: value) {
    case .null: note(name)
    case .string: set(name, Array((reader.string(value)?.text ?? "").utf8))
    case .object:
      if let point = Self.point(value, reader) { return set(name, point) }
      depth < Self.deepest ? add(value, name + "/", reader, depth: depth + 1) : set(name, Self.compact(value, reader))
    case .array:
      if let pair = Self.pair(value, reader), let isLatitudeFirst = Self.order(name, pair) {
        let names = isLatitudeFirst ? (x: pair.1, y: pair.0) : (x: pair.0, y: pair.1)
        return set(name, names)
      }
      set(name, Self.compact(value, reader))
    case .number, .true, .false: set(name, Array(reader.bytes[reader.range(of: value)]))
    }
  }

  /// Adds a place to the last row; its columns are named after `name`.
  mutating func set(_ name: String, _ place: (x: [UInt8], y: [UInt8]), crs: String? = nil, isBest: Bool = false) {
    let found = Place(x: name + "/longitude", y: name + "/latitude", crs: crs)
    if !places.contains(found) { places.insert(found, at: isBest ? 0 : places.count) }
    set(found.x, place.x)
    set(found.y, place.y)
  }

  /// The number of the column; nil when there are too many.
  private mutating func column(_ name: String) -> Int? {
    if let known = columns[name] { return known }
    guard names.count < Self.mostColumns else { return nil }
    columns[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private mutating func note(_ name: String) { _ = column(name) }

  /// Sets a cell of the last row.
  mutating func set(_ name: String, _ text: [UInt8]) {
    guard let column = column(name), !rows.isEmpty else { return }
    rows[rows.count - 1][column] = text
  }

  private static func compact(_ value: JSONValue, _ reader: borrowing JSONReader) -> [UInt8] {
    var bytes: [UInt8] = []
    reader.appendCompact(value, to: &bytes)
    return bytes
  }

  /// The position of a GeoJSON point.
  private static func point(_ value: JSONValue, _ reader: borrowing JSONReader) -> (x: [UInt8], y: [UInt8])? {
    guard let type = reader.member("type", of: value), reader.isString(type, "Point"),
      let coordinates = reader.member("coordinates", of: value), let pair = pair(coordinates, reader)
    else { return nil }
    return (pair.0, pair.1)
  }

  /// The texts of the first two of two or three numbers.
  private static func pair(_ value: JSONValue, _ reader: borrowing JSONReader) -> ([UInt8], [UInt8])? {
    guard reader.kind(of: value) == .array else { return nil }
    var cursor = reader.cursor(into: value)
    var numbers: [[UInt8]] = []
    while let element = reader.nextElement(&cursor) {
      let bytes = reader.bytes[reader.rawContent(of: element)]
      let text = reader.kind(of: element) == .string ? Array(bytes) : Array(reader.bytes[reader.range(of: element)])
      guard NumberText.parse(text.span) != nil, numbers.count < 3 else { return nil }
      numbers.append(text)
    }
    return numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
  }

  /// True when the first of the numbers is the latitude, by the name or by what cannot be one; nil when neither says it.
  private static func order(_ name: String, _ pair: ([UInt8], [UInt8])) -> Bool? {
    let key = HeaderName(name.split(separator: "/").last.map(String.init) ?? name).key.filter { $0 != "_" }
    if latitudeFirst.contains(key) { return true }
    if longitudeFirst.contains(key) { return false }
    guard ["location", "position", "loc", "point", "geo", "gps", "geom", "center", "坐标", "位置"].contains(key),
      let first = NumberText.parse(pair.0.span), let second = NumberText.parse(pair.1.span)
    else { return nil }
    if abs(first) > 90, abs(first) <= 180, abs(second) <= 90 { return false }
    if abs(second) > 90, abs(second) <= 180, abs(first) <= 90 { return true }
    return nil
  }
}

extension JSONTable {
  /// The table as text that ``readCSV(_:options:)`` reads: a line that states the tab as separator, the names, the rows. `starts` has
  /// the offset of each row.
  var text: (bytes: [UInt8], starts: [Int]) {
    var bytes = Array("sep=\t\n".utf8)
    var starts: [Int] = []
    func append(_ cell: [UInt8]) {
      let isPlain = !cell.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22 }
      if isPlain { return bytes.append(contentsOf: cell) }
      bytes.append(0x22)
      for byte in cell { bytes.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
      bytes.append(0x22)
    }
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(0x09) }
      append(Array(name.utf8))
    }
    bytes.append(0x0A)
    for row in rows {
      starts.append(bytes.count)
      for column in names.indices {
        if column > 0 { bytes.append(0x09) }
        if let cell = row[column] { append(cell) }
      }
      bytes.append(0x0A)
    }
    return (bytes, starts)
  }
}
