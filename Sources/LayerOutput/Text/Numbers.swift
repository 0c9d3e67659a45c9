/// How many decimals each kind of number is written with. Zeros at the end are left out.
package enum Decimals {
  /// 1e-7 degree is 1.1 cm on the ground (RFC 7946, 11.2 advises no more).
  package static let degrees = 7
  /// Measures and distances, metres.
  package static let metres = 3
  package static let accuracy = 2
  package static let percent = 4
  package static let kilometres = 3
  package static let perKilometre = 3
  package static let confidence = 3
}

private let powersOfTen: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

/// `value` × 10^`decimals` as an integer, rounded half to even on the exact binary value as `printf` does; nil when it is not
/// finite or too large for 18 digits.
@inline(__always)
func scaled(_ value: Double, _ decimals: Int) -> Int64? {
  let power = powersOfTen[decimals]
  let product = value * power
  guard product.magnitude < 1e18 else { return nil }
  var rounded = product.rounded(.toNearestOrEven)
  if (product - rounded).magnitude == 0.5 {
    // The product itself was rounded: what it lost decides whether this is a half at all.
    let lost = (-product).addingProduct(value, power)
    if lost > 0 {
      rounded = product.rounded(.up)
    } else if lost < 0 {
      rounded = product.rounded(.down)
    }
  }
  return Int64(rounded)
}

/// Appends a number with at most `decimals` (0 to 9) decimals, never an exponent and never `-0`; `null` for what is
/// not finite or beyond 18 digits, so that the text is JSON whatever comes.
@inline(__always)
package func appendNumber(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
  guard let number = scaled(value, decimals) else { return bytes.append("null") }
  appendScaled(number, decimals: decimals, to: &bytes)
}

/// As ``appendNumber(_:decimals:to:)``; `null` for nil.
package func appendNumber(_ value: Double?, decimals: Int, to bytes: inout [UInt8]) {
  appendNumber(value ?? .nan, decimals: decimals, to: &bytes)
}

/// Appends a whole number.
package func appendInteger(_ value: some BinaryInteger, to bytes: inout [UInt8]) {
  if let small = Int64(exactly: value), small.magnitude < 1_000_000_000_000_000_000 {
    appendScaled(small, decimals: 0, to: &bytes)
  } else {
    bytes.append(contentsOf: String(value).utf8)
  }
}

/// Appends `number` / 10^`decimals`; at most 18 digits, so 24 bytes are room enough.
func appendScaled(_ number: Int64, decimals: Int, to bytes: inout [UInt8]) {
  let room = 24
  bytes.append(addingCapacity: room) { space in
    space.withUnsafeMutableBufferPointer { target, count in
      guard let base = target.baseAddress, target.count >= room else { return }
      var rest = number.magnitude
      var left = rest == 0 ? 0 : decimals
      while left > 0 {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        if digit != 0 { break }
        rest = quotient
        left -= 1
      }
      // Digits from the last to the first at the end of the room, then moved to its beginning.
      var place = room
      func put(_ byte: UInt8) {
        place -= 1
        base[place] = byte
      }
      func putDigit() {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        put(48 &+ UInt8(truncatingIfNeeded: digit))
        rest = quotient
      }
      if left > 0 {
        for _ in 0..<left { putDigit() }
        put(UInt8(ascii: "."))
      }
      repeat { putDigit() } while rest > 0
      if number < 0 { put(UInt8(ascii: "-")) }
      count = room - place
      base.update(from: base + place, count: count)
    }
  }
}
