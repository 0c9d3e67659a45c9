import SurveyModel
import TestSupport
import Testing

@testable import RiverNetworks

/// Lines near 112° E, 32° N in steps of 0.01° (about 950 m).
private func line(_ points: [(Double, Double)]) -> [(Double, Double)] { points.map { (112 + $0.0 / 100, 32 + $0.1 / 100) } }

private typealias Drawn = (id: String, points: [(Double, Double)])

private func link(
  _ rivers: [(id: String, points: [(Double, Double)])], tolerance: Double? = nil, _ change: (inout RiverLayer) -> Void = { _ in },
  drawn: DrawnDirection? = nil
) throws -> (network: RiverNetwork, findings: [Finding]) {
  var layer = riverLayer(rivers.map { ($0.id, [line($0.points)]) })
  change(&layer)
  var options = NetworkOptions()
  if let tolerance { options.tolerance = tolerance }
  options.drawn = drawn
  return try linkRivers([layer], options: options, jobs: 2)
}

extension RiverNetwork {
  fileprivate func index(_ id: String) -> ReachNumber { reaches.firstIndex { $0.id == id } ?? -1 }
  fileprivate func below(_ id: String) -> String? { downstream(ofReach: index(id)).map { reaches[$0].id } }
  /// Kilometres up from the mouth of its river to the downstream end of a reach.
  fileprivate func kilometre(_ id: String) -> Double {
    (mouthDistance(ofReach: index(id), measure: length(ofReach: index(id))) / 10).rounded() / 100
  }
}

@Suite("Network topology")
struct TopologyTests {
  /// A main stem A of three reaches, a tributary B at its first confluence, C at the second.
  private let dendritic: [Drawn] = [
    ("A", [(0, 0), (1, 0)]), ("A", [(1, 0), (2, 0)]), ("A", [(2, 0), (3, 0)]), ("B", [(1, 1), (1, 0)]), ("C", [(2, 1), (2, 0)]),
  ]

  @Test("shared end points: what flows into what, orders, kilometres")
  func endPoints() throws {
    let (network, findings) = try link(dendritic)
    #expect(findings.isEmpty)
    #expect(["A/1", "A/2", "A/3", "B", "C"].map { network.below($0) } == ["A/2", "A/3", nil, "A/2", "A/3"])
    #expect(network.topology.strahler == [1, 2, 2, 1, 1])
    #expect(network.kilometre("A/3") == 0 && network.kilometre("B") == 0)
    #expect(abs(network.kilometre("A/1") - 1.89) < 0.02)
    #expect(network.topology.isLinked)
    let half = network.length(ofReach: 0) / 2
    #expect(network.mouthDistance(ofReach: 0, measure: half) > network.mouthDistance(ofReach: 0, measure: 2 * half))
  }

  @Test("a piece of a river that enters another between its ends is as far from the mouth as where it enters")
  func insideOfItsRiver() throws {
    // The river's own second piece comes in at a quarter of the first, whose length is 3 steps.
    let (network, findings) = try link([("A", [(0, 0), (0.75, 0), (3, 0)]), ("A", [(0.75, 1), (0.75, 0)])])
    let long = try #require(network.reaches.indices.max { network.length(ofReach: $0) < network.length(ofReach: $1) })
    let short = try #require(network.reaches.indices.min { network.length(ofReach: $0) < network.length(ofReach: $1) })
    #expect(findings.isEmpty && network.downstream(ofReach: short) == long)
    let down = network.mouthDistance(ofReach: short, measure: network.length(ofReach: short))
    #expect(abs(down - 0.75 * network.length(ofReach: long)) < 2)
  }

  @Test("two reaches of a river that enter another at one place between its ends contradict nothing: it carries their water on")
  func twoInside() throws {
    let (network, findings) = try link([("A", [(0, 0), (2, 0)]), ("B", [(1, 1), (1, 0)]), ("B", [(1, -1), (1, 0)])])
    #expect(!findings.contains { $0.rule == .flowUnknown } && network.reaches.allSatisfy(\.flowKnown))
    #expect(network.below("B/1") == "A" && network.below("B/2") == "A")
  }

