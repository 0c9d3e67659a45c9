/// The id of an outlet: "O" and twelve characters, and behind them "-2", "-3", … where others have the same ones.
public struct OutletID: Hashable, Sendable {
  /// Five bits for each of the twelve characters, the last one's lowest.
  public let key: UInt64
  /// 1 for the first outlet with this key, and so on.
  public var ordinal: UInt32 = 1

  /// - Parameter key: of which the lower sixty bits count.
  public init(key: UInt64) {
    self.key = key & (1 << 60 - 1)
  }

  /// "O" and the twelve characters as ASCII, the first in the lowest byte of the first word; three bytes of the second are zero.
  public var words: (UInt64, UInt64) {
    var words = (UInt64(UInt8(ascii: "O")), 0 as UInt64)
    for place in 1...7 { words.0 |= Self.character(key >> UInt64(60 - 5 * place)) << UInt64(8 * place) }
    for place in 0...4 { words.1 |= Self.character(key >> UInt64(20 - 5 * place)) << UInt64(8 * place) }
    return words
  }

  /// Characters before the ordinal.
  public static let length = 13

  /// Of Crockford's alphabet, which has no I, L, O and U, since they are misread in handwriting: digits, and letters with the
  /// gaps that these leave.
  @inline(__always)
  private static func character(_ bits: UInt64) -> UInt64 {
    let value = bits & 31
    let skipped: UInt64 = (value > 17 ? 1 : 0) + (value > 19 ? 1 : 0) + (value > 21 ? 1 : 0) + (value > 26 ? 1 : 0)
    return value < 10 ? UInt64(UInt8(ascii: "0")) + value : UInt64(UInt8(ascii: "A")) - 10 + value + skipped
  }
}

extension OutletID: CustomStringConvertible {
  /// `O3K7QX2M9ZT4B`, `O3K7QX2M9ZT4B-2`.
  public var description: String {
    let (first, second) = words
    let characters = String(unsafeUninitializedCapacity: Self.length) { bytes in
      for place in 0..<8 { bytes[place] = UInt8(truncatingIfNeeded: first >> UInt64(8 * place)) }
      for place in 8..<Self.length { bytes[place] = UInt8(truncatingIfNeeded: second >> UInt64(8 * (place - 8))) }
      return Self.length
    }
    return ordinal > 1 ? "\(characters)-\(ordinal)" : characters
  }
}
