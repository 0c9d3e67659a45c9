extension ByteWriter {
  /// Appends a number with at most `decimals` decimals (9 where it says more), never an exponent and never `-0`; `null` for what is
  /// not finite or has more than 18 digits, so that the text is always JSON.
  @inlinable @inline(__always)
  public mutating func appendNumber(_ value: Double, decimals: Int) {
    if let number = scaled(value, decimals) { appendScaled(number, decimals: decimals) } else { append("null") }
  }

  /// Appends a number as the method above does, `null` for nil.
  @inlinable @inline(__always)
  public mutating func appendNumber(_ value: Double?, decimals: Int) {
    appendNumber(value ?? .nan, decimals: decimals)
  }

  /// Appends a whole number.
  @inlinable @inline(__always)
  public mutating func appendInteger(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendWhole(UInt64(value.magnitude))
  }

  /// Appends `number` / 10^`decimals`. More than 9 decimals count as 9, as in ``scaled(_:_:)``.
  @inlinable @inline(__always)
  public mutating func appendScaled(_ number: Int64, decimals given: Int) {
    let decimals = min(given, 9)
    if number < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: powerOfTen(decimals))
    appendWhole(whole)
    if fraction == 0 { return }
    if decimals <= 7 {
      appendFraction(fraction &* powerOfTen(7 - decimals))
    } else {
      let (first, rest) = fraction.quotientAndRemainder(dividingBy: powerOfTen(decimals - 7))
      if rest == 0 { return appendFraction(first) }
      append(word: DecimalDigits(first).textAfterPoint, length: 8)
      let digits = DecimalDigits(rest &* powerOfTen(15 - decimals))
      append(word: digits.text, length: digits.countWithoutEnd)
    }
  }

  /// Appends a point and seven decimals without the zeros at the end; `fraction` is above 0.
  @inlinable @inline(__always)
  mutating func appendFraction(_ fraction: UInt64) {
    let digits = DecimalDigits(fraction)
    append(word: digits.textAfterPoint, length: digits.countWithoutEnd)
  }

  @inlinable @inline(__always)
  mutating func appendWhole(_ value: UInt64) {
    guard value < 100_000_000 else { return appendLongWhole(value) }
    let digits = DecimalDigits(value)
    let zeros = digits.leadingZeros
    append(word: digits.text >> UInt64(zeros &* 8), length: 8 &- zeros)
  }

  @usableFromInline
  mutating func appendLongWhole(_ value: UInt64) {
    let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if upper < 100_000_000 { appendWhole(upper) } else { appendLongWhole(upper) }
    append(word: DecimalDigits(lower).text, length: 8)
  }
}
