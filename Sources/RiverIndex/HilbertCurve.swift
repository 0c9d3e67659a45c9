/// Where a place comes along a Hilbert curve that fills a square: places near on the curve are near on the ground, so
/// work done in that order finds in the cache what the work before it needed.
struct HilbertCurve: Sendable {
  private let minX: Double
  private let minY: Double
  private let scale: Double

  /// Bits of each coordinate: cells of 1/65,536 of the square's side.
  private static let bits: UInt32 = 16

  /// A curve over the box from (`minX`, `minY`) to (`maxX`, `maxY`), finite.
  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    let side = max(maxX - minX, maxY - minY)
    scale = side > 0 ? Double((1 << Self.bits) - 1) / side : 0
  }

  /// The distance along the curve of a place; outside the box that of the nearest place inside.
  func index(_ x: Double, _ y: Double) -> UInt32 {
    func cell(_ value: Double) -> UInt32 {
      // Written so that NaN becomes 0.
      let scaled = value * scale
      return scaled > 0 ? UInt32(min(scaled, Double((1 << Self.bits) - 1))) : 0
    }
    return Self.index(cell(x - minX), cell(y - minY))
  }

  /// The distance along the curve of a cell (J. K. Lawder, "Calculation of mappings between one and n-dimensional values
  /// using the Hilbert space-filling curve", 2000; in two dimensions the quadrant is turned and mirrored at each level).
  private static func index(_ cellX: UInt32, _ cellY: UInt32) -> UInt32 {
    var x = cellX
    var y = cellY
    var index: UInt32 = 0
    var side: UInt32 = 1 << (bits - 1)
    while side > 0 {
      let right: UInt32 = x & side > 0 ? 1 : 0
      let upper: UInt32 = y & side > 0 ? 1 : 0
      index = index << 2 | ((3 * right) ^ upper)
      if upper == 0 {
        if right == 1 {
          x = ~x
          y = ~y
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return index
  }
}
