import SurveyMath
import SurveyModel
import Testing

@Suite("Sets, areas, searches, angles and the normal law")
struct SmallMathTests {
  @Test("sets united pair by pair are those that a search through all pairs finds, named by their smallest members")
  func disjointSets() {
    var random = SeededGenerator(seed: 21, stream: 1)
    let count = 200
    let pairs = (0..<150).map { _ in (random.index(below: count), random.index(below: count)) }
    var sets = DisjointSets(count)
    for (a, b) in pairs { sets.unite(a, b) }
    // Each number takes the smallest name of its neighbours until nothing changes.
    var names = Array(0..<count)
    var isChanged = true
    while isChanged {
      isChanged = false
      for (a, b) in pairs where names[a] != names[b] {
        names[a] = min(names[a], names[b])
        names[b] = names[a]
        isChanged = true
      }
    }
    #expect((0..<count).map { sets.representative($0) } == names)
  }

  @Test("the area of a ring is that of the triangles it is cut into, wherever it lies and whichever way it is drawn")
  func areas() {
    // An L of three unit squares, far from zero.
    let corners = [(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2), (0, 0)].map { Coordinate(x: 111 + $0.0, y: 40 + $0.1) }
    #expect(abs(ringArea(corners, from: corners[0]) - 3) < 1e-12)
    #expect(abs(ringArea(corners.reversed(), from: Coordinate(x: 100, y: 30)) - 3) < 1e-10)
    #expect(ringArea([], from: corners[0]) == 0)
  }

  @Test("the first number beyond a limit is the one that looking at all finds")
  func partition() {
    let values = [1, 1, 3, 5, 5, 5, 9]
    for limit in 0...10 {
      #expect(values.indices.first(beyond: { values[$0] > limit }) == values.firstIndex { $0 > limit } ?? values.count)
    }
    #expect((4..<4).first(beyond: { _ in true }) == 4)
  }

  @Test(
    "differences of longitudes are taken the short way round", arguments: [(190.0, -170.0), (-190, 170), (179, 179), (-360, 0)])
  func shortWay(difference: Double, expected: Double) {
    #expect(Degrees.shortWay(difference) == expected)
  }

  @Test(
    "the normal law has the values of the tables",
    arguments: [(-3.0, 0.001_349_898), (-1, 0.158_655_254), (0, 0.5), (0.5, 0.691_462_461), (1.959_963_985, 0.975), (8, 1)])
  func normalLaw(x: Double, expected: Double) {
    #expect(abs(NormalLaw.probability(below: x) - expected) < 1e-9)
    #expect(abs(Degrees.cosine(60) - 0.5) < 1e-15)
  }
}
