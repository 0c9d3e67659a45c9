/// Random numbers that are the same on every machine and for every version of Swift.
///
/// xoshiro256** 1.0, its state filled by SplitMix64, both by D. Blackman and S. Vigna (prng.di.unimi.it, public
/// domain). The distributions are written out here because the standard library does not promise to keep its own.
package struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Streams of the same seed are independent of each other, so that one part of a campaign may draw more numbers
  /// without changing another.
  package init(seed: UInt64, stream: UInt64) {
    var counter = seed &+ stream &* 0xD1B5_4A32_D192_ED03
    func splitMix() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (splitMix(), splitMix(), splitMix(), splitMix())
  }

  /// From a state of its own, for holding the algorithm against its reference.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
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
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Evenly between the bounds.
  package mutating func real(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Evenly in 0 ..< `count`; 0 when there is nothing to choose from.
  package mutating func index(below count: Int) -> Int {
    count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  /// True with this probability.
  package mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  package mutating func sign() -> Double {
    next() >> 63 == 0 ? 1 : -1
  }
}
