/// 10^`exponent` for 0 to 9; beyond, 10⁹. A constant where the exponent is one.
@inlinable @inline(__always)
func powerOfTen(_ exponent: Int) -> UInt64 {
  switch exponent {
  case ...0: 1
  case 1: 10
  case 2: 100
  case 3: 1000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  case 7: 10_000_000
  case 8: 100_000_000
  default: 1_000_000_000
  }
}

/// `value` × 10^`decimals` as an integer, rounded half to even on the exact binary value as `printf` does; nil when it is not
/// finite or too large for 18 digits.
@inlinable @inline(__always)
package func scaled(_ value: Double, _ decimals: Int) -> Int64? {
  let product = value * Double(powerOfTen(decimals))
  // A number below 2⁵¹ loses its fraction when this is added: the lowest bits of the sum hold the nearest whole number.
  let roundingOff = 0x1.8p52
  guard product.magnitude < 0x1p51 else { return scaledLarge(product, value, decimals) }
  let shifted = product + roundingOff
  if (product - (shifted - roundingOff)).magnitude == 0.5 { return scaledLarge(product, value, decimals) }
  return Int64(bitPattern: shifted.bitPattern &- roundingOff.bitPattern)
}

/// The same for products that are large or lie just between two whole numbers.
@usableFromInline @inline(never)
func scaledLarge(_ product: Double, _ value: Double, _ decimals: Int) -> Int64? {
  guard product.magnitude < 1e18 else { return nil }
  var rounded = product.rounded(.toNearestOrEven)
  if (product - rounded).magnitude == 0.5 {
    // The product is itself a rounded number. The part that its rounding lost decides whether it lies above or below the half.
    let lost = (-product).addingProduct(value, Double(powerOfTen(decimals)))
    if lost > 0 {
      rounded = product.rounded(.up)
    } else if lost < 0 {
      rounded = product.rounded(.down)
    }
  }
  return Int64(rounded)
}

extension ByteWriter {
  /// Appends a number with at most `decimals` decimals (9 where it says more), never an exponent and never `-0`; `null` for what is
  /// not finite or has more than 18 digits, so that the text is always JSON.
  @inlinable @inline(__always)
  package mutating func appendNumber(_ value: Double, decimals: Int) {
    if let number = scaled(value, decimals) { appendScaled(number, decimals: decimals) } else { append("null") }
  }

  /// Appends a number as the method above does, `null` for nil.
  @inlinable @inline(__always)
  package mutating func appendNumber(_ value: Double?, decimals: Int) {
    appendNumber(value ?? .nan, decimals: decimals)
  }

  /// Appends a whole number.
  @inlinable @inline(__always)
  package mutating func appendInteger(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendWhole(UInt64(value.magnitude))
  }

  /// Appends `number` / 10^`decimals`. More than 9 decimals count as 9, as in ``scaled(_:_:)``.
  @inlinable @inline(__always)
  package mutating func appendScaled(_ number: Int64, decimals given: Int) {
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

/// Appends a number with at most `decimals` decimals (9 where it says more), as ``ByteWriter/appendNumber(_:decimals:)`` does.
package func appendNumber(_ value: Double?, decimals: Int, to bytes: inout [UInt8]) {
  bytes.appendText(room: 32) { $0.appendNumber(value, decimals: decimals) }
}

/// Appends a whole number.
package func appendInteger(_ value: Int, to bytes: inout [UInt8]) {
  bytes.appendText(room: 32) { $0.appendInteger(value) }
}
