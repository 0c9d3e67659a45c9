public import SurveyModel

/// An index of boxes for nearest-place searches: an R-tree packed bottom-up from boxes that are sorted along a Hilbert
/// curve (I. Kamel, C. Faloutsos, "On Packing R-trees", 1993), in one block of memory that all threads read.
///
/// Boxes are kept as floats relative to the corner of them all, rounded outwards; `slack` covers what that loses, so the
/// tree may offer a box too many but never one too few. What it answers is held against a GEOS STRtree in tests.
public struct PackedTree: Sendable {
  /// Children of a node.
  private static let width = 16

  /// For each node its children's minX, then minY, maxX, maxY, `width` of each; the nodes of the lowest level first.
  /// Children that are not there have an empty box.
  private let bounds: [Float]
  /// The first node of each level, from the lowest; a level's children are the nodes of the level below, those of the lowest level
  /// the boxes.
  private let levels: [Int]
  private let originX: Double
  private let originY: Double
  /// Metres by which a distance from the tree may be too large.
  private let slack: Float

  /// - Parameter boxes: finite, in metres, in the order in which they are to lie side by side: that of ``hilbertOrder(_:_:jobs:)``.
  public init(_ boxes: [Box]) {
    var whole = Box()
    for box in boxes { whole.add(box) }
    originX = whole.isEmpty ? 0 : whole.minX
    originY = whole.isEmpty ? 0 : whole.minY
    let span = whole.isEmpty ? 0 : max(whole.maxX - whole.minX, whole.maxY - whole.minY)
    // A float has 24 bits: rounding a coordinate within the span is off by less than span / 2²⁴, here four times that.
    slack = Float(span / 4_000_000 + 1e-3)

    var bounds: [Float] = []
    var levels: [Int] = []
    var children = boxes.map { box in
      FloatBox(
        minX: Float(box.minX - whole.minX).nextDown, minY: Float(box.minY - whole.minY).nextDown,
        maxX: Float(box.maxX - whole.minX).nextUp, maxY: Float(box.maxY - whole.minY).nextUp)
    }
    var nodes = 0
    repeat {
      levels.append(nodes)
      var parents: [FloatBox] = []
      for start in stride(from: 0, to: children.count, by: Self.width) {
        let group = (0..<Self.width).map { start + $0 < children.count ? children[start + $0] : FloatBox() }
        bounds += group.map(\.minX)
        bounds += group.map(\.minY)
        bounds += group.map(\.maxX)
        bounds += group.map(\.maxY)
        parents.append(group.reduce(FloatBox()) { $0.union($1) })
        nodes += 1
      }
      children = parents
    } while children.count > 1
    self.bounds = bounds
    self.levels = levels
  }

  private struct FloatBox {
    var minX = Float.infinity
    var minY = Float.infinity
    var maxX = -Float.infinity
    var maxY = -Float.infinity

    func union(_ other: FloatBox) -> FloatBox {
      FloatBox(
        minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }
  }

  /// What is still to be looked at.
  fileprivate struct Pending {
    var squared: Float
    /// 0 for a box, 1 for a node of the lowest level, and so on.
    var level: Int32
    var number: Int32
  }

  /// A search under way: what is pending, nearest last. Kept from search to search for its memory.
  public struct Search {
    fileprivate var pending: [Pending] = []
    fileprivate var count = 0
    fileprivate var place = SIMD2<Float>(0, 0)

    public init() {}
  }

  /// Begins a search.
  /// - Parameter point: from which distances count, in the plane of the boxes.
  @inline(__always)
  func begin(_ search: inout Search, _ point: SIMD2<Double>) {
    search.count = 0
    guard let top = levels.last, bounds.count > top else { return }
    // A node that is taken off makes room for its children: no more than this can ever be pending.
    let most = levels.count * Self.width + 1
    if search.pending.count < most {
      search.pending = Array(repeating: Pending(squared: 0, level: 0, number: 0), count: most)
    }
    search.place = SIMD2(Float(point.x - originX), Float(point.y - originY))
    search.pending[0] = Pending(squared: 0, level: Int32(levels.count), number: 0)
    search.count = 1
  }

  /// The number of the next box, near ones first; nil when all that are left are farther than `limit`, metres, which may
  /// shrink from call to call.
  @inline(__always)
  func next(_ search: inout Search, limit: Double) -> Int? {
    let farthest = squaredLimit(limit)
    let place = search.place
    var count = search.count
    defer { search.count = count }
    return bounds.withUnsafeBytes { bounds in
      search.pending.withUnsafeMutableBufferPointer { pending in
        while count > 0 {
          count -= 1
          let next = pending[count]
          if next.squared > farthest { continue }
          if next.level == 0 { return Int(next.number) }
          let node = (levels[Int(next.level) - 1] + Int(next.number)) * 4 * Self.width * MemoryLayout<Float>.size
          let start = count
          var squared = InlineArray<4, SIMD4<Float>>(repeating: .zero)
          var lanes = SIMD4<UInt32>.zero
          for quarter in 0..<4 {
            squared[quarter] = Self.squaredDistances(place, bounds, node + quarter * MemoryLayout<SIMD4<Float>>.size)
            let bits = SIMD4<UInt32>(1, 2, 4, 8) &<< UInt32(quarter * 4)
            lanes |= SIMD4<UInt32>.zero.replacing(with: bits, where: squared[quarter] .<= farthest)
          }
          var near = lanes[0] | lanes[1] | lanes[2] | lanes[3]
          while near != 0 {
            let lane = near.trailingZeroBitCount
            near &= near &- 1
            let distance = squared[lane / 4][lane % 4]
            // Nearest last, where it is taken first: an insertion sort of the few that are near enough.
            var slot = count
            while slot > start, pending[slot - 1].squared < distance {
              pending[slot] = pending[slot - 1]
              slot -= 1
            }
            pending[slot] = Pending(
              squared: distance, level: next.level - 1, number: next.number * Int32(Self.width) + Int32(lane))
            count += 1
          }
        }
        return nil
      }
    }
  }

  /// Calls `visit` with the numbers of boxes, near ones first, until all that are left are farther than the limit.
  /// - Parameters:
  ///   - point: from which distances count, in the plane of the boxes.
  ///   - limit: how far is wanted, in metres.
  ///   - visit: looks at a box and returns how far is wanted from now on.
  @inline(__always)
  public func nearest(_ point: SIMD2<Double>, limit: Double, _ search: inout Search, _ visit: (Int) -> Double) {
    begin(&search, point)
    var limit = limit
    while let box = next(&search, limit: limit) { limit = visit(box) }
  }

  /// Squared distances from `place` to four boxes of a node, the first of which has its minX at `offset`.
  @inline(__always)
  private static func squaredDistances(
    _ place: SIMD2<Float>, _ bounds: UnsafeRawBufferPointer, _ offset: Int
  ) -> SIMD4<Float> {
    let column = width * MemoryLayout<Float>.size
    func load(_ number: Int) -> SIMD4<Float> { bounds.load(fromByteOffset: offset + number * column, as: SIMD4<Float>.self) }
    let dx = greater(greater(load(0) - place.x, place.x - load(2)), .zero)
    let dy = greater(greater(load(1) - place.y, place.y - load(3)), .zero)
    return dx * dx + dy * dy
  }

  @inline(__always)
  private func squaredLimit(_ limit: Double) -> Float {
    let widened = Float(limit).nextUp + slack
    return widened * widened
  }
}
