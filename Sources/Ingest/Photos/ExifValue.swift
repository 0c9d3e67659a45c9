/// The value of a TIFF tag.
enum ExifValue: Equatable {
  case text(String)
  /// Rationals and integers; NaN for a rational whose denominator is 0.
  case numbers([Double])

  /// The first number; nil when it is not finite, or the value is a text.
  var number: Double? {
    guard case .numbers(let numbers) = self, let first = numbers.first, first.isFinite else { return nil }
    return first
  }
}