  @Test("a tributary that ends on a line between its ends, and one that ends a little beside it")
  func inside() throws {
    let rivers: [Drawn] = [("A", [(0, 0), (1, 0), (2, 0)]), ("B", [(1, 1), (1, 0)]), ("C", [(0.5, 1), (0.5, 0.0005)])]
    let (network, findings) = try link(rivers)
    #expect(network.below("B") == "A" && network.below("C") == "A" && findings.isEmpty)
    // 0.002 of these steps are 2.2 m.
    let apart: [Drawn] = [("A", [(0, 0), (2, 0)]), ("B", [(1, 1), (1, 0.002)])]
    let gap = try link(apart)
    #expect(gap.network.below("B") == nil && gap.findings.map(\.rule) == [.networkGap])
    #expect(gap.findings[0].message.contains("ends 2.2 m from") && gap.findings[0].position != nil)
    #expect(try link(apart, tolerance: 3).network.below("B") == "A")
  }

  @Test("ends that miss each other by less than the tolerance are one place")
  func tolerance() throws {
    let rivers: [Drawn] = [("A", [(0, 0), (1, 0)]), ("B", [(1.0005, 0), (2, 0)]), ("C", [(1, 1), (1, 0.0005)])]
    let (network, findings) = try link(rivers)
    #expect(network.below("A") == "B" && network.below("C") == "B" && findings.isEmpty)
    #expect(network.topology.strahler == [1, 2, 1])
  }

  @Test("a reach drawn against the flow is found by the places at both its ends, and turned")
  func reversed() throws {
    var rivers = dendritic
    rivers[1].points.reverse()
    let (network, findings) = try link(rivers)
    let (expected, _) = try link(dendritic)
    #expect(findings.map(\.rule) == [.reachReversed])
    #expect(network.longitude == expected.longitude && network.topology.downstream == expected.topology.downstream)
    #expect(!network.reaches.contains { !$0.flowKnown })
  }

  @Test("a reach whose both ends contradict themselves is turned once, which mends both")
  func reversedBetween() throws {
    let (network, findings) = try link([("A", [(0, 0), (1, 0)]), ("B", [(2, 0), (1, 0)]), ("C", [(2, 0), (3, 0)])])
    #expect(findings.map(\.rule) == [.reachReversed])
    #expect(network.below("A") == "B" && network.below("B") == "C" && network.below("C") == nil)
  }

  @Test("two reaches of a river that run towards each other: nothing tells which is wrong, and no flow is claimed")
  func headOn() throws {
    let (network, findings) = try link([("A", [(0, 0), (1, 0)]), ("A", [(2, 0), (1, 0)])])
    #expect(findings.map(\.rule) == [.flowUnknown] && !network.reaches.contains(where: \.flowKnown))
    #expect(network.topology.mouthDistance.allSatisfy(\.isNaN) && network.topology.strahler == [0, 0])
    // Two rivers may end in one lake.
    let lake = try link([("A", [(0, 0), (1, 0)]), ("B", [(2, 0), (1, 0)])])
    #expect(lake.findings.isEmpty && lake.network.reaches.allSatisfy(\.flowKnown))
  }

  @Test("a network drawn this way and that has no known flow")
  func random() throws {
    var random = SeededRandom(3)
    var rivers: [Drawn] = []
    for x in 0..<8 {
      for y in 0..<8 {
        for points in [[(x, y), (x + 1, y)], [(x, y), (x, y + 1)]] {
          let points = points.map { (Double($0.0), Double($0.1)) }
          rivers.append(("R\(rivers.count)", random.unit() < 0.5 ? points : points.reversed()))
        }
      }
    }
    let (network, findings) = try link(rivers)
    #expect(findings.map(\.rule) == [.flowUnknown] && findings[0].message.hasPrefix("128 reaches"))
    #expect(!network.reaches.contains(where: \.flowKnown) && !network.topology.isLinked)
  }

