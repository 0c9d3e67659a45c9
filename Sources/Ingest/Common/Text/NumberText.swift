/// Reads numbers from texts by the grammar `[+-]?digits[.digits][e[+-]?d{1,3}]`, of whatever length, with a finite value.
/// Programs write up to 55 digits of a double.
///
/// `Double(String)` would also accept `nan`, `0x1p3` and `1e400`.
package enum NumberText {
  /// The value of `text`, which must be nothing but a number. Nil when `text` is no number, or one so large or small that it
  /// would become infinite or 0. −0 becomes 0. With `decimalComma`, the decimal point is a comma.
  package static func parse(_ text: Span<UInt8>, decimalComma: Bool = false) -> Double? {
    let count = text.count
    guard count > 0 else { return nil }
    let point: UInt8 = decimalComma ? 0x2C : 0x2E
    var index = 0
    var isNegative = false
    if text[0] == 0x2D || text[0] == 0x2B {
      isNegative = text[0] == 0x2D
      index = 1
    }
    var mantissa: UInt64 = 0
    var digits = 0  // Significant digits: those from the first that is not 0.
    var exponent = 0
    let firstDigit = index
    while index < count {
      let digit = text[index] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      if mantissa != 0 { digits &+= 1 }
      index &+= 1
    }
    guard index > firstDigit else { return nil }
    if index < count, text[index] == point {
      index &+= 1
      let firstFraction = index
      while index < count {
        let digit = text[index] &- 0x30
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa != 0 { digits &+= 1 }
        index &+= 1
      }
      guard index > firstFraction else { return nil }
      exponent = firstFraction &- index
    }
    if index < count {
      guard text[index] | 0x20 == 0x65, let stated = statedExponent(text, from: index &+ 1) else { return nil }
      exponent &+= stated
    }
    if digits == 0 { return 0 }
    // The mantissa and the power of ten are exact doubles, so their product or quotient is rounded once, and correctly.
    if digits <= 15, exponent >= -22, exponent <= 22 {
      let magnitude = exponent < 0 ? Double(mantissa) / powers[0 &- exponent] : Double(mantissa) * powers[exponent]
      return isNegative ? -magnitude : magnitude
    }
    return slow(text, point: point)
  }

  /// The value of `text`, with a decimal point.
  static func parse(_ text: [UInt8]) -> Double? { parse(text.span) }

  private static func statedExponent(_ text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < text.count, text[index] == 0x2D || text[index] == 0x2B {
      isNegative = text[index] == 0x2D
      index &+= 1
    }
    guard index < text.count, text.count &- index <= 3 else { return nil }
    var value = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int(digit)
      index &+= 1
    }
    return isNegative ? 0 &- value : value
  }

  /// The value of a text whose grammar has been checked, by the standard library, which rounds correctly in every locale.
  private static func slow(_ text: Span<UInt8>, point: UInt8) -> Double? {
    var copy: [UInt8] = []
    for index in text.indices { copy.append(text[index] == point ? 0x2E : text[index]) }
    guard let value = Double(String(decoding: copy, as: UTF8.self)), value.isFinite, value != 0 else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
