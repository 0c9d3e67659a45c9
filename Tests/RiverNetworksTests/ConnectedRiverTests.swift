import SurveyModel
import TestSupport
import Testing

@testable import RiverNetworks

/// A line near 112° E, 32° N in steps of 0.01° (about 950 m), with its name.
private typealias Named = (name: String?, points: [(Double, Double)])

/// A layer of lines that have names and no ids.
private func link(
  _ lines: [Named], _ change: (inout RiverLayer) -> Void = { _ in }
) throws -> (network: RiverNetwork, findings: [Finding]) {
  var layer = riverLayer(
    lines.enumerated().map { ($1.name ?? "own\($0 + 1)", [$1.points.map { (112 + $0.0 / 100, 32 + $0.1 / 100) }]) })
  for (number, line) in lines.enumerated() {
    layer.features[number].riverName = line.name
    layer.features[number].identity = line.name == nil ? .own : .name
    layer.features[number].reachID = "w\(number + 1)"
  }
  change(&layer)
  return try linkRivers([layer], jobs: 2)
}

@Suite("Rivers by name and connection")
struct ConnectedRiverTests {
  /// The id of the river that each line is of.
  private func rivers(_ lines: [Named]) throws -> [String] {
    let network = try link(lines).network
    return lines.indices.map { number in
      network.reaches.first { $0.id == "w\(number + 1)" }.map { network.rivers[$0.river].id } ?? ""
    }
  }

  @Test("two rivers of one name that do not hang together are two, whatever the order of the lines")
  func apart() throws {
    let lines: [Named] = [
      ("Mill", [(0, 0), (1, 0)]), ("Mill", [(1, 0), (2, 0)]), ("Mill", [(30, 9), (31, 9)]), ("Avon", [(2, -2), (2, 0), (2, 2)]),
    ]
    #expect(try rivers(lines) == ["Mill (w2)", "Mill (w2)", "Mill (w3)", "Avon"])
    let turned = try link(lines.reversed())
    #expect(Set(turned.network.rivers.map(\.id)) == ["Mill (w3)", "Mill (w2)", "Avon"])
    #expect(turned.findings.map(\.rule) == [.riverNameShared])
    #expect(turned.network.rivers.allSatisfy { ["Mill", "Avon"].contains($0.name) })
  }

  @Test("two brooks of one name that end at one place of another river are two; two arms of a river that meet are one")
  func opposite() throws {
    let both: [Named] = [
      ("Main", [(0, 0), (1, 0)]), ("Main", [(1, 0), (2, 0)]), ("Mill", [(1, 3), (1, 0)]), ("Mill", [(1, -3), (1, 0)]),
    ]
    #expect(try rivers(both) == ["Main", "Main", "Mill (w3)", "Mill (w4)"])
    let arms: [Named] = [("Mill", [(0, 1), (1, 0)]), ("Mill", [(0, -1), (1, 0)]), ("Mill", [(1, 0), (2, 0)])]
    #expect(Set(try rivers(arms)) == ["Mill"])
  }

  @Test("without ids of reaches the position of the mouth tells rivers of one name apart")
  func positions() throws {
    let network = try link([("Mill", [(0, 0), (1, 0)]), ("Mill", [(0, 50), (1, 50)])]) { layer in
      for index in layer.features.indices { layer.features[index].reachID = nil }
    }.network
    #expect(network.rivers.map(\.id) == ["Mill (112.0100 32.0000)", "Mill (112.0100 32.5000)"])
  }

  @Test("names that differ in case, blanks and width are one name, spelled as at the mouth, with a finding")
  func spelling() throws {
    let lines: [Named] = [
      ("mill brook", [(0, 0), (1, 0)]), ("Mill  Brook", [(1, 0), (2, 0)]), ("Ｍill Brook", [(2, 0), (3, 0)]),
    ]
    let (network, findings) = try link(lines)
    #expect(network.rivers.map(\.id) == ["Ｍill Brook"] && network.rivers.map(\.name) == ["Ｍill Brook"])
    #expect(findings.map(\.rule) == [.nameCollision])
    #expect(network.reaches.map { $0.name } == ["mill brook", "Mill  Brook", nil])
  }

