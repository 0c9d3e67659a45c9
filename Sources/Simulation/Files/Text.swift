import SurveyModel
import TextKit

/// A file's bytes as they are written, and the values in it as texts.
struct Text {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// A number with at most this many decimals.
  static func number(_ value: Double, _ decimals: Int) -> String {
    String(writing: { $0.appendNumber(value, decimals: decimals) })
  }

  /// A text as JSON.
  static func quoted(_ text: String) -> String {
    String(writing: { $0.appendJSON(text) })
  }

  /// RFC 3339, in UTC or in a zone so many hours ahead of it.
  static func time(_ microseconds: Int64, hoursAhead: Int = 0) -> String {
    let local = String(writing: { $0.appendTime(microseconds + Int64(hoursAhead) * 3_600_000_000) })
    return hoursAhead == 0 ? local : local.dropLast() + "+" + numbered("", hoursAhead, of: 1) + ":00"
  }

  /// A position as GeoJSON: longitude first, 7 decimals.
  static func position(_ coordinate: Coordinate) -> String {
    "[\(number(coordinate.longitude, 7)), \(number(coordinate.latitude, 7))]"
  }

  static func positions(_ line: some Sequence<Coordinate>) -> String {
    "[" + line.map(position).joined(separator: ", ") + "]"
  }
}

/// A GeoJSON file, one feature a line.
func featureCollection(_ features: [(properties: [(String, String)], geometry: String, coordinates: String)]) -> [UInt8] {
  var text = Text()
  text.add("{\"type\": \"FeatureCollection\", \"features\": [")
  for (index, feature) in features.enumerated() {
    let properties = feature.properties.map { "\(Text.quoted($0.0)): \($0.1)" }.joined(separator: ", ")
    text.add(index == 0 ? "\n" : ",\n")
    text.add("{\"type\": \"Feature\", \"properties\": {\(properties)}, ")
    text.add("\"geometry\": {\"type\": \"\(feature.geometry)\", \"coordinates\": \(feature.coordinates)}}")
  }
  text.add("\n]}\n")
  return text.bytes
}
