import Summaries
import SurveyModel
import TestSupport
import Testing

private typealias Ring = [(Double, Double)]

private func ring(_ vertices: [(Double, Double)]) -> [Coordinate] {
  (vertices + vertices.prefix(1)).map { Coordinate(longitude: $0.0, latitude: $0.1) }
}

private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
  ring([(west, south), (east, south), (east, north), (west, north)])
}

private func area(_ id: String, record: Int = 1, _ polygons: [[Coordinate]]...) -> AreaLayer.Area {
  AreaLayer.Area(record: record, id: id, name: nil, polygons: polygons)
}

/// The ids of the areas that the positions belong to.
private func owners(_ positions: [(Double, Double)], _ layer: [AreaLayer.Area], jobs: Int = 1) throws -> [String?] {
  try areas(of: positions.map { Coordinate(longitude: $0.0, latitude: $0.1) }, in: layer, jobs: jobs)
    .map { $0.map { layer[$0].id } }
}

@Suite("Which area a position belongs to")
struct AssignAreasTests {
  @Test("inside, on the rim, outside")
  func simple() throws {
    let layer = [area("A", [box(0, 0, 1, 1)])]
    #expect(try owners([(0.5, 0.5), (0, 0.5), (1, 1), (1.0001, 0.5), (-5, 40)], layer) == ["A", "A", "A", nil, nil])
  }

  @Test("a border between two belongs to exactly one: the smaller id, in either order of the layer")
  func border() throws {
    let a = area("A", [box(0, 0, 1, 1)])
    let b = area("B", record: 2, [box(1, 0, 2, 1)])
    for layer in [[a, b], [b, a]] {
      #expect(try owners([(1, 0.5), (0.5, 0.5), (1.5, 0.5)], layer) == ["A", "A", "B"])
    }
  }

  @Test("ids are compared by their bytes, and equal ones by their record")
  func order() throws {
    let layer = ["b", "ä", "B", "10", "9"].enumerated().map { area($1, record: $0 + 1, [box(0, 0, 1, 1)]) }
    #expect(try owners([(0.5, 0.5)], layer) == ["10"])
    #expect(try owners([(0.5, 0.5)], Array(layer.prefix(2))) == ["b"])
    let twice = [area("A", record: 2, [box(0, 0, 1, 1)]), area("A", record: 1, [box(0, 0, 1, 1)])]
    #expect(try areas(of: [Coordinate(x: 0.5, y: 0.5)], in: twice, jobs: 1) == [1])
  }

  @Test("overlapping areas: the smaller id gets the overlap, the other keeps the rest")
  func overlap() throws {
    let layer = [area("Z", [box(0, 0, 2, 2)]), area("M", record: 2, [box(1, 1, 3, 3)])]
    #expect(try owners([(0.5, 0.5), (1.5, 1.5), (2.5, 2.5)], layer) == ["Z", "M", "M"])
  }

  @Test("of areas in one another the smallest counts, whatever the ids; a border goes to the smaller of its two")
  func nested() throws {
    let layer = [
      area("41", [box(0, 0, 9, 9)]), area("4113", record: 2, [box(1, 1, 5, 5)]), area("411381", record: 3, [box(2, 2, 3, 3)]),
    ]
    for layer in [layer, layer.reversed()] {
      #expect(try owners([(2.5, 2.5), (1.5, 1.5), (8, 8), (2, 2.5), (10, 1)], layer) == ["411381", "4113", "41", "411381", nil])
      let pairs = try enclosingAreas(layer, jobs: 1).map { [layer[$0.inner].id, layer[$0.outer].id] }
      #expect(Set(pairs) == [["411381", "4113"], ["4113", "41"]])
    }
    // A hole that the outer area leaves for the inner one is no overlap, and neighbours are none.
    let beside = [
      area("A", [box(0, 0, 4, 4), box(1, 1, 3, 3)]), area("B", record: 2, [box(1, 1, 3, 3)]),
      area("C", record: 3, [box(4, 0, 9, 9)]),
    ]
    #expect(try enclosingAreas(beside, jobs: 1).isEmpty)
    #expect(try owners([(4, 2)], beside) == ["A"])
  }

  @Test("a hole is outside, its rim is not, and an area may lie in it")
  func hole() throws {
    let outer = area("A", [box(0, 0, 4, 4), box(1, 1, 3, 3)])
    #expect(try owners([(2, 2), (0.5, 2), (1, 2)], [outer]) == [nil, "A", "A"])
    #expect(try owners([(2, 2), (0.5, 2)], [outer, area("B", record: 2, [box(1, 1, 3, 3)])]) == ["B", "A"])
  }

  @Test("several polygons of one area")
  func multi() throws {
    let layer = [area("A", [box(0, 0, 1, 1)], [box(5, 5, 8, 8), box(6, 6, 7, 7)])]
    #expect(try owners([(0.5, 0.5), (5.5, 5.5), (6.5, 6.5), (3, 3)], layer) == ["A", "A", nil, nil])
  }

  @Test("a bow-tie keeps both its wings")
  func bowTie() throws {
    let layer = [area("A", [ring([(0, 0), (2, 2), (2, 0), (0, 2)])])]
    #expect(try owners([(0.3, 1), (1.7, 1), (1, 0.3), (1, 1)], layer) == ["A", "A", nil, "A"])
  }

  @Test("polygons of one area that overlap, contain or touch each other all belong to it")
  func overlappingParts() throws {
    let overlapping = [area("A", [box(0, 0, 2, 2)], [box(1, 1, 3, 3)])]
    #expect(try owners([(0.5, 0.5), (1.5, 1.5), (2.5, 2.5), (0.5, 2.5)], overlapping) == ["A", "A", "A", nil])
    let nested = [area("A", [box(0, 0, 4, 4)], [box(1, 1, 2, 2)])]
    #expect(try owners([(0.5, 0.5), (1.5, 1.5)], nested) == ["A", "A"])
    let touching = [area("A", [box(0, 0, 1, 1)], [box(1, 0, 2, 1)])]
    #expect(try owners([(0.5, 0.5), (1, 0.5), (1.5, 0.5)], touching) == ["A", "A", "A"])
    let twice = [area("A", [box(0, 0, 1, 1)], [box(0, 0, 1, 1)])]
    #expect(try owners([(0.5, 0.5)], twice) == ["A"])
  }

  @Test("no areas, no positions, an area without polygons, a position that is none")
  func nothing() throws {
    let layer = [area("A", [box(0, 0, 1, 1)])]
    #expect(try owners([(0.5, 0.5)], []) == [nil])
    #expect(try owners([], layer).isEmpty)
    #expect(try owners([(0.5, 0.5)], [AreaLayer.Area(record: 1, id: "0", name: nil, polygons: [])] + layer) == ["A"])
    #expect(try owners([(.nan, 0.5), (0.5, .infinity), (0.5, 0.5)], layer) == [nil, nil, "A"])
  }

  @Test("a grid of areas: every position has its cell, whatever the number of threads")
  func grid() throws {
    var layer: [AreaLayer.Area] = []
    for column in 0..<10 {
      for row in 0..<10 {
        let (x, y) = (Double(column), Double(row))
        layer.append(area("\(column),\(row)", record: layer.count + 1, [box(x, y, x + 1, y + 1)]))
      }
    }
    var random = SeededRandom(9)
    let positions = (0..<9000).map { _ in (10 * random.unit(), 10 * random.unit()) }
    let expected = positions.map { "\(Int($0.0)),\(Int($0.1))" as String? }
    for jobs in [1, 2] { #expect(try owners(positions, layer, jobs: jobs) == expected) }
  }
}
