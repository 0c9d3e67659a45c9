import GEOSKit
import SurveyModel
import Testing

@Suite("Lines in GEOS")
struct LineTests {
  private let context = GEOSContext()

  @Test("projects, interpolates and measures")
  func basics() throws {
    let line = try Line([Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 0), Coordinate(x: 100, y: 50)], context: context)
    #expect(try line.project(Coordinate(x: 30, y: 4)) == 30)
    #expect(try line.distance(to: Coordinate(x: 30, y: 4)) == 4)
    #expect(try line.interpolate(120) == Coordinate(x: 100, y: 20))
  }

  @Test(
    "what GEOS would answer wrongly is refused",
    arguments: [[], [Coordinate(x: 1, y: 1)], [Coordinate(x: 0, y: 0), Coordinate(x: .nan, y: 1)]])
  func refused(vertices: [Coordinate]) {
    #expect(throws: GEOSError.self) { try Line(vertices, context: context) }
  }

  @Test("places outside the line and points that are not finite are refused", arguments: [-1.0, 10.5, .nan, .infinity])
  func outside(measure: Double) throws {
    let line = try Line([Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0)], context: context)
    #expect(throws: GEOSError.self) { try line.interpolate(measure) }
    if !measure.isFinite {
      #expect(throws: GEOSError.self) { try line.project(Coordinate(x: measure, y: 0)) }
      #expect(throws: GEOSError.self) { try line.distance(to: Coordinate(x: measure, y: 0)) }
    }
  }
}

@Suite("Areas in GEOS")
struct PreparedAreaTests {
  private func ring(_ points: [(Double, Double)]) -> [Coordinate] { points.map { Coordinate(x: $0.0, y: $0.1) } }

  @Test("inside, on the border, in a hole, outside")
  func covers() throws {
    let area = try PreparedArea(
      [[ring([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]), ring([(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)])]],
      context: GEOSContext())
    #expect(try area.covers(Coordinate(x: 1, y: 1)))
    #expect(try area.covers(Coordinate(x: 0, y: 5)))
    #expect(try area.covers(Coordinate(x: 4, y: 5)))
    #expect(try !area.covers(Coordinate(x: 5, y: 5)))
    #expect(try !area.covers(Coordinate(x: 11, y: 5)))
    #expect(!area.wasRepaired)
  }

  @Test("a bow-tie keeps both halves")
  func bowTie() throws {
    let area = try PreparedArea([[ring([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)])]], context: GEOSContext())
    #expect(area.wasRepaired)
    #expect(try area.covers(Coordinate(x: 1, y: 5)))
    #expect(try area.covers(Coordinate(x: 9, y: 5)))
    #expect(try !area.covers(Coordinate(x: 5, y: 9)))
  }

  @Test("a ring that is open or too short is refused")
  func badRings() {
    #expect(throws: GEOSError.self) { try PreparedArea([[ring([(0, 0), (1, 0), (1, 1)])]], context: GEOSContext()) }
    #expect(throws: GEOSError.self) {
      try PreparedArea([[ring([(0, 0), (1, 0), (1, 1), (0, 1)])]], context: GEOSContext())
    }
    #expect(throws: GEOSError.self) {
      try PreparedArea(
        [[ring([(0, 0), (9, 0), (9, 9), (0, 0)]), ring([(1, 1), (2, 1), (1, 1)])]], context: GEOSContext())
    }
  }
}
