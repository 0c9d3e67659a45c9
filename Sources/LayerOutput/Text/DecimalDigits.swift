/// Eight decimal digits side by side in a word.
///
/// All eight are found at once, by halves of halves: four and four digits, then two and two, then one and one, each division a
/// multiplication in every lane (Paul Khuong, "How to print integers really fast", 2017).
struct DecimalDigits {
  /// A digit in each byte, the first in the lowest.
  private let digits: UInt64
  private static let ascii: UInt64 = 0x3030_3030_3030_3030

  /// The digits of `value`, which is below 10⁸, with zeros before them.
  @inline(__always)
  init(_ value: UInt64) {
    let fours = (value / 10_000) | (value % 10_000) << 32
    let upper = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = upper | (fours &- upper &* 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    digits = tens | (twos &- tens &* 10) << 8
  }

  /// How many digits are left when zeros at the end go.
  @inline(__always)
  var countWithoutEnd: Int { 8 &- digits.leadingZeroBitCount >> 3 }

  /// How many zeros stand before the number, its last digit aside.
  @inline(__always)
  var leadingZeros: Int { min(7, digits.trailingZeroBitCount >> 3) }

  /// As text.
  @inline(__always)
  var text: UInt64 { digits | Self.ascii }

  /// As text, a point in place of the first digit.
  @inline(__always)
  var textAfterPoint: UInt64 { (digits & ~0xFF) | Self.ascii & ~0xFF | UInt64(UInt8(ascii: ".")) }
}
