import GEOSKit
import RiverIndex
import RiverNetworks
import RiverSnapping
import SurveyModel
import TestSupport
import Testing

private typealias Ring = [(Double, Double)]

/// Rivers and water in metres around 111° east, 40° north.
private struct Ground {
  let local: LocalPlane
  var lines: [(id: String, course: Ring)] = []
  /// Each an outer ring and its holes, not closed.
  var water: [[Ring]] = []

  init() throws {
    local = try LocalPlane()
  }

  func network() throws -> RiverNetwork {
    try linkRivers([riverLayer(lines.map { (id: $0.id, parts: [$0.course.map(local.degrees)]) })], jobs: 1).network
  }

  func bodies() throws -> WaterBodies { try WaterBodies(degrees, network(), jobs: 2) }

  var degrees: [[[Coordinate]]] {
    water.map { polygon in
      polygon.map { ring in
        (ring + ring.prefix(1)).map { x, y in
          let (longitude, latitude) = local.degrees(x, y)
          return Coordinate(longitude: longitude, latitude: latitude)
        }
      }
    }
  }

  func placer(maxDistance: Double = 200, planes: PlaneChoice = zones) throws -> RiverPlacer {
    try RiverPlacer(network(), planes: planes, maxDistance: maxDistance, water: bodies(), jobs: 2)
  }

  func place(
    _ x: Double, _ y: Double, accuracy: Float = 5, claim: RiverClaim = RiverClaim(), maxDistance: Double = 200
  ) throws -> Match {
    var observations = observationColumns([local.degrees(x, y)], accuracy: accuracy)
    observations.claims = ClaimColumn()
    observations.claims.append(claim)
    let network = try network()
    let matches = try placer(maxDistance: maxDistance).place(observations)
    return Match(river: matches.reach[0].map { network.rivers[network.reaches[$0].river].id }, matches)
  }
}

private struct Match {
  var river: String?
  var matches: MatchColumns

  init(river: String?, _ matches: MatchColumns) {
    self.river = river
    self.matches = matches
  }

  var flags: [String] { matches.flags[0].ids }

  func isAt(_ distance: Double, line: Double, measure: Double? = nil) -> Bool {
    abs(matches.distance[0] - distance) < 0.02 && abs(matches.centrelineDistance[0] - line) < 0.02
      && measure.map { abs(matches.measure[0] - $0) < 0.02 } ?? true
  }
}

private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Ring {
  [(west, south), (east, south), (east, north), (west, north)]
}

@Suite("Wide rivers")
struct WaterTests {
  /// R flows east along y = 0 in 300 m of water with an island above it; T comes from the north and goes on to R's line.
  private func wide() throws -> Ground {
    var ground = try Ground()
    ground.lines = [("R", [(0, 0), (3000, 0)]), ("T", [(1500, 900), (1500, 0)])]
    ground.water = [[box(-100, -150, 3100, 150), box(400, 20, 800, 100)]]
    return ground
  }

