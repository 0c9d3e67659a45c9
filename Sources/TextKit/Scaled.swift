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
public func scaled(_ value: Double, _ decimals: Int) -> Int64? {
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
