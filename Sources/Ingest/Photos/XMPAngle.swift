/// Reads the angles that XMP holds: `40,38.07N` and `40,38,4.2N` (XMP specification, part 2, GPSCoordinate), and decimal degrees
/// with a sign or a letter.
enum XMPAngle {
  /// Degrees, negative for the letters S and W; nil for a text that is no such angle.
  /// - Parameter letter: the letter where it stands in a value of its own.
  static func degrees(_ text: String, letter: String? = nil) -> Double? {
    var rest = text.uppercased().trimmingSpace
    var half = letter?.uppercased().trimmingSpace.prefix(1).first
    if let last = rest.last, "NSEW".contains(last) {
      half = last
      rest.removeLast()
    } else if let first = rest.first, "NSEW".contains(first) {
      half = first
      rest.removeFirst()
    }
    let parts = rest.split(separator: ",", omittingEmptySubsequences: false).map { PhotoHeader.number(String($0).trimmingSpace) }
    guard (1...3).contains(parts.count), let whole = parts[0] else { return nil }
    var value = abs(whole)
    var share = 1.0
    for part in parts.dropFirst() {
      // Without a letter, what stands behind a comma may be the decimals.
      guard let part, part >= 0, part < 60.000001, half != nil else { return nil }
      share /= 60
      value += part * share
    }
    let isNegative = half.map { "SW".contains($0) } ?? false
    return whole < 0 || isNegative ? -value : value
  }
}
