import SurveyModel
import TextKit

/// The bytes of a file that is being made; its static functions write values as texts.
struct Text {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// - Parameter room: how many bytes are expected.
  init(room: Int) {
    bytes.reserveCapacity(room)
  }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds a line of cells.
  mutating func addRow(_ cells: [String], separator: String = ",") {
    add(cells.joined(separator: separator) + "\n")
  }

  /// Adds longitude and latitude with 7 decimals, without a space between them.
  mutating func add(_ position: Coordinate, brackets: Bool = true) {
    if brackets { bytes.append(UInt8(ascii: "[")) }
    bytes.appendNumber(position.longitude, decimals: 7)
    bytes.append(UInt8(ascii: ","))
    bytes.appendNumber(position.latitude, decimals: 7)
    if brackets { bytes.append(UInt8(ascii: "]")) }
  }

  /// A number with at most `decimals` decimals.
  static func number(_ value: Double, _ decimals: Int) -> String {
    String(writing: { $0.appendNumber(value, decimals: decimals) })
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    String(writing: { $0.appendJSON(text) })
  }

  /// A time as RFC 3339 in UTC, or in a time zone that is `hoursAhead` of UTC.
  static func time(_ microseconds: Int64, hoursAhead: Int = 0) -> String {
    let local = String(writing: { $0.appendTime(microseconds + Int64(hoursAhead) * 3_600_000_000) })
    return hoursAhead == 0 ? local : local.dropLast() + "+" + numbered("", hoursAhead, of: 1) + ":00"
  }

  /// A position as GeoJSON: longitude, then latitude, with 7 decimals.
  static func position(_ coordinate: Coordinate) -> String {
    "[\(number(coordinate.longitude, 7)), \(number(coordinate.latitude, 7))]"
  }

  static func positions(_ line: some Sequence<Coordinate>) -> String {
    "[" + line.map(position).joined(separator: ", ") + "]"
  }
}
