import SurveyModel

/// Reads longitudes and latitudes from texts.
package enum AngleText {
  /// An angle of which the text says where it belongs, or not.
  struct Angle: Equatable {
    var value: Double
    /// The axis that a hemisphere or a word names; nil where there is neither.
    var axis: CoordinateAxis?
  }

  /// Why a text is no angle, as the end of a sentence that begins with the text.
  struct Fault: Error, Equatable {
    var message: String

    init(_ message: String) {
      self.message = message
    }
  }

  /// Reads decimal numbers, and degrees with minutes and seconds in the ways that surveys write them: `32°06′00″N`,
  /// `59 12' 7.7''W`, `41 25 01S`, `S41 25.117`, `北纬32度6分0秒`, `32:06:00`, `53 deg 12' 16.92" N`, `44/1 5633/100 0/1`,
  /// `N 48°30,6410`, `3206.123N`.
  ///
  /// Minutes and seconds must be below 60. A hemisphere must be one of `axis`, and excludes a sign.
  package static func read(_ text: Span<UInt8>, axis: CoordinateAxis, decimalComma: Bool = false) -> AngleReading {
    read(text, axis: axis, decimalComma: decimalComma, hemisphere: nil)
  }

  /// As ``read(_:axis:decimalComma:)``, with the hemisphere that stands in a column of its own.
  static func read(
    _ text: Span<UInt8>, axis: CoordinateAxis, decimalComma: Bool, hemisphere: Hemisphere?
  ) -> AngleReading {
    if hemisphere == nil, let value = NumberText.parse(text, decimalComma: decimalComma) { return .value(value, []) }
    guard !TextCleaning.isNothing(text) else { return .missing }
    guard text.count <= 1024 else { return .unreadable("is too long for a coordinate") }
    let folded = WidthFolding.fold(text)
    let flags = folded.changed ? RuleSet(.fullWidthCharacters) : []
    let trimmed = folded.bytes.span.extracting(TextCleaning.trimmed(folded.bytes.span))
    if hemisphere == nil {
      if let value = NumberText.parse(trimmed, decimalComma: decimalComma) { return .value(value, flags) }
      if let value = NumberText.parse(trimmed) ?? NumberText.parse(trimmed, decimalComma: true) { return .value(value, flags) }
    }
    guard let tokens = AngleScanner.tokens(trimmed) else { return .unreadable("is no number and no angle") }
    do {
      let angle = try angle(tokens, axis: axis, hemisphere: hemisphere)
      return .value(angle.value, flags)
    } catch {
      return .unreadable(error.message)
    }
  }

  /// The angle that three columns hold together; minutes and seconds may be absent. Its sign is that of the degrees.
  package static func degrees(
    _ degrees: Double, minutes: Double?, seconds: Double?
  ) -> AngleReading {
    let minutes = minutes ?? 0
    let seconds = seconds ?? 0
    guard degrees == degrees.rounded() || (minutes == 0 && seconds == 0) else {
      return .unreadable("has a fraction of a degree and minutes as well")
    }
    guard minutes >= 0, minutes < 60 else { return .unreadable("has minutes that are not from 0 to 59") }
    guard seconds >= 0, seconds < 60 else { return .unreadable("has seconds that are not from 0 to 59") }
    let magnitude = abs(degrees) + (minutes * 60 + seconds) / 3600
    return .value(degrees.sign == .minus ? -magnitude : magnitude, [])
  }

  /// Reads parts that ``AngleScanner`` found, by the grammar `[label][H][sign]n[d][n[m][n[s]]][H]`: H is a hemisphere, n a number, and
  /// d, m and s are the marks of degrees, minutes and seconds. `axis` is nil where the text itself must say which axis it is, or
  /// nothing does.
  static func angle(
    _ tokens: some Collection<AngleToken>, axis: CoordinateAxis?, hemisphere beside: Hemisphere? = nil
  ) throws(Fault) -> Angle {
    var parts = AngleParts()
    for (index, token) in without(separatorsAround: tokens).enumerated() { try parts.take(token, isFirst: index == 0) }
    return try parts.angle(axis: axis, beside: beside)
  }

  /// `tokens` without separators at the ends, and without brackets where three numbers stand in them.
  private static func without(separatorsAround given: some Collection<AngleToken>) -> [AngleToken] {
    var tokens = Array(given)[...]
    if tokens.count(where: \.isNumber) == 3 { tokens = tokens.filter { $0 != .bracket }[...] }
    while let first = tokens.first, first.isSeparator { tokens.removeFirst() }
    while let last = tokens.last, last.isSeparator { tokens.removeLast() }
    return Array(tokens)
  }
}
