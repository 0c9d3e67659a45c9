/// Random numbers that are the same on every machine and for every version of Swift.
///
/// xoshiro256** 1.0 (D. Blackman, S. Vigna, prng.di.unimi.it, public domain), its state filled by ``SplitMix64``. The distributions are written out here because the standard library does not promise to keep its own.
public struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Streams of the same seed are independent of each other: what draws from one stream may draw more numbers without changing
  /// the numbers of another.
  public init(seed: UInt64, stream: UInt64) {
    var seeds = SplitMix64(state: seed &+ stream &* 0xD1B5_4A32_D192_ED03)
    state = (seeds.next(), seeds.next(), seeds.next(), seeds.next())
  }

  /// From a state of its own, for holding the algorithm against its reference.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    let scrambled = Self.rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return scrambled
  }

  private static func rotate(_ value: UInt64, by bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }

  /// Evenly in 0 ..< 1, in steps of 2⁻⁵³.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Evenly between the bounds.
  public mutating func real(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Evenly in 0 ..< `count`; 0 when there is nothing to choose from.
  public mutating func index(below count: Int) -> Int {
    count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  /// True with this probability.
  public mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  public mutating func sign() -> Double {
    next() >> 63 == 0 ? 1 : -1
  }
}
