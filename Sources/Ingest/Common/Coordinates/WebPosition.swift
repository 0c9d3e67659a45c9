import SurveyModel

/// Reads positions from addresses of web maps, `geo:` addresses (RFC 5870) and ISO 6709. All of them have the latitude first.
enum WebPosition {
  static func read(_ bytes: [UInt8]) -> PositionText? {
    if bytes.first == 0x2B || bytes.first == 0x2D { return iso6709(bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    let lower = text.lowercased()
    if lower.hasPrefix("geo:") { return pair(lower.dropFirst(4), separators: ",") }
    guard lower.contains("://") || lower.hasPrefix("www.") || lower.hasPrefix("maps.") else { return nil }
    let plain = lower.replacing("%2c", with: ",").replacing("+", with: "")
    // The place of a pin comes before the middle of the map.
    if let latitude = number(after: "!3d", in: plain), let longitude = number(after: "!4d", in: plain) {
      return PositionText(latitude, longitude, .latitudeFirst)
    }
    if let latitude = number(after: "mlat=", in: plain), let longitude = number(after: "mlon=", in: plain) {
      return PositionText(latitude, longitude, .latitudeFirst)
    }
    for mark in ["q=", "query=", "ll=", "destination=", "loc:", "@", "/place/", "/search/"] {
      if let range = plain.firstRange(of: mark), let found = pair(plain[range.upperBound...], separators: ",") { return found }
    }
    if let range = plain.firstRange(of: "map="), let slash = plain[range.upperBound...].firstIndex(of: "/") {
      return pair(plain[slash...].dropFirst(), separators: "/")
    }
    return nil
  }

  private static func pair(_ text: Substring, separators: String) -> PositionText? {
    let parts = text.split(maxSplits: 2, omittingEmptySubsequences: false) { separators.contains($0) }
    guard parts.count >= 2, let latitude = leadingNumber(parts[0]), let longitude = leadingNumber(parts[1]) else { return nil }
    return PositionText(latitude, longitude, .latitudeFirst)
  }

  private static func number(after mark: String, in text: String) -> Double? {
    text.firstRange(of: mark).flatMap { leadingNumber(text[$0.upperBound...]) }
  }

  private static func leadingNumber(_ text: Substring) -> Double? {
    let number = text.utf8.prefix { $0 &- 0x30 <= 9 || $0 == 0x2E || $0 == 0x2D }
    return NumberText.parse(Array(number).span)
  }

  /// `±DD.DDDD±DDD.DDDD/`, `±DDMM.MMM±DDDMM.MMM/`, `±DDMMSS.SS±DDDMMSS.SS/`, with a height and the name of a CRS behind or not.
  private static func iso6709(_ bytes: [UInt8]) -> PositionText? {
    var numbers: [(text: [UInt8], isNegative: Bool)] = []
    for byte in bytes {
      if byte == 0x2B || byte == 0x2D {
        numbers.append(([], byte == 0x2D))
      } else if byte &- 0x30 <= 9 || byte == 0x2E {
        guard !numbers.isEmpty else { return nil }
        numbers[numbers.count - 1].text.append(byte)
      } else if byte == 0x2F || byte == 0x43 {
        break
      } else {
        return nil
      }
    }
    guard numbers.count >= 2, let latitude = angle(numbers[0], degreeDigits: 2),
      let longitude = angle(numbers[1], degreeDigits: 3)
    else { return nil }
    return PositionText(latitude, longitude, .latitudeFirst)
  }

  private static func angle(_ number: (text: [UInt8], isNegative: Bool), degreeDigits: Int) -> Double? {
    guard let value = NumberText.parse(number.text.span) else { return nil }
    let whole = number.text.firstIndex(of: 0x2E) ?? number.text.count
    let magnitude: Double
    switch whole - degreeDigits {
    case 0: magnitude = value
    case 2:
      let degrees = (value / 100).rounded(.down)
      magnitude = degrees + (value - degrees * 100) / 60
    case 4:
      let degrees = (value / 10_000).rounded(.down)
      let minutes = ((value - degrees * 10_000) / 100).rounded(.down)
      magnitude = degrees + minutes / 60 + (value - degrees * 10_000 - minutes * 100) / 3600
    default: return nil
    }
    return number.isNegative ? -magnitude : magnitude
  }
}
