/// Appends microseconds since 1970-01-01T00:00:00Z as RFC 3339 in UTC, without quotes: `2017-12-31T15:59:59Z`, with three or
/// six digits of a second only where there are any. False, and nothing appended, outside the years 0 to 9999.
@discardableResult
package func appendTime(_ microseconds: Int64, to bytes: inout [UInt8]) -> Bool {
  let (seconds, fraction) = floorDivide(microseconds, 1_000_000)
  let (days, second) = floorDivide(seconds, 86_400)
  let (year, month, day) = civilDate(days)
  guard (0...9999).contains(year) else { return false }
  appendDigits(year, 4, to: &bytes)
  bytes.append(UInt8(ascii: "-"))
  appendDigits(month, 2, to: &bytes)
  bytes.append(UInt8(ascii: "-"))
  appendDigits(day, 2, to: &bytes)
  bytes.append(UInt8(ascii: "T"))
  appendDigits(second / 3600, 2, to: &bytes)
  bytes.append(UInt8(ascii: ":"))
  appendDigits(second / 60 % 60, 2, to: &bytes)
  bytes.append(UInt8(ascii: ":"))
  appendDigits(second % 60, 2, to: &bytes)
  if fraction != 0 {
    bytes.append(UInt8(ascii: "."))
    if fraction % 1000 == 0 { appendDigits(fraction / 1000, 3, to: &bytes) } else { appendDigits(fraction, 6, to: &bytes) }
  }
  bytes.append(UInt8(ascii: "Z"))
  return true
}

/// Appends microseconds since 1970 as a JSON string of RFC 3339 in UTC, or `null` where there is no time.
package func appendJSONTime(_ microseconds: Int64?, to bytes: inout [UInt8]) {
  let start = bytes.count
  bytes.append(UInt8(ascii: "\""))
  if let microseconds, appendTime(microseconds, to: &bytes) {
    bytes.append(UInt8(ascii: "\""))
  } else {
    bytes.removeSubrange(start...)
    bytes.append("null")
  }
}

/// Quotient and remainder with the remainder never negative.
private func floorDivide(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// Year, month and day of the Gregorian calendar from days since 1970-01-01 (Howard Hinnant, `civil_from_days`): years
/// begin in March, so that the leap day comes last, in eras of 400 years with 146,097 days.
private func civilDate(_ days: Int64) -> (Int64, Int64, Int64) {
  let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
}

private func appendDigits(_ value: Int64, _ count: Int, to bytes: inout [UInt8]) {
  var divisor: Int64 = 1
  for _ in 1..<count { divisor *= 10 }
  while divisor > 0 {
    bytes.append(48 &+ UInt8(truncatingIfNeeded: value / divisor % 10))
    divisor /= 10
  }
}
