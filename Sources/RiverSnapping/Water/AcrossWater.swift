import RiverIndex
import SurveyModel

/// Finds rivers in a water body from its edge, straight across the water.
struct AcrossWater {
  let worker: WaterWorker
  let bodyOfSegment: OptionalNumbers<BodyNumber>
  /// By body and ring of the island: whether the channels on both sides of it each have a line.
  private var clearChannels: [[Int]: Bool] = [:]

  init(_ worker: WaterWorker, bodyOfSegment: OptionalNumbers<BodyNumber>) {
    self.worker = worker
    self.bodyOfSegment = bodyOfSegment
  }

  /// The number of places on lines that are tried. When land lies between the observation and all of them, the nearest is taken.
  private static let patience = 1000

  /// The nearest place on a river of the water to which a straight line across the water leads, and the nearest on another river. The
  /// straight line matters at the neck of a meander, where the nearest river line may be that of the next bend, across land.
  /// - Parameter margin: how much farther than the first the second may be, in metres.
  func rivers(
    from shore: Shore, _ search: inout PlaceSearch, margin: Double
  ) throws -> NearestPlaces {
    let body = worker.water.bodies[shore.body].number
    func isInBody(_ vertex: VertexNumber) -> Bool { bodyOfSegment[vertex.index] == body }
    let pair = search.nearest(to: shore.point, margin: margin, onSegments: isInBody)
    guard let nearest = pair.best,
      try !worker.canCross(shore.body, from: shore.point, to: nearest.place, aroundIslands: false)
    else { return pair }
    // Farther and farther, since a great water may hold very many lines.
    var limit = 2 * nearest.distance + margin + 100
    var tried = 0
    while tried < Self.patience, limit < PlaceSearch.anywhere {
      let places = search.places(within: limit, of: shore.point, onSegments: isInBody).prefix(Self.patience)
      let first = try places.dropFirst(tried).first {
        try worker.canCross(shore.body, from: shore.point, to: $0.place, aroundIslands: false)
      }
      if let first {
        let near =
          first.distance + margin <= limit
          ? places
          : search.places(within: first.distance + margin, of: shore.point, onSegments: isInBody).prefix(Self.patience)
        let second = near.first {
          $0.river != first.river && $0.distance >= first.distance && $0.distance <= first.distance + margin
        }
        return NearestPlaces(best: first, second: second)
      }
      tried = places.count
      limit *= 4
    }
    return pair
  }

  /// Whether the bank of an observation on an island is certain, which it is when the channels on both sides of the island each have a
  /// line. Then a straight line across the water leads from most places round the island to the nearest river line, and the island is
  /// on the left bank of one line and on the right bank of another.
  /// - Parameter bank: the bank of a river on which a point is, for the nearest place on that river.
  mutating func isClear(
    _ shore: Shore, at point: SIMD2<Double>, _ search: inout PlaceSearch,
    bank: (SIMD2<Double>, RiverPlace) -> Bank?
  ) throws -> Bool {
    guard let ring = try worker.island(shore.body, at: point) else { return false }
    if let known = clearChannels[[shore.body, ring]] { return known }
    let body = worker.water.bodies[shore.body]
    var left = 0
    var right = 0
    for place in Self.places(around: body.rings[ring]) {
      let found = search.nearest(to: place, margin: 0) { bodyOfSegment[$0.index] == body.number }
      guard let nearest = found.best, try worker.canCross(shore.body, from: place, to: nearest.place, aroundIslands: true) else {
        continue
      }
      switch bank(place, nearest) {
      case .left: left += 1
      case .right: right += 1
      case nil: break
      }
    }
    let isClear = (left + right) * 4 >= Self.samples * 3 && min(left, right) * 8 >= Self.samples
    clearChannels[[shore.body, ring]] = isClear
    return isClear
  }

  /// The number of positions round an island that are looked at.
  private static let samples = 64

  /// Positions at equal distances along a ring.
  private static func places(around ring: [Coordinate]) -> [SIMD2<Double>] {
    let steps = zip(ring, ring.dropFirst()).map { (a: SIMD2($0.x, $0.y), b: SIMD2($1.x, $1.y)) }
    let lengths = steps.map { (($0.b - $0.a) * ($0.b - $0.a)).sum().squareRoot() }
    let total = lengths.reduce(0, +)
    guard total > 0 else { return [] }
    var places: [SIMD2<Double>] = []
    var done = 0.0
    for (step, length) in zip(steps, lengths) {
      while places.count < samples, length > 0, (Double(places.count) + 0.5) / Double(samples) * total <= done + length {
        places.append(step.a + (step.b - step.a) * (((Double(places.count) + 0.5) / Double(samples) * total - done) / length))
      }
      done += length
    }
    return places
  }
}
