import JSONKit
import SurveyModel

/// Reads geometries that exports put into a cell: WKT and EWKT, EWKB in hexadecimal digits, and JSON objects.
enum GeometryCell {
  // MARK: - WKT

  /// A point in WKT or EWKB; nil for a text that is neither.
  static func wellKnown(_ bytes: [UInt8]) -> PositionText.Reading? {
    if let position = binary(bytes) { return .position(position) }
    var text = String(decoding: bytes, as: UTF8.self).uppercased()[...]
    var crs: Int?
    if text.hasPrefix("SRID=") {
      let digits = text.dropFirst(5).prefix { $0.isNumber }
      crs = Int(digits)
      text = text.dropFirst(5 + digits.count).drop { $0 == ";" || $0 == " " }
    } else if text.hasPrefix("<HTTP"), let end = text.firstIndex(of: ">") {
      // GeoSPARQL puts the address of the CRS in front.
      crs = Int(text[..<end].reversed().prefix { $0.isNumber }.reversed().map(String.init).joined())
      text = text[end...].dropFirst().drop { $0 == " " }
    }
    let kind = text.prefix { $0.isLetter }
    guard ["POINT", "MULTIPOINT", "POINTZ", "POINTM", "POINTZM"].contains(kind) else {
      let others = ["LINESTRING", "POLYGON", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"]
      return others.contains(String(kind)) ? .unreadable("is a \(kind.lowercased()), not a point") : nil
    }
    if text.hasSuffix("EMPTY") { return .missing }
    guard let open = text.firstIndex(of: "(") else { return nil }
    let points = text[open...].split(separator: ",").map { point in
      point.split { $0 == " " || $0 == "(" || $0 == ")" }.compactMap { NumberText.parse(Array($0.utf8).span) }
    }
    guard let first = points.first, first.count >= 2 else { return .unreadable("is no point with two coordinates") }
    var position = PositionText(first[0], first[1], .longitudeFirst)
    position.crs = crs
    position.isFirstOfSeveral = points.count > 1
    return .position(position)
  }

  /// A point as PostGIS writes it in hexadecimal digits: byte order, type with flags, SRID where a flag says so, X and Y.
  private static func binary(_ text: [UInt8]) -> PositionText? {
    guard text.count >= 42, text.count <= 90, text.count % 2 == 0, text[0] == 0x30, text[1] == 0x30 || text[1] == 0x31 else {
      return nil
    }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = nibble(text[index]), let low = nibble(text[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    let isLittle = bytes[0] == 1
    func integer(_ at: Int, _ count: Int) -> UInt64 {
      let part = bytes[at..<at + count]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | UInt64($1) }
    }
    let type = integer(1, 4)
    guard type & 0xFF == 1 else { return nil }
    let start = type & 0x2000_0000 != 0 ? 9 : 5
    guard bytes.count >= start + 16 else { return nil }
    let (x, y) = (Double(bitPattern: integer(start, 8)), Double(bitPattern: integer(start + 8, 8)))
    guard x.isFinite, y.isFinite else { return nil }
    var position = PositionText(x, y, .longitudeFirst)
    if start == 9 { position.crs = Int(exactly: integer(5, 4)) }
    return position
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  // MARK: - JSON

  private static let unreadable = PositionText.Reading.unreadable("is a JSON object without a position")

  /// A GeoJSON geometry or feature, or an object with a latitude and a longitude.
  static func json(_ given: [UInt8]) -> PositionText.Reading {
    var bytes = given
    // Scripts in Python write objects with single quotes.
    if !bytes.contains(0x22) { bytes = bytes.map { $0 == 0x27 ? 0x22 : $0 } }
    var reader = JSONReader()
    guard (try? reader.parse(bytes, in: 0..<bytes.count)) != nil else { return .unreadable("is no JSON") }
    return object(reader.root, reader, depth: 0)
  }

  private static func object(_ value: JSONValue, _ reader: borrowing JSONReader, depth: Int) -> PositionText.Reading {
    guard depth < 4, reader.kind(of: value) == .object else { return unreadable }
    if let geometry = reader.member("geometry", of: value) { return object(geometry, reader, depth: depth + 1) }
    if let coordinates = reader.member("coordinates", of: value) { return self.coordinates(coordinates, reader, depth: 0) }
    let names: [(StaticString, StaticString)] = [
      ("latitude", "longitude"), ("lat", "lng"), ("lat", "lon"), ("lat", "long"), ("Latitude", "Longitude"), ("y", "x"),
    ]
    for (latitude, longitude) in names {
      if let y = reader.member(latitude, of: value).flatMap({ number($0, reader) }),
        let x = reader.member(longitude, of: value).flatMap({ number($0, reader) })
      {
        return .position(PositionText(y, x, .latitudeFirst))
      }
    }
    return unreadable
  }

  private static func number(_ value: JSONValue, _ reader: borrowing JSONReader) -> Double? {
    if let number = reader.number(value) { return number }
    guard let text = reader.string(value)?.text else { return nil }
    return NumberText.parse(Array(text.utf8).span)
  }

  /// The first position of `coordinates`, which may be nested as those of a MultiPoint are.
  private static func coordinates(_ value: JSONValue, _ reader: borrowing JSONReader, depth: Int) -> PositionText.Reading {
    guard depth < 4, reader.kind(of: value) == .array else { return unreadable }
    var numbers: [Double] = []
    var nested: JSONValue?
    var count = 0
    var cursor = reader.cursor(into: value)
    while let element = reader.nextElement(&cursor) {
      count += 1
      if let number = number(element, reader) { numbers.append(number) } else if nested == nil { nested = element }
    }
    if numbers.count >= 2 { return .position(PositionText(numbers[0], numbers[1], .longitudeFirst)) }
    guard let nested else { return count == 0 ? .missing : unreadable }
    let reading = coordinates(nested, reader, depth: depth + 1)
    guard case .position(var position) = reading else { return reading }
    if count > 1 { position.isFirstOfSeveral = true }
    return .position(position)
  }
}
