import SurveyModel
import Testing

@testable import GEOSKit

private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
  [(west, south), (east, south), (east, north), (west, north), (west, south)].map { Coordinate(x: $0.0, y: $0.1) }
}

/// The area of a closed ring (shoelace formula).
private func area(_ ring: [Coordinate]) -> Double {
  abs(zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
}

private func area(_ polygon: [[Coordinate]]) -> Double {
  area(polygon[0]) - polygon.dropFirst().reduce(0) { $0 + area($1) }
}

@Suite("Polygons made one")
struct DissolveTests {
  @Test("what touches or overlaps becomes one polygon, what stands apart stays, in the order of the boxes", arguments: [1, 3])
  func union(jobs: Int) throws {
    // A row of three that touch and overlap, and one apart, given in no order.
    let polygons = [
      [box(20, 0, 35, 10)], [box(100, 0, 110, 10)], [box(0, 0, 10, 10)], [box(10, 0, 25, 10)], [box(-50, 0, -40, 10)],
    ]
    let (found, repaired) = try dissolved(polygons, grid: 0.01, jobs: jobs)
    #expect(repaired == 0 && found.map(\.count) == [1, 1, 1])
    #expect(found.map { Box(ring: $0[0]) }.map { [$0.minX, $0.maxX] } == [[-50, -40], [0, 35], [100, 110]])
    #expect(found.map { area($0) } == [100, 350, 100])
    #expect(found.allSatisfy { $0[0].first == $0[0].last })
    let reversed = try dissolved(polygons.reversed(), grid: 0.01, jobs: jobs)
    #expect(reversed.polygons.map { area($0) } == [100, 350, 100])
  }

  @Test("an island that is left between pieces is a hole, and a gap narrower than the grid closes")
  func holesAndGaps() throws {
    let frame = [[box(0, 0, 30, 10)], [box(0, 20, 30, 30)], [box(0, 10, 10, 20)], [box(20, 10, 30, 20)]]
    let (found, _) = try dissolved(frame, grid: 0.01, jobs: 1)
    #expect(found.count == 1 && found[0].count == 2 && area(found[0]) == 800 && area(found[0][1]) == 100)
    let apart = [[box(0, 0, 10, 10)], [box(10.002, 0, 20, 10)]]
    #expect(try dissolved(apart, grid: 0.01, jobs: 1).polygons.count == 1)
    #expect(try dissolved(apart, grid: 0.0001, jobs: 1).polygons.count == 2)
  }

  @Test("a polygon that crosses itself is rebuilt with both halves, and counted")
  func repaired() throws {
    let bowTie = [(0.0, 0.0), (10, 10), (10, 0), (0, 10), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    let (found, repaired) = try dissolved([[bowTie], [box(50, 0, 60, 10)]], grid: 0.01, jobs: 1)
    #expect(repaired == 1)
    #expect(found.reduce(0) { $0 + area($1) } == 50 + 100)
  }

  @Test("nothing gives nothing, and what is no polygon is refused")
  func nothing() throws {
    let (found, repaired) = try dissolved([], grid: 0.01, jobs: 2)
    #expect(found.isEmpty && repaired == 0)
    #expect(throws: GEOSError.self) { try dissolved([[Array(box(0, 0, 1, 1).dropLast())]], grid: 0.01, jobs: 1) }
    #expect(throws: GEOSError.self) { try dissolved([[[Coordinate(x: .nan, y: 0)] + box(0, 0, 1, 1)]], grid: 0.01, jobs: 1) }
  }

  @Test("groups are what hangs together, also through others, by the distance and not by the boxes")
  func groups() throws {
    // The corner of an L whose box holds a square that is 4 away from its arms.
    let corner = [(0.0, 0.0), (20, 0), (20, 2), (2, 2), (2, 20), (0, 20), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    let polygons = [[box(6, 6, 10, 10)], [corner], [box(21, 0, 22, 2)], [box(22.5, 0, 24, 2)], [box(500, 0, 501, 1)]]
    #expect(try touchingGroups(polygons, within: 1) == [[0], [1, 2, 3], [4]])
    #expect(try touchingGroups(polygons, within: 0.9) == [[0], [1], [2, 3], [4]])
    #expect(try touchingGroups(polygons, within: 4) == [[0, 1, 2, 3], [4]])
  }
}

@Suite("Lines that are asked often")
struct PreparedLinesTests {
  private let context = GEOSContext()

  @Test("the nearest place of several lines, between vertices and on their ends")
  func nearest() throws {
    let lines = try PreparedLines(
      [
        [Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 0)],
        [Coordinate(x: 0, y: 50), Coordinate(x: 50, y: 50), Coordinate(x: 50, y: 90)],
      ], context: context)
    for (point, place) in [
      ((30, 4), (30, 0)), ((-7, -7), (0, 0)), ((30, 30), (30, 50)), ((55, 80), (50, 80)), ((120, 10), (100, 0)),
    ]
      as [((Double, Double), (Double, Double))]
    {
      #expect(try lines.nearest(to: Coordinate(x: point.0, y: point.1)) == Coordinate(x: place.0, y: place.1))
    }
    #expect(throws: GEOSError.self) { try lines.nearest(to: Coordinate(x: .nan, y: 0)) }
  }

  @Test(
    "what is no line is refused",
    arguments: [[], [[]], [[Coordinate(x: 1, y: 1)]], [[Coordinate(x: 0, y: 0), Coordinate(x: .infinity, y: 1)]]])
  func refused(lines: [[Coordinate]]) {
    #expect(throws: GEOSError.self) { try PreparedLines(lines, context: context) }
  }
}

@Suite("Areas and straight lines")
struct AreaLineTests {
  private let context = GEOSContext()

  private func area() throws -> PreparedArea {
    try PreparedArea([[box(0, 0, 10, 10), box(4, 4, 6, 6)]], context: context)
  }

  @Test(
    "a line meets an area that it touches, and is covered by one that it never leaves",
    arguments: [
      ((1.0, 1.0), (9.0, 1.0), true, true), ((1, 5), (9, 5), true, false), ((-5, 5), (-1, 5), false, false),
      ((-5, 0), (0, 0), true, false), ((0, 0), (10, 0), true, true), ((4.5, 4.5), (5.5, 5.5), false, false),
      ((1, 1), (1, 1), true, false), ((20, 20), (20, 20), false, false),
    ] as [((Double, Double), (Double, Double), Bool, Bool)])
  func lines(_ a: (Double, Double), _ b: (Double, Double), _ meets: Bool, _ covers: Bool) throws {
    let (from, to) = (Coordinate(x: a.0, y: a.1), Coordinate(x: b.0, y: b.1))
    #expect(try area().meets(from: from, to: to) == meets)
    #expect(try area().meets(from: to, to: from) == meets)
    #expect(try area().covers(from: from, to: to) == covers)
    #expect(try area().covers(from: to, to: from) == covers)
  }

  @Test("the middle of an area lies in it, also of one that is bent or has a hole; nothing has none")
  func middle() throws {
    let bent = [(0.0, 0.0), (30, 0), (30, 30), (28, 30), (28, 2), (0, 2), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    for area in [try area(), try PreparedArea([[bent]], context: context)] {
      let middle = try #require(try area.middle())
      #expect(try area.covers(middle))
    }
    #expect(try PreparedArea([], context: context).middle() == nil)
  }
}
