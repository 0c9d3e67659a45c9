extension ByteWriter {
  /// Appends microseconds since 1970-01-01T00:00:00Z as RFC 3339 in UTC, without quotes: `2017-12-31T15:59:59Z`, with three or
  /// six digits after the second where they are not all zero. Outside the years 0 to 9999 it appends nothing and returns false.
  @discardableResult
  public mutating func appendTime(_ microseconds: Int64) -> Bool {
    let (seconds, fraction) = floorDivide(microseconds, 1_000_000)
    let (days, second) = floorDivide(seconds, 86_400)
    guard let date = dateDigits(days) else { return false }
    append(word: date, length: 4)
    append(UInt8(ascii: "-"))
    append(word: date >> 32, length: 2)
    append(UInt8(ascii: "-"))
    append(word: date >> 48, length: 2)
    // 15:59:59 is written as the digits of 15059059; a colon then replaces each of the two zeros between.
    let clock = second / 3600 * 1_000_000 + second / 60 % 60 * 1000 + second % 60
    append(UInt8(ascii: "T"))
    append(word: DecimalDigits(UInt64(clock)).text | 0x0000_0A00_000A_0000, length: 8)
    if fraction != 0 {
      append(UInt8(ascii: "."))
      let isMilliseconds = fraction % 1000 == 0
      append(word: DecimalDigits(UInt64(fraction)).text >> 16, length: isMilliseconds ? 3 : 6)
    }
    append(UInt8(ascii: "Z"))
    return true
  }

  /// Appends microseconds since 1970 as a JSON string of RFC 3339 in UTC, `null` for nil and outside the years 0 to 9999.
  public mutating func appendJSONTime(_ microseconds: Int64?) {
    let start = count
    append(UInt8(ascii: "\""))
    if let microseconds, appendTime(microseconds) { return append(UInt8(ascii: "\"")) }
    cut(to: start)
    append("null")
  }
}

/// Quotient and remainder with the remainder never negative.
@inline(__always)
private func floorDivide(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// The eight digits of year, month and day of the Gregorian calendar from days since 1970-01-01, as text; nil outside the years
/// 0 to 9999 (Howard Hinnant, `civil_from_days`): years begin in March, so that the leap day comes last, in eras of 400 years
/// with 146,097 days.
@inline(__always)
private func dateDigits(_ days: Int64) -> UInt64? {
  let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  guard (0...9999).contains(year) else { return nil }
  return DecimalDigits(UInt64(year * 10_000 + month * 100 + dayOfYear - (153 * shifted + 2) / 5 + 1)).text
}
