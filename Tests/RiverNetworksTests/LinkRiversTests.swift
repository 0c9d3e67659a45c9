import RiverNetworks
import SurveyModel
import TestSupport
import Testing

@Suite("Linking rivers")
struct LinkRiversTests {
  private func link(_ rivers: [(id: String?, parts: [[(Double, Double)]])]) throws -> (RiverNetwork, [Finding]) {
    let linked = try linkRivers([riverLayer(rivers)], jobs: 2)
    return (linked.network, linked.findings)
  }

  @Test("rivers are sorted by id, reaches run downstream and are numbered where there are several")
  func order() throws {
    // The main stem is given mouth first; the tributary last.
    let (network, findings) = try link([
      ("湍河", [[(112.2, 32), (112.3, 32)]]), ("湍河", [[(112, 32), (112.1, 32)]]), ("湍河", [[(112.1, 32), (112.2, 32)]]),
      ("A", [[(112.15, 32.1), (112.2, 32)]]),
    ])
    #expect(findings.isEmpty)
    #expect(network.rivers.map(\.id) == ["A", "湍河"])
    #expect(network.reaches.map(\.id) == ["A", "湍河/1", "湍河/2", "湍河/3"])
    #expect(network.reaches.dropFirst().map { network.longitude[$0.vertices.lowerBound] } == [112, 112.1, 112.2])
  }

  @Test("the order of the features does not matter", arguments: 1...5)
  func shuffled(seed: UInt64) throws {
    var rivers: [(id: String?, parts: [[(Double, Double)]])] = (0..<40).map { number in
      let x = Double(number % 8)
      let y = Double(number / 8)
      return ("R\(number % 5)", [[(x, y), (x + 1, y + 0.1), (x + 1, y + 1)]])
    }
    let (expected, _) = try link(rivers)
    var random = SeededRandom(seed)
    rivers.shuffle(using: &random)
    let (network, _) = try link(rivers)
    #expect(network.reaches.map(\.id) == expected.reaches.map(\.id))
    #expect(network.longitude == expected.longitude && network.latitude == expected.latitude)
    #expect(network.measure == expected.measure)
  }

  @Test("river-in-parts: parts that touch are one reach; a gap starts a new one and adds nothing to a measure")
  func gaps() throws {
    let (network, findings) = try link([
      ("R", [[(110, 40), (110.01, 40)], [(110.01, 40), (110.02, 40)], [(110.05, 40), (110.06, 40)]])
    ])
    #expect(network.reaches.map(\.id) == ["R/1", "R/2"])
    #expect(abs(network.length(ofReach: 0) - 2 * network.length(ofReach: 1)) < 0.001)
    #expect(abs(network.rivers[0].length - 3 * network.length(ofReach: 1)) < 0.001)
    #expect(findings.map(\.rule) == [.riverPartGap])
  }

  @Test("river-in-parts: a part drawn against the others is turned round, with a finding")
  func reversedPart() throws {
    let (network, findings) = try link([("R", [[(110, 40), (110.02, 40)], [(110.03, 40), (110.02, 40)]])])
    #expect(network.reaches.count == 1)
    #expect(network.longitude == [110, 110.02, 110.03])
    #expect(findings.map(\.rule) == [.riverPartReversed])
  }

  @Test("parts given out of order are chained; a ring stays one reach; a fork is cut")
  func chains() throws {
    let (line, _) = try link([("R", [[(2, 0), (3, 0)], [(0, 0), (1, 0)], [(1, 0), (2, 0)]])])
    #expect(line.longitude == [0, 1, 2, 3])
    let (ring, _) = try link([("R", [[(0, 0), (1, 0)], [(1, 0), (1, 1)], [(1, 1), (0, 0)]])])
    #expect(ring.reaches.count == 1 && ring.longitude.count == 4)
    let (fork, _) = try link([("R", [[(0, 0), (1, 0)], [(1, 0), (2, 1)], [(1, 0), (2, -1)]])])
    #expect(fork.reaches.count == 3)
  }

  @Test("repeated-vertices: repeated vertices are dropped and a line of no length is a finding")
  func zeroLength() throws {
    let (network, findings) = try link([
      ("R", [[(110, 40), (110, 40), (110.01, 40), (110.01, 40)]]), ("Z", [[(111, 40), (111, 40), (111, 40)]]),
    ])
    #expect(network.rivers.map(\.id) == ["R"])
    #expect(network.longitude == [110, 110.01])
    #expect(Set(findings.map(\.rule)) == [.repeatedVertices, .riverZeroLength])
  }