  @Test("a layer that says the flow is not known is believed")
  func uninitialised() throws {
    let (network, _) = try link(dendritic) { layer in layer.features[3].flowKnown = false }
    #expect(network.below("B") == nil && !network.reaches[network.index("B")].flowKnown && network.reaches[0].flowKnown)
  }

  @Test("ids of what lies downstream go before the drawing; an end in no layer, a conflict and a repeated id are findings")
  func ids() throws {
    // A → B → C by the ids, although B is drawn upstream and C is far away.
    let rivers: [Drawn] = [
      ("A", [(0, 0), (1, 0)]), ("B", [(2, 0), (1, 0)]), ("C", [(5, 5), (6, 5)]), ("D", [(8, 8), (9, 9)]),
    ]
    let (network, findings) = try link(rivers) { layer in
      for (index, downstream) in ["2", "3", "99", "2"].enumerated() {
        layer.features[index].linkID = index == 3 ? "1" : "\(index + 1)"
        layer.features[index].downstream = .feature(id: downstream)
      }
    }
    #expect(["A", "B", "C", "D"].map { network.below($0) } == ["B", "C", nil, "B"])
    #expect(network.longitude[network.reaches[1].vertices.lowerBound] == 112.01, "B was turned round")
    let rules = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
    #expect(
      rules == [.reachReversed: 1, .downstreamMissing: 1, .downstreamConflict: 2, .reachIdDuplicate: 1])
    #expect(findings.allSatisfy { $0.position != nil && $0.record != nil })
  }

  /// A main river M of two pieces, and T, which ends 444 m north of it.
  private let beside: [Drawn] = [("M", [(0, 0), (2, 0)]), ("M", [(2, 0), (4, 0)]), ("T", [(3, 2), (3, 0.4)])]

  @Test(
    "a river that ends beside the one it is said to flow into, by id or by name, is linked to it",
    arguments: ["M", "主河", "主 河", "main river"])
  func parents(_ parent: String) throws {
    let (network, findings) = try link(beside) { layer in
      layer.features[0].riverName = "主河"
      layer.features[1].otherNames = ["Main River"]
      layer.features[2].parentRiver = parent
    }
    #expect(network.below("T") == "M/2" && findings.map(\.rule) == [.riverJoinedByName])
    #expect(findings[0].message.contains("ends 444 m from") && findings[0].riverID == "T", "\(findings)")
    let alone = try link(beside)
    #expect(alone.network.below("T") == nil)
    #expect(network.topology.strahler == [1, 2, 1] && alone.network.topology.strahler == [1, 1, 1])
  }

  @Test("the river that is named is not in the layer, has a name of several, is far, or is not the one it is drawn to flow into")
  func parentsThatFail() throws {
    func rules(_ rivers: [Drawn], _ change: (inout RiverLayer) -> Void) throws -> [Rule] {
      let (network, findings) = try link(rivers, change)
      #expect(network.below("T") == nil)
      return findings.map(\.rule)
    }
    #expect(try rules(beside) { $0.features[2].parentRiver = "黄河" } == [.parentRiverMissing])
    #expect(try rules(beside) { $0.features[2].parentRiver = "T" }.isEmpty)
    let two = beside + [("N", [(0, -1), (4, -1)])]
    let same = try link(two) { layer in
      for index in [0, 1, 3] { layer.features[index].riverName = "清河" }
      layer.features[2].parentRiver = "清河"
    }
    #expect(same.findings.map(\.rule) == [.parentRiverMissing] && same.findings[0].message.contains("several rivers"))
    let far: [Drawn] = [beside[0], beside[1], ("T", [(3, 5), (3, 3)])]
    #expect(try rules(far) { $0.features[2].parentRiver = "M" } == [.parentRiverFar])
    // Drawn into N, which flows into M: that is no contradiction; into N alone it is.
    let through: [Drawn] = [beside[0], beside[1], ("T", [(3, 2), (3, 1)]), ("N", [(3, 1), (3, 0)])]
    #expect(try link(through) { $0.features[2].parentRiver = "M" }.findings.isEmpty)
    let other: [Drawn] = [beside[0], beside[1], ("T", [(3, 2), (3, 1)]), ("N", [(3, 1), (5, 1)])]
    let conflict = try link(other) { $0.features[2].parentRiver = "M" }
    #expect(conflict.findings.map(\.rule) == [.downstreamConflict] && conflict.network.below("T") == "N")
  }

  @Test("rivers that are said to flow into each other are a circle, which is cut")
  func parentsInCircles() throws {
    let (network, findings) = try link([("A", [(0, 0), (1, 0)]), ("B", [(1, 0.2), (0, 0.2)])]) { layer in
      layer.features[0].parentRiver = "B"
      layer.features[1].parentRiver = "A"
    }
    #expect(Set(findings.map(\.rule)) == [.riverJoinedByName, .networkLoop])
    #expect([network.below("A"), network.below("B")].count { $0 == nil } == 1)
  }

  @Test("a circle of ids ends: it is cut once, with a finding")
  func loop() throws {
    let rivers: [Drawn] = [
      ("A", [(0, 0), (1, 0)]), ("B", [(1, 0), (1, 1)]), ("C", [(1, 1), (0, 0)]), ("D", [(-1, 0), (0, 0)]),
    ]
    let (network, findings) = try link(rivers)
    #expect(findings.map(\.rule) == [.networkLoop])
    #expect(["A", "B", "C", "D"].map { network.below($0) } == [nil, "C", "A", "A"])
    #expect(Set(network.topology.order) == [0, 1, 2, 3])
  }

  @Test("a braid: the main branch is the river's own, else the greater, else the straighter; it raises no order")
  func braid() throws {
    let rivers: [Drawn] = [
      ("A", [(0, 0), (1, 0)]), ("A", [(1, 0), (2, 0)]), ("A", [(2, 0), (3, 0)]), ("S", [(1, 0), (1.5, 0.5), (2, 0)]),
      ("B", [(1.5, 1), (1.5, 0.5)]),
    ]
    let (network, findings) = try link(rivers)
    #expect(findings.isEmpty)
    #expect(["A/1", "A/2", "S", "B"].map { network.below($0) } == ["A/2", "A/3", "A/3", "S"])
    // The tributary comes into the side arm: with it the side arm has an order of its own.
    #expect(network.topology.strahler == [1, 1, 2, 1, 1])
    let plain = try link(Array(rivers.dropLast())).network
    #expect(plain.topology.strahler == [1, 1, 1, 1])
    let sized = try link([("A", [(0, 0), (1, 0)]), ("L", [(1, 0), (2, 1)]), ("R", [(1, 0), (2, 0)])]) { layer in
      layer.features[1].size = 20
      layer.features[2].size = 10
    }
    #expect(sized.network.below("A") == "L" && sized.findings.map(\.rule) == [.flowUnknown])
    #expect(!sized.network.reaches[sized.network.index("R")].flowKnown, "R leaves A and ends: it may be drawn upstream")
    let straight = try link([("A", [(0, 0), (1, 0)]), ("L", [(1, 0), (2, 1)]), ("R", [(1, 0), (2, 0)])])
    #expect(straight.network.below("A") == nil && straight.findings.map(\.rule) == [.flowUnknown, .flowUnknown])
    #expect(straight.network.reaches.map(\.flowKnown) == [true, false, false], "nothing tells which of both is the mouth")
    let told = try link(
      [("A", [(0, 0), (1, 0)]), ("L", [(1, 0), (2, 1)]), ("R", [(1, 0), (2, 0)])], { _ in }, drawn: .downstream)
    #expect(told.network.below("A") == "R" && told.network.reaches.allSatisfy(\.flowKnown))
  }

  @Test("a river in two parts that hang together through another has one mouth; one cut off has no kilometres")
  func mouths() throws {
    let through = try link([("A", [(0, 0), (1, 0)]), ("Lake", [(1, 0), (2, 0)]), ("A", [(2, 0), (3, 0)])])
    #expect(abs(through.network.kilometre("A/1") - 1.89) < 0.02 && through.network.kilometre("Lake") == 0)
    let cut = try link([("A", [(0, 0), (1, 0)]), ("A", [(1.5, 0), (4, 0)])])
    #expect(cut.network.kilometre("A/2") == 0 && cut.network.kilometre("A/1").isNaN)
  }

  @Test("a piece that touches nothing inside the area of the network is a finding")
  func island() throws {
    let (_, findings) = try link(dendritic + [("X", [(1.4, 0.4), (1.5, 0.4)])])
    #expect(findings.map(\.rule) == [.networkIsland] && findings[0].riverID == "X")
  }

  @Test("pieces without rivers are chained to main stems along the greater water")
  func mainStems() throws {
    // 5 → 4 → 1 is longer than 3 → 2 → 1 by the drawing, but drains less where the layer says so.
    let lines: [(points: [(Double, Double)], down: String)] = [
      ([(2, 0), (3, 0)], "0"), ([(1, 0), (2, 0)], "1"), ([(0, 0), (1, 0)], "2"), ([(2, 2), (2, 0)], "1"),
      ([(2, 4), (2, 2)], "4"),
    ]
    func rivers(sizes: [Double]?) throws -> [String] {
      let (network, _) = try link(lines.map { ("", $0.points) }) { layer in
        for index in lines.indices {
          layer.features[index].riverID = nil
          layer.features[index].reachID = "\(index + 1)"
          layer.features[index].linkID = "\(index + 1)"
          layer.features[index].downstream = lines[index].down == "0" ? .mouth : .feature(id: lines[index].down)
          layer.features[index].size = sizes?[index]
        }
      }
      return (1...5).map { number in network.rivers[network.reaches[network.index("\(number)")].river].id }
    }
    #expect(try rivers(sizes: nil) == ["1", "2", "2", "1", "1"])
    #expect(try rivers(sizes: [100, 60, 50, 40, 20]) == ["1", "1", "1", "4", "4"])
  }

  @Test("reach ids of the layer are kept, and made one where they are not")
  func reachIDs() throws {
    let (network, _) = try link(dendritic) { layer in
      for (index, id) in ["a", "b", "c", "x", "x"].enumerated() { layer.features[index].reachID = id }
      layer.features[0].reachCode = ReachCode("R", measures: ReachCode.Measures(from: 0, to: 50))
    }
    #expect(network.reaches.map(\.id) == ["a", "b", "c", "x/1", "x/2"])
    #expect(network.reaches[0].code?.text == "R")
  }

  @Test("the order of the features does not show", arguments: 1...4)
  func shuffled(_ seed: UInt64) throws {
    var rivers = dendritic + [("S", [(1, 0), (1.5, 0.5), (2, 0)]), ("T", [(1.5, 2), (1.5, 0.5)]), ("B", [(1, 2), (1, 1)])]
    rivers[2].points.reverse()
    let (expected, findings) = try link(rivers)
    var random = SeededRandom(seed)
    rivers.shuffle(using: &random)
    let (network, others) = try link(rivers)
    #expect(network.reaches.map(\.id) == expected.reaches.map(\.id) && network.longitude == expected.longitude)
    #expect(
      network.topology.downstream == expected.topology.downstream && network.topology.strahler == expected.topology.strahler)
    let found: Set<Rule> = Set(others.map { $0.rule })
    #expect(found == Set(findings.map { $0.rule }) && others.count == findings.count)
  }

  @Test("a chain of 20,000 reaches overflows nothing")
  func deep() throws {
    let rivers: [Drawn] = (0..<20_000).map { ("R\($0)", [(Double($0) / 100, 0), (Double($0 + 1) / 100, 0)]) }
    let (network, _) = try link(rivers)
    #expect(network.topology.downstream.count { $0 == nil } == 1)
  }
}
