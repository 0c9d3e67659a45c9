/// A set of cells of a grid, as a bit for the hash of each cell. It holds every cell that was entered and the eight cells around
/// it; because hashes collide, it may seldom say that it holds another cell too.
struct CellSet: Sendable {
  private var bits: [UInt64]
  private let mask: UInt64

  /// - Parameter count: how many cells will be entered.
  init(for count: Int) {
    var size: UInt64 = 1 << 12
    while size < UInt64(count) * 64, size < 1 << 27 { size *= 2 }
    bits = [UInt64](repeating: 0, count: Int(size / 64))
    mask = size - 1
  }

  @inline(__always)
  static func hash(_ x: Int32, _ y: Int32) -> UInt64 {
    ((UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))) &* 0x9E37_79B9_7F4A_7C15) >> 24
  }

  mutating func enter(_ x: Int32, _ y: Int32) {
    for x in x - 1...x + 1 {
      for y in y - 1...y + 1 {
        let bit = Self.hash(x, y) & mask
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
      }
    }
  }

  @inline(__always)
  func holds(_ x: Int32, _ y: Int32) -> Bool {
    let bit = Self.hash(x, y) & mask
    return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
  }
}
