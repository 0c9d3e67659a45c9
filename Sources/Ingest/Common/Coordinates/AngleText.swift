import SurveyModel

/// Reads longitudes and latitudes from texts.
package enum AngleText {
  /// Reads decimal numbers, and degrees with minutes and seconds in the ways that surveys write them: `32°06′00″N`,
  /// `59 12' 7.7''W`, `41 25 01S`, `S41 25.117`, `北纬32度6分0秒`, `32:06:00`.
  ///
  /// Minutes and seconds must be below 60. A hemisphere must be one of `axis`, and excludes a sign.
  package static func read(_ text: Span<UInt8>, axis: CoordinateAxis, decimalComma: Bool = false) -> AngleReading {
    if let value = NumberText.parse(text, decimalComma: decimalComma) { return .value(value, []) }
    guard !TextCleaning.isNothing(text) else { return .missing }
    guard text.count <= 1024 else { return .unreadable("is too long for a coordinate") }
    let folded = WidthFolding.fold(text)
    let flags = folded.changed ? RuleSet(.fullWidthCharacters) : []
    let trimmed = folded.bytes.span.extracting(TextCleaning.trimmed(folded.bytes.span))
    if let value = NumberText.parse(trimmed, decimalComma: decimalComma) { return .value(value, flags) }
    guard let marks = AngleMarks.canonical(trimmed) else { return .unreadable("is no number and no angle") }
    switch degrees(marks, axis: axis, decimalComma: decimalComma) {
    case .value(let value, _): return .value(value, flags)
    case let reading: return reading
    }
  }

  /// The angle that three columns hold together; minutes and seconds may be absent. Its sign is that of the degrees.
  package static func degrees(
    _ degrees: Double, minutes: Double?, seconds: Double?
  ) -> AngleReading {
    guard degrees == degrees.rounded() || (minutes == nil && seconds == nil) else {
      return .unreadable("has a fraction of a degree and minutes as well")
    }
    let minutes = minutes ?? 0
    let seconds = seconds ?? 0
    guard minutes >= 0, minutes < 60 else { return .unreadable("has minutes that are not from 0 to 59") }
    guard seconds >= 0, seconds < 60 else { return .unreadable("has seconds that are not from 0 to 59") }
    let magnitude = abs(degrees) + (minutes * 60 + seconds) / 3600
    return .value(degrees.sign == .minus ? -magnitude : magnitude, [])
  }

  /// Reads `marks`, which ``AngleMarks/canonical(_:)`` made, by the grammar `[H]n[d][n[m][n[s]]][H]`: H is a hemisphere, n a
  /// number, and d, m and s are the marks of degrees, minutes and seconds.
  private static func degrees(_ marks: [UInt8], axis: CoordinateAxis, decimalComma: Bool) -> AngleReading {
    var hemispheres: [UInt8] = []
    var numbers: [Double] = []
    var isWhole: [Bool] = []
    var isNegative = false
    var index = 0
    while index < marks.count {
      let mark = marks[index]
      switch mark {
      case AngleMarks.north, AngleMarks.south, AngleMarks.east, AngleMarks.west:
        guard index == 0 || numbers.count > 0 && index == marks.count - 1 else {
          return .unreadable("has a hemisphere letter in the middle")
        }
        hemispheres.append(mark)
        index += 1
      case AngleMarks.degree, AngleMarks.minute, AngleMarks.second:
        let numbersBefore = mark == AngleMarks.degree ? 1 : mark == AngleMarks.minute ? 2 : 3
        // This refuses 12' (minutes without degrees) and 32°6″ (seconds without minutes).
        guard numbers.count == numbersBefore else { return .unreadable("has its degree, minute and second marks out of order") }
        index += 1
      default:
        let start = index
        while index < marks.count, !AngleMarks.isMark(marks[index]) { index += 1 }
        guard let value = NumberText.parse(marks.span.extracting(start..<index), decimalComma: decimalComma),
          numbers.count < 3
        else { return .unreadable("is no number and no angle") }
        let hasSign = marks[start] == 0x2D || marks[start] == 0x2B
        if hasSign, !numbers.isEmpty { return .unreadable("has a sign in front of its minutes or seconds") }
        if marks[start] == 0x2D { isNegative = true }
        numbers.append(value)
        isWhole.append(value == value.rounded())
        if index < marks.count, marks[index] == AngleMarks.gap { index += 1 }
      }
    }
    guard let first = numbers.first else { return .unreadable("is no number and no angle") }
    guard isWhole.dropLast().allSatisfy(\.self) else {
      return .unreadable("has a fraction before its last part")
    }
    guard hemispheres.count <= 1 else { return .unreadable("has two hemisphere letters") }
    if let hemisphere = hemispheres.first {
      let isLatitude = hemisphere == AngleMarks.north || hemisphere == AngleMarks.south
      if isLatitude != (axis == .latitude) {
        return .unreadable("is a \(isLatitude ? "latitude" : "longitude"); are longitude and latitude swapped?")
      }
      if isNegative { return .unreadable("has a sign as well as a hemisphere") }
      isNegative = hemisphere == AngleMarks.south || hemisphere == AngleMarks.west
    }
    let parts = degrees(
      abs(first), minutes: numbers.count > 1 ? numbers[1] : nil, seconds: numbers.count > 2 ? numbers[2] : nil)
    guard case .value(let magnitude, _) = parts else { return parts }
    return .value(isNegative ? -magnitude : magnitude, [])
  }
}
