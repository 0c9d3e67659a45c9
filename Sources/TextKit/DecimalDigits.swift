/// Eight decimal digits side by side in a word.
///
/// All eight are computed together: the number is cut into two halves of four digits, these into four of two, these into eight
/// single digits. Each division is a multiplication in all parts of the word at once (Paul Khuong, "How to print integers really
/// fast", 2017).
@usableFromInline
struct DecimalDigits {
  /// A digit in each byte, the first in the lowest.
  @usableFromInline let digits: UInt64

  /// The digits of `value`, which is below 10⁸, with zeros before them.
  @inlinable @inline(__always)
  init(_ value: UInt64) {
    let fours = (value / 10_000) | (value % 10_000) << 32
    let upper = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = upper | (fours &- upper &* 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    digits = tens | (twos &- tens &* 10) << 8
  }

  /// The number of digits up to the last one that is not zero.
  @inlinable @inline(__always)
  var countWithoutEnd: Int { 8 &- digits.leadingZeroBitCount >> 3 }

  /// The number of zeros at the beginning; 7 for the number 0.
  @inlinable @inline(__always)
  var leadingZeros: Int { min(7, digits.trailingZeroBitCount >> 3) }

  /// The digits as ASCII.
  @inlinable @inline(__always)
  var text: UInt64 { digits | 0x3030_3030_3030_3030 }

  /// The digits as ASCII, with a point in place of the first one.
  @inlinable @inline(__always)
  var textAfterPoint: UInt64 { (digits & ~0xFF) | 0x3030_3030_3030_3000 | UInt64(UInt8(ascii: ".")) }
}
