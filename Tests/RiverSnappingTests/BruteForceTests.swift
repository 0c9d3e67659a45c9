import GEOSKit
import PROJKit
import RiverNetworks
import RiverSnapping
import SurveyModel
import TestSupport
import Testing
import Workers

/// The index against the plainest search there is, and against GEOS.
@Suite("Nearest place against brute force and GEOS", .serialized)
struct BruteForceTests {
  /// 2,000 rivers in 40 × 40 km: random walks, many starting on a vertex of another, some parallel to another at 3 m,
  /// some with repeated vertices and parts of no length.
  static let rivers: [(id: String?, parts: [[(Double, Double)]])] = {
    guard let local = try? LocalPlane() else { return [] }
    var random = SeededRandom(11)
    var lines: [[SIMD2<Double>]] = []
    for number in 0..<2000 {
      if number % 10 == 9, let other = lines.last {
        lines.append(other.map { $0 + SIMD2(0, 3) })
        continue
      }
      var position = SIMD2(random.unit() * 40_000, random.unit() * 40_000)
      if number % 3 == 1 { position = lines[Int(random.unit() * Double(lines.count))][5] }
      var line = [position]
      for _ in 0..<19 {
        position += SIMD2(random.unit() * 200 - 100, random.unit() * 200 - 100)
        line.append(position)
        if random.unit() < 0.1 { line.append(position) }
      }
      lines.append(line)
    }
    return lines.enumerated().map { number, line in
      var parts = [line.map { local.degrees($0.x, $0.y) }]
      if number % 20 == 3 { parts.append([parts[0][0], parts[0][0]]) }
      return ("R\(10_000 + number)", parts)
    }
  }()

  static let points: [(Double, Double)] = {
    guard let local = try? LocalPlane() else { return [] }
    var random = SeededRandom(12)
    return (0..<100_000).map { number in
      // Some exactly on a vertex, where rivers tie.
      if number % 50 == 0 { return rivers[number % rivers.count].parts[0][7] }
      return local.degrees(random.unit() * 40_000, random.unit() * 40_000)
    }
  }()

  /// What the plain search says, found once for all tests.
  private static let plainAnswers = Result {
    let network = try linkRivers([riverLayer(rivers)], jobs: 1).network
    let plain = try PlainSearch(network)
    var x = points.map(\.0)
    var y = points.map(\.1)
    try Transformer(.transverseMercator(centralMeridian: 111)).forward(x: &x, y: &y)
    let (easting, northing) = (x, y)
    let chunks = Parallel.chunks(of: points.count, size: 5000)
    return try Parallel.map(
      chunks.count, jobs: 2,
      { chunk in chunks[chunk].map { plain.nearest(easting[$0], northing[$0], within: 500.5) } }
    ).flatMap { $0 }
  }

  @Test("100,000 points on 2,000 rivers: same river and same place to 1 mm", arguments: [1, 2])
  func bruteForce(jobs: Int) throws {
    let network = try linkRivers([riverLayer(Self.rivers)], jobs: jobs).network
    let observations = observationColumns(Self.points)
    let matches = try RiverPlacer(network, planes: plane(meridian: 111), maxDistance: 500, jobs: jobs).place(observations)
    let expected = try Self.plainAnswers.get()
    var x = matches.placeLongitude
    var y = matches.placeLatitude
    try Transformer(.transverseMercator(centralMeridian: 111)).forward(x: &x, y: &y)
    let failures = expected.indices.compactMap { disagreement(expected[$0], matches, $0, x[$0], y[$0], network) }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(3))")
    #expect(expected.count == 100_000)
    #expect(matches.reach.count { $0 != nil } > 60_000)
  }

  @Test("2,000 places against GEOSProject, GEOSInterpolate and GEOSDistance")
  func geos() throws {
    let network = try linkRivers([riverLayer(Self.rivers)], jobs: 1).network
    let observations = observationColumns(Array(Self.points.prefix(2000)))
    let matches = try RiverPlacer(network, planes: plane(meridian: 111), maxDistance: 500, jobs: 1).place(observations)
    let transformer = try Transformer(.transverseMercator(centralMeridian: 111))
    let context = GEOSContext()
    var compared = 0
    for row in 0..<observations.count {
      guard let reach = matches.reach[row] else { continue }
      let vertices = network.reaches[reach].vertices.compactMap { transformer.forward(network.position(of: $0)) }
      let line = try Line(vertices, context: context)
      let point = try #require(
        transformer.forward(Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])))
      let place = try #require(
        transformer.forward(Coordinate(longitude: matches.placeLongitude[row], latitude: matches.placeLatitude[row])))
      let measure = try line.project(point)
      let geosPlace = try line.interpolate(measure)
      let distance = try line.distance(to: point)
      // A line that comes back to itself has two nearest places; then the distance alone can agree.
      let offset = ((place.x - point.x) * (place.x - point.x) + (place.y - point.y) * (place.y - point.y)).squareRoot()
      #expect(abs(offset - distance) < 1e-3)
      if abs(geosPlace.x - place.x) < 1e-3, abs(geosPlace.y - place.y) < 1e-3 {
        // Plane and geodesic lengths differ by the zone's scale, below 0.035 %.
        #expect(abs(matches.measure[row] - measure) < 1e-3 + measure * 3.5e-4)
        compared += 1
      }
    }
    #expect(compared > 1200)
  }
}

