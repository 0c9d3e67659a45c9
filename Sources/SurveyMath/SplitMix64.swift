/// The generator SplitMix64 (S. Vigna, prng.di.unimi.it, public domain): each state gives one number, and neighbouring states
/// give numbers that have nothing in common. It fills larger states and scatters keys; it is the same on every machine.
public struct SplitMix64: Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  public init(state: UInt64) {
    self.state = state
  }

  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// The last steps of the generator: every bit of the result depends on every bit of `bits`, and no two values give one result.
  @inlinable
  public static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
