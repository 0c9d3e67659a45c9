package import SurveyModel

/// What became of the text of a coordinate.
package enum AngleReading: Equatable, Sendable {
  /// Nothing there, or a word for nothing (`—`, `无`).
  case missing
  /// Degrees (or metres when it was a plain number), and what had to be changed to read it.
  case value(Double, RuleSet)
  /// What it was instead.
  case unreadable(String)
}

/// Which coordinate a text is read as.
package enum CoordinateAxis: Sendable {
  case longitude, latitude
}

/// Longitudes and latitudes in texts.
package enum AngleText {
  /// Decimal numbers, and degrees with minutes and seconds in the ways that surveys write them (C17, C18, C27).
  package static func read(_ text: Span<UInt8>, axis: CoordinateAxis, decimalComma: Bool = false) -> AngleReading {
    guard let value = NumberText.parse(text, decimalComma: decimalComma) else { return .unreadable("no number") }
    return .value(value, [])
  }
}
