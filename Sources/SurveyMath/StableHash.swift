/// A hash that is the same on every machine and in every run, unlike Swift's own: FNV-1a of 64 bits (G. Fowler, L. C. Noll,
/// K.-P. Vo, draft-eastlake-fnv).
public struct StableHash: Sendable {
  /// What FNV-1a gives. Its low bits depend on the low bits of the input alone.
  public private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  @inline(__always)
  public mutating func add(_ byte: UInt8) {
    state ^= UInt64(byte)
    state &*= 0x0000_0100_0000_01B3
  }

  /// Adds the eight bytes of a number, the lowest first.
  @inline(__always)
  public mutating func add(_ value: Int64) {
    for shift in stride(from: Int64(0), to: 64, by: 8) { add(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// ``state`` with the last steps of SplitMix64, so that all bits can be used.
  public var mixed: UInt64 { SplitMix64.mixed(state) }

  /// ``state`` with its high bits brought down into the low ones.
  public var folded: UInt64 { state ^ (state >> 32) }
}