  @Test("what has no name belongs to the river whose water passes it: a culvert of two pieces, and a side arm")
  func unnamed() throws {
    let lines: [Named] = [
      ("Mill", [(0, 0), (1, 0)]), (nil, [(1, 0), (1.2, 0)]), (nil, [(1.2, 0), (1.5, 0)]), ("Mill", [(1.5, 0), (3, 0)]),
      ("Ditch", [(1.2, 1), (1.2, 0)]), (nil, [(0, 3), (3, 3)]), (nil, [(3, 3), (6, 3)]), (nil, [(9, 9), (10, 9)]),
    ]
    // The last but one follow each other and are one stream, called by its lowest piece.
    #expect(try rivers(lines) == ["Mill", "Mill", "Mill", "Mill", "Ditch", "own7", "own7", "own8"])
    let arm: [Named] = [
      ("Mill", [(0, 0), (1, 0)]), ("Mill", [(1, 0), (2, 0)]), ("Mill", [(2, 0), (3, 0)]), (nil, [(1, 0), (1.5, 0.5), (2, 0)]),
    ]
    #expect(Set(try rivers(arm)) == ["Mill"])
    // What begins at a river and flows into another one is of neither.
    let between: [Named] = [("Mill", [(0, 0), (1, 0), (2, 0)]), (nil, [(1, 0), (1, 1)]), ("Avon", [(0, 1), (1, 1), (2, 1)])]
    #expect(try rivers(between) == ["Mill", "own2", "Avon"])
  }

  @Test("a river goes on below a lake with another name, and not below a river that it flows into")
  func lake() throws {
    let lake: [Named] = [("Mill", [(0, 0), (1, 0)]), ("Lake", [(1, 0), (2, 0)]), ("Mill", [(2, 0), (3, 0)])]
    #expect(try rivers(lake) == ["Mill", "Lake", "Mill"])
    let river: [Named] = [
      ("Avon", [(0, 1), (1, 0)]), ("Mill", [(0, 0), (1, 0)]), ("Avon", [(1, 0), (2, 0)]), ("Mill", [(2, 0), (3, 0)]),
    ]
    #expect(try rivers(river) == ["Avon", "Mill (w2)", "Avon", "Mill (w4)"])
  }

  @Test("ends that face each other are one river: a small gap is bridged, a greater one is said, a far one parts")
  func gaps() throws {
    func parts(_ gap: Double) throws -> (network: RiverNetwork, rules: [Rule]) {
      let linked = try link([("Mill", [(0, 0), (1, 0)]), ("Mill", [(1 + gap, 0), (4, 0)])])
      return (linked.network, linked.findings.map(\.rule))
    }
    let small = try parts(0.1)
    #expect(small.network.rivers.count == 1 && small.rules == [.riverGapBridged] && small.network.downstream(ofReach: 0) == 1)
    let (gap, below) = (
      small.network.mouthDistance(ofReach: 0, measure: small.network.length(ofReach: 0)), small.network.length(ofReach: 1)
    )
    #expect(abs(gap - below - 94.4) < 1, "the gap counts")
    let great = try parts(1)
    #expect(great.network.rivers.count == 1 && great.rules == [.riverGapBridged])
    #expect(great.network.downstream(ofReach: 0) == nil && great.network.mouthDistance(ofReach: 0, measure: 0).isNaN)
    let far = try parts(2.5)
    #expect(far.network.rivers.count == 2 && far.rules == [.riverNameShared])
    // A brook that begins behind the end of another one does not go on there.
    let behind = try link([("Mill", [(0, 0), (1, 0)]), ("Mill", [(0.9, 0.1), (0, 1)])])
    #expect(behind.network.rivers.count == 2)
  }

  @Test("a river has the name at its mouth, and a reach its own; the others are other names")
  func names() throws {
    let (network, _) = try link([("Sausal", [(0, 0), (1, 0)]), ("Walker", [(1, 0), (2, 0)])]) { layer in
      for index in layer.features.indices {
        layer.features[index].riverID = "7"
        layer.features[index].identity = .column
      }
    }
    #expect(network.rivers.map(\.name) == ["Walker"] && network.rivers[0].otherNames == ["Sausal"])
    #expect(network.reaches.map(\.name) == ["Sausal", nil])
  }

  @Test("kilometres of a clipped river count by the layer's own distances, and are not known without them")
  func clipped() throws {
    func kilometre(_ change: @escaping (inout RiverLayer.Feature) -> Void) throws -> Double {
      let (network, _) = try link([("Mill", [(0, 0), (1, 0)])]) { change(&$0.features[0]) }
      return network.mouthDistance(ofReach: 0, measure: network.length(ofReach: 0))
    }
    #expect(try kilometre { _ in } == 0)
    #expect(try kilometre { $0.downstream = .feature(id: "x") }.isNaN)
    #expect(
      try kilometre {
        $0.downstream = .feature(id: "x")
        $0.mouthDistance = 5000
      } == 5000)
    #expect(try kilometre { $0.mouthDistance = 5000 } == 5000)
    #expect(
      try kilometre {
        $0.downstream = .mouth
        $0.mouthDistance = 5000
      } == 0)
    #expect(
      try kilometre {
        $0.downstream = .feature(id: "x")
        $0.isRiverMouth = true
      } == 0)
    let (network, _) = try link([("Mill", [(0, 0), (1, 0)])]) { layer in
      layer.distances.isAtUpstreamEnd = true
      layer.features[0].mouthDistance = 5000
    }
    #expect(network.mouthDistance(ofReach: 0, measure: 0) == 5000)
  }
}
