import SurveyModel

/// Reads the values of NMEA 0183 fields.
enum NMEAValues {
  /// What the text of a field was read as.
  enum Reading<Value> {
    case empty
    case value(Value)
    /// The text is not of the form that the field must have.
    case bad
  }

  /// Reads `ddmm.mmmm` or `dddmm.mmmm` and its hemisphere as degrees. `limit` is 90 or 180. The field is bad when its minutes
  /// are 60 or more, or when the hemisphere is neither `positive` nor `negative`.
  static func angle(
    _ text: Span<UInt8>, _ field: Range<Int>, _ hemisphere: Range<Int>, limit: Int, positive: UInt8, negative: UInt8
  ) -> Reading<Double> {
    if field.isEmpty { return .empty }
    guard hemisphere.count == 1 else { return .bad }
    let letter = text[hemisphere.lowerBound]
    guard letter == positive || letter == negative else { return .bad }
    var whole = 0
    var index = field.lowerBound
    while index < field.upperBound, text[index] &- 0x30 <= 9 {
      whole = whole &* 10 &+ Int(text[index] &- 0x30)
      index &+= 1
    }
    let digits = index &- field.lowerBound
    guard digits >= 3, digits <= 5 else { return .bad }
    var fraction = 0
    var scale = 1
    if index < field.upperBound {
      guard text[index] == 0x2E else { return .bad }
      index &+= 1
      while index < field.upperBound, text[index] &- 0x30 <= 9 {
        // The twelfth decimal of a minute is a few nanometres; further ones are skipped.
        if scale < 1_000_000_000_000 {
          fraction = fraction &* 10 &+ Int(text[index] &- 0x30)
          scale &*= 10
        }
        index &+= 1
      }
      guard index == field.upperBound else { return .bad }
    }
    let (degrees, minutes) = (whole / 100, whole % 100)
    guard minutes < 60, degrees <= limit else { return .bad }
    // The minutes are one exact integer, so only the division and the sum are rounded.
    let value = Double(degrees) + Double(minutes &* scale &+ fraction) / (60 * Double(scale))
    guard value <= Double(limit) else { return .bad }
    return .value(letter == negative ? -value : value)
  }

  /// Reads `hhmmss[.sss]` as microseconds of the day.
  static func timeOfDay(_ text: Span<UInt8>, _ field: Range<Int>) -> Reading<Int64> {
    if field.isEmpty { return .empty }
    guard field.count >= 6, let hour = two(text, field.lowerBound), let minute = two(text, field.lowerBound &+ 2),
      let second = two(text, field.lowerBound &+ 4), hour < 24, minute < 60, second < 60 || (second == 60 && minute == 59)
    else { return .bad }
    var microseconds: Int64 = 0
    var index = field.lowerBound &+ 6
    if index < field.upperBound {
      guard text[index] == 0x2E else { return .bad }
      index &+= 1
      var scale: Int64 = 100_000
      while index < field.upperBound {
        guard text[index] &- 0x30 <= 9 else { return .bad }
        microseconds &+= Int64(text[index] &- 0x30) &* scale
        scale /= 10
        index &+= 1
      }
    }
    return .value(Int64(hour &* 3600 &+ minute &* 60 &+ second) &* CivilTime.microsecondsPerSecond &+ microseconds)
  }

  /// Reads `ddmmyy` as days since 1970. The years 80 to 99 are 1980 to 1999.
  static func date(_ text: Span<UInt8>, _ field: Range<Int>) -> Reading<Int> {
    if field.isEmpty { return .empty }
    guard field.count == 6, let day = two(text, field.lowerBound), let month = two(text, field.lowerBound &+ 2),
      let year = two(text, field.lowerBound &+ 4)
    else { return .bad }
    return days(year: year >= 80 ? 1900 &+ year : 2000 &+ year, month: month, day: day)
  }

  /// Reads the day, month and four-digit year of a ZDA sentence as days since 1970.
  static func date(
    _ text: Span<UInt8>, day: Range<Int>, month: Range<Int>, year: Range<Int>
  ) -> Reading<Int> {
    if day.isEmpty || month.isEmpty || year.isEmpty { return .empty }
    guard day.count == 2, month.count == 2, year.count == 4, let day = two(text, day.lowerBound),
      let month = two(text, month.lowerBound), let century = two(text, year.lowerBound),
      let rest = two(text, year.lowerBound &+ 2)
    else { return .bad }
    return days(year: century &* 100 &+ rest, month: month, day: day)
  }

  /// Reads a decimal number.
  static func number(_ text: Span<UInt8>, _ field: Range<Int>) -> Double? {
    guard !field.isEmpty else { return nil }
    return NumberText.parse(text.extracting(field))
  }

  private static func days(year: Int, month: Int, day: Int) -> Reading<Int> {
    guard CivilTime(year: year, month: month, day: day).fault == nil else { return .bad }
    return .value(CivilTime.days(year: year, month: month, day: day))
  }

  private static func two(_ text: Span<UInt8>, _ index: Int) -> Int? {
    let (high, low) = (text[index] &- 0x30, text[index &+ 1] &- 0x30)
    return high <= 9 && low <= 9 ? Int(high) &* 10 &+ Int(low) : nil
  }
}