/// Nil where placed and plain search agree.
private func disagreement(
  _ nearest: PlainPlace?, _ matches: MatchColumns, _ row: Int, _ placeX: Double,
  _ placeY: Double, _ network: RiverNetwork
) -> String? {
  guard let nearest, nearest.distance <= 500 else {
    return matches.reach[row] == nil || matches.distance[row] > 499.5 ? nil : "row \(row) should be unmatched"
  }
  guard let reach = matches.reach[row] else {
    return nearest.distance > 499.5 ? nil : "row \(row) should be on reach \(nearest.reach)"
  }
  guard network.reaches[reach].river == network.reaches[nearest.reach].river else {
    return "row \(row): \(network.reaches[reach].id), not \(network.reaches[nearest.reach].id)"
  }
  let offset = ((placeX - nearest.x) * (placeX - nearest.x) + (placeY - nearest.y) * (placeY - nearest.y)).squareRoot()
  return offset < 1e-3 ? nil : "row \(row): place is off by \(offset) m"
}

private struct PlainPlace: Sendable {
  var distance: Double
  var reach: ReachNumber
  var x: Double
  var y: Double
}

/// Every segment of every reach whose box is near enough, in order; the first of equals (within 1 µm) stays.
private struct PlainSearch: Sendable {
  private var x: [Double]
  private var y: [Double]
  private var reaches: [Range<Int>]
  private var boxes: [Box] = []

  init(_ network: RiverNetwork) throws {
    x = network.longitude.values
    y = network.latitude.values
    reaches = network.reaches.map(\.vertices.indexRange)
    try Transformer(.transverseMercator(centralMeridian: 111)).forward(x: &x, y: &y)
    for reach in reaches {
      var box = Box()
      for vertex in reach { box.add(x: x[vertex], y: y[vertex]) }
      boxes.append(box)
    }
  }

  func nearest(_ px: Double, _ py: Double, within limit: Double) -> PlainPlace? {
    var best: PlainPlace?
    for (reach, box) in boxes.enumerated() {
      let reachOut = (best?.distance ?? limit) + 1e-3
      if px < box.minX - reachOut || px > box.maxX + reachOut || py < box.minY - reachOut || py > box.maxY + reachOut {
        continue
      }
      for vertex in reaches[reach].dropLast() {
        let ax = x[vertex]
        let ay = y[vertex]
        let dx = x[vertex + 1] - ax
        let dy = y[vertex + 1] - ay
        let along = min(1, max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
        let qx = ax + along * dx
        let qy = ay + along * dy
        let distance = ((px - qx) * (px - qx) + (py - qy) * (py - qy)).squareRoot()
        if distance < (best?.distance ?? limit) - 1e-6 {
          best = PlainPlace(distance: distance, reach: ReachNumber(reach), x: qx, y: qy)
        }
      }
    }
    return best
  }
}