  @Test("river-ids: a line given twice is used once; a line of two rivers stays with both and is a finding")
  func duplicates() throws {
    let line = [(110.0, 40.0), (110.01, 40.0)]
    let (network, findings) = try link([("A", [line]), ("B", [line]), ("A", [line])])
    #expect(network.reaches.map(\.id) == ["A", "B"])
    #expect(Set(findings.map(\.rule)) == [.riverDuplicate, .riverGeometryShared])
  }

  @Test("river-ids: a line that a river has twice and shares with another is used once for each")
  func sharedDuplicates() throws {
    let line = [(110.0, 40.0), (110.01, 40.0)]
    let (network, findings) = try link([("B", [line]), ("A", [line]), ("B", [line]), ("C", [line])])
    #expect(network.reaches.map(\.id) == ["A", "B", "C"])
    #expect(
      findings.map(\.rule).sorted { $0.rawValue < $1.rawValue } == [.riverDuplicate, .riverGeometryShared, .riverGeometryShared])
  }

  @Test("lines are one whether they were mended or not, and the sign of a zero is none")
  func mendedDuplicates() throws {
    let (network, findings) = try link([
      ("A", [[(0, 0), (1, 0), (2, 0)]]), ("A", [[(0, -0.0), (1, 0), (1, 0), (2, -0.0)]]),
      ("A", [[(-0.0, 0), (1, 0)], [(1, 0), (2, 0)]]),
    ])
    #expect(network.reaches.map(\.id) == ["A"])
    #expect(findings.filter { $0.rule == .riverDuplicate }.count == 2)
  }

  @Test("several layers, and any number of jobs")
  func layers() throws {
    func layer(_ first: Int) -> RiverLayer {
      riverLayer(
        (first..<first + 700).map { number in
          let x = Double(number % 40)
          let repeated: [(Double, Double)] = number % 7 == 0 ? [(x, 1)] : []
          return (
            number % 11 == 0 ? nil : "R\(number % 90)", [[(x, 1)] + repeated + [(x + 0.1, Double(number % 50)), (x + 1, 60)]]
          )
        })
    }
    let layers = [layer(0), layer(500)]
    let (expected, findings) = try linkRivers(layers, jobs: 1)
    #expect(findings.contains { $0.rule == .riverDuplicate } && expected.reaches.count > 500)
    for (number, reach) in expected.reaches.numbered {
      #expect(expected.measure[reach.vertices.lowerBound] == 0 && expected.length(ofReach: number) > 0)
    }
    let (network, others) = try linkRivers(layers, jobs: 3)
    #expect(network.longitude == expected.longitude && network.latitude == expected.latitude)
    #expect(network.measure == expected.measure && network.reaches.map(\.id) == expected.reaches.map(\.id))
    #expect(others.map(\.message) == findings.map(\.message))
  }

  @Test("river-ids: ids in two Unicode forms are one river")
  func normalisation() throws {
    let (network, findings) = try link([("Caf\u{e9}", [[(0, 0), (1, 0)]]), ("Cafe\u{301}", [[(1, 0), (2, 0)]])])
    #expect(network.rivers.count == 1)
    #expect(findings.map(\.rule) == [.nameCollision])
  }

  @Test("a river without any id is called by its geometry, the same in every run")
  func invented() throws {
    let (network, findings) = try link([(nil, [[(0, 0), (1, 0)]])])
    let (again, _) = try link([("X", [[(5, 0), (6, 0)]]), (nil, [[(0, 0), (1, 0)]])])
    #expect(network.rivers[0].id.count == 17)
    #expect(again.rivers.map(\.id).contains(network.rivers[0].id))
    #expect(findings.map(\.rule) == [.riverIdInvented])
  }

  @Test("a loop of reaches ends and places each once")
  func loop() throws {
    let (network, _) = try link([("R", [[(0, 0), (1, 0)]]), ("R", [[(1, 0), (1, 1)]]), ("R", [[(1, 1), (0, 0)]])])
    #expect(network.reaches.map(\.id) == ["R/1", "R/2", "R/3"])
  }

  @Test("antimeridian: a river across 180° has its true length, and a finding")
  func antimeridian() throws {
    let (network, findings) = try link([("R", [[(179.99, 0), (-179.99, 0)]])])
    #expect(abs(network.rivers[0].length - 0.02 * 111_319.49) < 1)
    #expect(findings.map(\.rule) == [.riverAntimeridian])
  }

  @Test("measures of a meridian degree are those of the ellipsoid")
  func measures() throws {
    let (network, _) = try link([("R", [(0...100).map { (110, 40 + Double($0) / 100) }])])
    // From 40° to 41° north on WGS 84 (PROJ geod).
    #expect(abs(network.rivers[0].length - 111_044.26) < 0.5)
  }
}