  @Test("from the shore, the distance is to the water and the place on the line; the bank is that of the shore")
  func shore() throws {
    let ground = try wide()
    let north = try ground.place(1000, 160)
    #expect(
      north.river == "R" && north.isAt(10, line: 160, measure: 1000) && north.matches.bank[0] == .left && north.flags.isEmpty)
    let south = try ground.place(2000, -190, claim: RiverClaim(bank: .left))
    #expect(south.isAt(40, line: 190, measure: 2000) && south.matches.bank[0] == .right && south.flags == ["bank_mismatch"])
    let inside = try ground.place(1000, -40)
    #expect(inside.isAt(0, line: 40, measure: 1000) && inside.matches.bank[0] == .right)
  }

  @Test("the maximum distance counts from the edge, not from the line")
  func maximum() throws {
    let ground = try wide()
    #expect(try ground.place(1000, 349).isAt(199, line: 349))
    let far = try ground.place(1000, 351)
    #expect(far.river == nil && far.flags == ["unmatched"] && far.matches.centrelineDistance[0].isNaN)
    #expect(try ground.place(1000, 149, maxDistance: 1).river == "R")
  }

  @Test("a tributary's line that only crosses the water to the main line does not own it")
  func tributary() throws {
    let ground = try wide()
    #expect(try ground.place(1502, 140).river == "R")
    let beside = try ground.place(1510, 155)
    #expect(beside.river == "R" && beside.isAt(5, line: 155) && beside.flags == ["ambiguous_river"])
    let above = try ground.place(1503, 300)
    #expect(above.river == "T" && above.isAt(3, line: 3) && above.matches.runnerUpRiver[0] == nil)
    #expect(try ground.place(1510, 155, claim: RiverClaim(river: "T")).river == "T", "the crew's name settles it")
  }

  @Test("an island is on neither bank, unless the channels on both its sides have lines of their own")
  func islands() throws {
    let island = try wide().place(600, 60)
    #expect(island.river == "R" && island.isAt(40, line: 60) && island.matches.bank[0] == nil && island.flags == ["on_island"])
    var braided = try Ground()
    braided.lines = [("A", [(0, 90), (3000, 90)]), ("B", [(0, -90), (3000, -90)])]
    braided.water = [[box(-100, -150, 3100, 150), box(1000, -40, 1400, 40)]]
    let upper = try braided.place(1200, 25, claim: RiverClaim(bank: .left))
    #expect(upper.river == "A" && upper.isAt(15, line: 65) && upper.matches.bank[0] == .right)
    #expect(upper.flags.contains("on_island") && upper.flags.contains("bank_mismatch"))
    let lower = try braided.place(1200, -25)
    #expect(lower.river == "B" && lower.matches.bank[0] == .left)
  }

  @Test("two rivers in one water are told apart by their lines")
  func sharedWater() throws {
    var ground = try Ground()
    ground.lines = [("A", [(0, 100), (3000, 100)]), ("B", [(0, -100), (3000, -100)])]
    ground.water = [[box(-100, -200, 3100, 200)]]
    let match = try ground.place(1000, 30)
    #expect(match.river == "A" && match.isAt(0, line: 70) && match.flags.isEmpty)
    let middle = try ground.place(1000, 2)
    #expect(middle.river == "A" && middle.flags == ["ambiguous_river"] && abs(middle.matches.runnerUpDistance[0] - 4) < 0.01)
  }

  @Test("a water without a line is said; a river is still found when one is near enough")
  func pond() throws {
    var ground = try wide()
    ground.water.append([box(5000, 0, 5100, 100)])
    ground.water.append([box(1000, 180, 1100, 280)])
    #expect(try ground.bodies().riverless == 2)
    let far = try ground.place(5050, 50)
    #expect(far.river == nil && far.flags == ["unmatched", "water_without_river"])
    let near = try ground.place(1050, 175)
    #expect(near.river == "R" && near.isAt(25, line: 175) && near.flags == ["water_without_river"])
    #expect(try ground.place(1050, 160).flags.isEmpty, "the river's water is nearer")
  }

  @Test("water in pieces that touch or overlap, in any order, is one water")
  func pieces() throws {
    let whole = try wide()
    var cut = whole
    cut.water = [
      [box(800, -150, 1601, 150)], [box(1600, -150, 3100, 150)], [box(-100, -150, 701, 20)], [box(-100, 100, 701, 150)],
      [box(-100, 20, 400, 100)], [box(700, -150, 800, 20)], [box(700, 100, 800, 150)],
    ]
    for pieces in [cut.water, cut.water.reversed()] {
      cut.water = pieces
      #expect(try cut.bodies().count == 1)
      for (x, y) in [(1000.0, 160.0), (600, 60), (1600, 149), (1590, -160), (720, 155)] {
        let (one, many) = (try whole.place(x, y), try cut.place(x, y))
        #expect(one.river == many.river && one.flags == many.flags && one.matches.bank[0] == many.matches.bank[0])
        #expect(
          abs(one.matches.distance[0] - many.matches.distance[0]) < 0.02
            && abs(one.matches.measure[0] - many.matches.measure[0]) < 0.02)
      }
    }
  }

  @Test("at the neck of a meander the line across the water counts, not the nearer one across the land")
  func neck() throws {
    var ground = try Ground()
    ground.lines = [("R", [(0, -100), (3000, -100), (3000, 300), (0, 300)])]
    ground.water = [[[(-50, -150), (3150, -150), (3150, 550), (-50, 550), (-50, 250), (2850, 250), (2850, 150), (-50, 150)]]]
    let match = try ground.place(500, 160)
    #expect(match.isAt(10, line: 260, measure: 500) && match.matches.bank[0] == .left)
    let other = try ground.place(500, 245)
    #expect(other.isAt(5, line: 55, measure: 3000 + 400 + 2500))
  }

  @Test("a polygon that crosses itself is rebuilt, and counted")
  func bowTie() throws {
    var ground = try Ground()
    ground.lines = [("R", [(0, 0), (1000, 0)])]
    ground.water = [[[(0, -100), (1000, 100), (1000, -100), (0, 100)]]]
    #expect(try ground.bodies().repaired == 1)
    #expect(try ground.place(100, 95).river == "R")
  }

  @Test("the distance is GEOS's own to the polygon, and what stands in the water is 0 m from it")
  func bruteForce() throws {
    var ground = try Ground()
    var random = SeededRandom(5)
    let north = (0...60).map { (Double($0) * 50, 120 + random.unit() * 120) }
    let south = (0...60).map { (Double($0) * 50, -120 - random.unit() * 120) }
    ground.lines = [("R", (0...30).map { (Double($0) * 100, random.unit() * 60 - 30) })]
    ground.water = [[south + north.reversed()]]
    let points = (0..<600).map { _ in (200 + random.unit() * 2600, random.unit() * 900 - 450) }
    let network = try ground.network()
    let matches = try ground.placer(maxDistance: 400).place(observationColumns(points.map { ground.local.degrees($0.0, $0.1) }))
    let context = GEOSContext()
    let ring = (ground.water[0][0] + ground.water[0][0].prefix(1)).map { Coordinate(x: $0.0, y: $0.1) }
    let edge = try Line(ring, context: context)
    let area = try PreparedArea([[ring]], context: context)
    var (inside, banks) = (0, 0)
    for (row, point) in points.enumerated() {
      let position = Coordinate(x: point.0, y: point.1)
      let isInside = try area.covers(position)
      let expected = isInside ? 0 : try edge.distance(to: position)
      inside += isInside ? 1 : 0
      // Edges are rounded to a centimetre.
      #expect(abs(matches.distance[row] - expected) < 0.02, "\(point)")
      // The line wanders by 30 m to either side.
      if abs(point.1) > 60 {
        banks += 1
        #expect(matches.bank[row] == (point.1 > 60 ? .left : .right), "\(point)")
      }
      #expect(matches.reach[row].map { network.reaches[$0].id } == "R")
    }
    #expect(inside > 100 && inside < 500 && banks > 300)
  }

  @Test("one record and a crowd give the same answer, and what is far from water the same as without")
  func independence() throws {
    var ground = try wide()
    ground.lines.append(("S", [(0, 3000), (3000, 3000)]))
    var random = SeededRandom(8)
    let points = (0..<300).map { _ in ground.local.degrees(random.unit() * 3000, random.unit() * 4000 - 500) }
    let placer = try ground.placer()
    let crowd = try placer.place(observationColumns(points, accuracy: 8))
    let dry = try RiverPlacer(ground.network(), planes: zones, maxDistance: 200, jobs: 1).place(
      observationColumns(points, accuracy: 8))
    #expect(dry.centrelineDistance.isEmpty)
    #expect(crowd.reach.contains { $0 == nil } && crowd.reach.count { $0 != nil } > 50)
    let worker = placer.makeWorker()
    for row in 0..<300 {
      let alone = try worker.place(observationColumns([points[row]], accuracy: 8))
      #expect(alone.reach[0] == crowd.reach[row] && alone.flags[0] == crowd.flags[row] && alone.bank[0] == crowd.bank[row])
      #expect(alone.distance[0] == crowd.distance[row] || alone.reach[0] == nil)
      if points[row].1 > ground.local.degrees(0, 1000).1 {
        #expect(crowd.reach[row] == dry.reach[row] && crowd.flags[row] == dry.flags[row])
        #expect(crowd.distance[row] == dry.distance[row] || crowd.reach[row] == nil)
      }
    }
  }

  @Test("a line that lies in the next zone belongs to the water on this side too")
  func zoneEdge() throws {
    // 854 m for 0.01° of longitude: the line is 427 m beyond the edge of the zone, the shore 85 m on this side of it.
    var layer = riverLayer([("R", [[(112.505, 40.1), (112.505, 39.9)]])])
    layer.features[0].riverName = nil
    let network = try linkRivers([layer], jobs: 1).network
    let ring = [(112.499, 39.95), (112.511, 39.95), (112.511, 40.05), (112.499, 40.05), (112.499, 39.95)].map {
      Coordinate(x: $0.0, y: $0.1)
    }
    let placer = RiverPlacer(
      network, planes: zones, maxDistance: 100, water: try WaterBodies([[ring]], network, jobs: 2), jobs: 1)
    let matches = try placer.place(observationColumns([(112.4985, 40.0), (112.4995, 40.0), (112.5005, 40.0), (112.5115, 40.0)]))
    #expect(matches.reach == [0, 0, 0, 0] && matches.bank == [.right, .right, .right, .left])
    #expect(
      abs(matches.distance[0] - 42.7) < 0.1 && matches.distance[1] == 0 && matches.distance[2] == 0
        && abs(matches.distance[3] - 42.7) < 0.1)
    #expect(matches.measure.allSatisfy { abs($0 - matches.measure[0]) < 0.5 })
  }
}
