import GEOSKit
import SurveyModel

/// The water's edge nearest to an observation.
struct Shore {
  /// Index into ``PlaneWater/bodies``.
  var body: Int
  /// Plane metres: the nearest point of the edge, or the observation itself where it is in the water.
  var point: SIMD2<Double>
  /// True for an observation that is surrounded by the water and not in it.
  var isOnIsland: Bool
}

/// Asks where the water is, in one plane; each thread has its own.
final class WaterWorker {
  let water: PlaneWater
  private let context = GEOSContext()
  private let tree: BoxTree
  private var shapes: [Int: Shape] = [:]
  private var islands: [[Int]: PreparedArea] = [:]
  private var hits: [Int32] = []

  private struct Shape {
    var area: PreparedArea
    /// With the islands filled in.
    var shell: PreparedArea
    var edge: PreparedLines
  }

  init(_ water: PlaneWater) throws {
    self.water = water
    tree = try BoxTree(water.bodies.map(\.box), context: context)
  }

  /// The edges of all water that is within `reach` plane metres of `point`, in the order of the bodies.
  func shores(near point: SIMD2<Double>, within reach: Double) throws -> [Shore] {
    hits.removeAll(keepingCapacity: true)
    let box = Box(minX: point.x - reach, minY: point.y - reach, maxX: point.x + reach, maxY: point.y + reach)
    try tree.query(box, into: &hits)
    if hits.isEmpty { return [] }
    let position = Coordinate(x: point.x, y: point.y)
    var shores: [Shore] = []
    for hit in hits.sorted() {
      let shape = try shape(Int(hit))
      if try shape.area.covers(position) {
        shores.append(Shore(body: Int(hit), point: point, isOnIsland: false))
        continue
      }
      let nearest = try shape.edge.nearest(to: position)
      let offset = SIMD2(nearest.x, nearest.y) - point
      if (offset * offset).sum() > reach * reach { continue }
      shores.append(
        Shore(body: Int(hit), point: SIMD2(nearest.x, nearest.y), isOnIsland: try shape.shell.covers(position)))
    }
    return shores
  }

  /// Whether a straight line between two points of the edge or the water stays in the water.
  /// - Parameter aroundIslands: whether islands count as land; else as water.
  func canCross(_ body: Int, from a: SIMD2<Double>, to b: SIMD2<Double>, aroundIslands: Bool) throws -> Bool {
    let way = b - a
    let length = (way * way).sum().squareRoot()
    if length < 1e-3 { return true }
    // The line begins a little off the edge, since rounding can put a point of the edge outside the water.
    let start = a + way * min(0.5, 1 / length)
    let shape = try shape(body)
    return try (aroundIslands ? shape.area : shape.shell)
      .covers(from: Coordinate(x: start.x, y: start.y), to: Coordinate(x: b.x, y: b.y))
  }

  /// The number of the ring of the island that holds `point`; nil where no island of the body does.
  func island(_ body: Int, at point: SIMD2<Double>) throws -> Int? {
    let rings = water.bodies[body].rings
    let position = Coordinate(x: point.x, y: point.y)
    for number in rings.indices.dropFirst() {
      let area = try islands[[body, number]] ?? PreparedArea([[rings[number]]], isKnownValid: true, context: context)
      islands[[body, number]] = area
      if try area.covers(position) { return number }
    }
    return nil
  }

  private func shape(_ body: Int) throws -> Shape {
    if let shape = shapes[body] { return shape }
    let rings = water.bodies[body].rings
    let shape = Shape(
      area: try PreparedArea([rings], isKnownValid: true, context: context),
      shell: try PreparedArea([[rings[0]]], isKnownValid: true, context: context),
      edge: try PreparedLines(rings, context: context))
    shapes[body] = shape
    return shape
  }
}
