import PROJKit
import RiverIndex
import SurveyModel
import TestSupport
import Testing

/// Every question that can be asked, against looking at all segments.
@Suite("Places on rivers against looking at every segment")
struct PlaceSearchTests {
  static let recipe = ProjectionRecipe.transverseMercator(centralMeridian: 111)

  /// A place on a segment as the plain search finds it.
  private struct Plain {
    var distance: Double
    var reach: ReachNumber
    var river: RiverNumber
    var vertex: VertexNumber
  }

  private struct PlainSearch {
    let network: RiverNetwork
    var x: [Double]
    var y: [Double]

    init(_ network: RiverNetwork) throws {
      self.network = network
      (x, y) = (network.longitude.values, network.latitude.values)
      try Transformer(PlaceSearchTests.recipe).forward(x: &x, y: &y)
    }

    /// Nearest first; of equals, to the micrometre, the lower vertex, which is on the lower reach.
    func all(_ point: SIMD2<Double>) -> [Plain] {
      var found: [Plain] = []
      for (number, reach) in network.reaches.numbered {
        for vertex in reach.vertices.indexRange.dropLast() {
          let (dx, dy) = (x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex])
          let square = dx * dx + dy * dy
          let (px, py) = (point.x - x[vertex], point.y - y[vertex])
          let fraction = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
          let (ox, oy) = (px - fraction * dx, py - fraction * dy)
          found.append(
            Plain(distance: (ox * ox + oy * oy).squareRoot(), reach: number, river: reach.river, vertex: VertexNumber(vertex)))
        }
      }
      func key(_ place: Plain) -> (Double, VertexNumber) { ((place.distance * 1e6).rounded(), place.vertex) }
      return found.sorted { key($0) < key($1) }
    }
  }

  private struct Asked {
    let network: RiverNetwork
    let plain: PlainSearch
    var search: PlaceSearch
    var points: [SIMD2<Double>] = []

    init(reaches: Int, strip: LongitudeStrip = LongitudeStrip(nil, margin: 0)) throws {
      network = smallNetwork(reaches: reaches, seed: 31)
      plain = try PlainSearch(network)
      search = PlaceSearch(try SegmentIndex(network, recipe: PlaceSearchTests.recipe, in: strip, jobs: 2))
      var random = SeededRandom(32)
      for number in 0..<200 {
        if number % 10 == 0 {
          // On a vertex, where segments tie.
          let vertex = Int(random.unit() * Double(plain.x.count))
          points.append(SIMD2(plain.x[vertex], plain.y[vertex]))
        } else {
          let corner = SIMD2(plain.x.min() ?? 0, plain.y.min() ?? 0)
          points.append(corner + SIMD2(random.unit() * 20_000, random.unit() * 22_000))
        }
      }
    }
  }

  private func agrees(_ place: RiverPlace?, _ plain: Plain?) -> Bool {
    guard let place, let plain else { return place == nil && plain == nil }
    return place.vertex == plain.vertex && place.reach == plain.reach && place.river == plain.river
      && abs(place.distance - plain.distance) < 1e-5
  }

  @Test("the nearest place and the nearest on another river, one by one and in groups", arguments: [1, 30, 400])
  func nearestTwo(reaches: Int) throws {
    var asked = try Asked(reaches: reaches)
    var queries = asked.points.map { PlaceQuery(point: $0, maxDistance: 1500, margin: 400) }
    queries[7].point.x = .nan
    for start in stride(from: 0, to: queries.count, by: PlaceSearch.groupSize) {
      let group = Array(queries[start..<min(start + PlaceSearch.groupSize, queries.count)])
      var answers: [NearestPlaces] = []
      asked.search.search(group, into: &answers)
      for (slot, query) in group.enumerated() {
        let found = answers[slot]
        guard query.point.x.isFinite else {
          #expect(found.best == nil && found.second == nil)
          continue
        }
        let all = asked.plain.all(query.point)
        // What is farther than was wanted may be given or not.
        guard let best = all.first, best.distance <= 1900 else {
          #expect((found.best?.distance ?? .infinity) > 1900)
          continue
        }
        #expect(agrees(found.best, best))
        let second = all.first { $0.river != best.river }
        if let second, second.distance <= min(best.distance + 400, 1900) {
          #expect(agrees(found.second, second))
        } else {
          #expect((found.second?.distance ?? .infinity) > min(best.distance + 400, 1900))
        }
      }
    }
    for query in queries.prefix(20) where query.point.x.isFinite {
      guard let best = asked.plain.all(query.point).first, best.distance <= 1900 else { continue }
      #expect(agrees(asked.search.nearest(query).best, best))
    }
  }

  @Test("the nearest on some rivers, on some segments, and all within a distance")
  func chosen() throws {
    var asked = try Asked(reaches: 120)
    let wanted: [RiverNumber] = [3, 8, 20, 21]
    for point in asked.points.prefix(60) {
      let all = asked.plain.all(point)
      #expect(
        agrees(
          asked.search.nearest(to: point, onRivers: wanted, maxDistance: 4000),
          all.first { place in place.distance <= 4000 && wanted.contains(place.river) }))
      let pair = asked.search.nearest(to: point, margin: 300) { $0.index % 7 == 3 }
      let seventh = all.filter { $0.vertex.index % 7 == 3 }
      #expect(agrees(pair.best, seventh.first))
      if let best = seventh.first, let second = seventh.first(where: { $0.river != best.river }),
        second.distance <= best.distance + 300
      {
        #expect(agrees(pair.second, second))
      }
      let within = asked.search.places(within: 800, of: point)
      let expected = all.filter { $0.distance <= 800 }
      #expect(within.map(\.vertex) == expected.map(\.vertex))
      #expect(
        asked.search.places(within: 800, of: point) { $0.index % 2 == 0 }.count == expected.count { $0.vertex.index % 2 == 0 })
    }
    #expect(asked.search.nearest(to: asked.points[1], margin: 0) { _ in false }.best == nil)
  }

  @Test("a place says where it is: on its segment, at its distance")
  func places() throws {
    var asked = try Asked(reaches: 60)
    for point in asked.points.prefix(50) {
      guard let best = asked.search.nearest(PlaceQuery(point: point, maxDistance: 3000, margin: 0)).best else { continue }
      let start = SIMD2(asked.plain.x[best.vertex.index], asked.plain.y[best.vertex.index])
      let place = start + best.along * best.fraction
      #expect((place.x - best.place.x).magnitude < 1e-6 && (place.y - best.place.y).magnitude < 1e-6)
      let offset = point - best.place
      #expect(abs((offset * offset).sum().squareRoot() - best.distance) < 1e-6)
    }
  }

  @Test("an index of a strip has all segments within its margin, and those that are to be kept")
  func strip() throws {
    let network = smallNetwork(reaches: 300, seed: 31)
    let strip = LongitudeStrip(110.98...111.02, margin: 1000)
    let kept = network.reaches[5].vertices
    var whole = PlaceSearch(
      try SegmentIndex(network, recipe: Self.recipe, in: LongitudeStrip(nil, margin: 0), jobs: 1))
    var part = PlaceSearch(
      try SegmentIndex(network, recipe: Self.recipe, in: strip, jobs: 1) { kept.contains($0.lowerBound) })
    let transformer = try Transformer(Self.recipe)
    var random = SeededRandom(33)
    for _ in 0..<200 {
      let position = Coordinate(x: 110.98 + random.unit() * 0.04, y: 39.9 + random.unit() * 0.2)
      let plane = try #require(transformer.forward(position))
      let query = PlaceQuery(point: SIMD2(plane.x, plane.y), maxDistance: 900, margin: 100)
      let (one, other) = (whole.nearest(query), part.nearest(query))
      func wanted(_ place: RiverPlace?, within limit: Double) -> VertexNumber? {
        place.flatMap { $0.distance <= limit ? $0.vertex : nil }
      }
      #expect(wanted(one.best, within: 1000) == wanted(other.best, within: 1000))
      let limit = min(1000, (one.best?.distance ?? .infinity) + 100)
      #expect(wanted(one.second, within: limit) == wanted(other.second, within: limit))
    }
    let far = try #require(transformer.forward(network.position(of: kept.lowerBound)))
    let found = part.places(within: 0.001, of: SIMD2(far.x, far.y))
    #expect(found.contains { kept.contains($0.vertex) })
  }

  @Test("a strip goes round 180° and holds everything near a pole")
  func longitudes() {
    let strip = LongitudeStrip(-180.0 ... -177.0, margin: 1000)
    #expect(strip.meets(Box(minX: 179.995, minY: 10, maxX: 179.999, maxY: 11)))
    #expect(!strip.meets(Box(minX: 179.9, minY: 10, maxX: 179.98, maxY: 11)))
    #expect(strip.meets(Box(minX: 20, minY: 89.999, maxX: 21, maxY: 90)))
    #expect(LongitudeStrip(nil, margin: 0).meets(Box(minX: 0, minY: 0, maxX: 1, maxY: 1)))
  }
}
