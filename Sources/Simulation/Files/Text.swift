import SurveyModel

/// A file's bytes as they are written.
struct Text {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// A number with this many decimals.
  static func number(_ value: Double, _ decimals: Int) -> String {
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value * Double(scale)).rounded(.toNearestOrEven))
    let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(part)
    return sign + String(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// A text as JSON; the texts of a campaign hold no control characters.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A time of day, UTC plus `zone` hours, as RFC 3339 writes it.
  static func time(_ microseconds: Int64, zone: Int = 0) -> String {
    let seconds = microseconds / 1_000_000 + Int64(zone) * 3_600
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // Days to a civil date: H. Hinnant, chrono-compatible low-level date algorithms.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let suffix = zone == 0 ? "Z" : "+" + two(Int64(zone)) + ":00"
    return "\(year)-\(two(month))-\(two(day))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))\(suffix)"
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
