import SurveyMath
import SurveyModel

/// Which reach each reach flows into. Loops are cut.
struct DownstreamLinks {
  /// For each reach the next one downstream; -1 where the water ends, or where the flow is not known.
  private(set) var downstream: [Int32]
  private(set) var findings: [Finding] = []
  /// Reaches that flow into a reach which they do not touch, because the layer names its river.
  private(set) var joined: Set<Int> = []

  init(_ network: NetworkParts, _ ids: DownstreamIDs, unknown: Set<Int>) {
    downstream = network.pieces.indices.map { reach in
      if unknown.contains(reach) { return -1 }
      if ids.says(reach) { return ids.target(of: reach).map { Int32($0) } ?? -1 }
      return Int32(Self.mainBranch(below: reach, network, unknown) ?? -1)
    }
    if let parents = ParentRivers(network) {
      for link in parents.links(downstream, ids, network, unknown: unknown, &findings) {
        downstream[link.reach] = Int32(link.next)
        joined.insert(link.reach)
      }
    }
    noteConflicts(network, ids)
    cutLoops(network)
  }

  /// The reach that takes the water where `reach` ends. Of several it is the one of the same river, else the one with the
  /// greatest size, else the one that goes on straightest.
  private static func mainBranch(below reach: Int, _ network: NetworkParts, _ unknown: Set<Int>) -> Int? {
    let node = network.nodes.end(reach)
    var branches = network.nodes.ends(at: node).filter { $0 % 2 == 0 }.map { Int($0) / 2 }
    if network.nodes.host[node] >= 0 { branches.append(Int(network.nodes.host[node])) }
    branches.removeAll { $0 == reach || unknown.contains($0) }
    guard branches.count > 1 else { return branches.first }
    let river = network.pieces[reach].riverID
    let same = branches.filter { network.pieces[$0].riverID == river }
    if same.count == 1 { return same[0] }
    if !same.isEmpty { branches = same }
    let sizes = branches.map { network.feature($0).size ?? -1 }
    let greatest = sizes.max() ?? -1
    let great = branches.indices.filter { sizes[$0] == greatest }.map { branches[$0] }
    return great.count == 1 ? great[0] : great.max { turn(from: reach, into: $0, network) < turn(from: reach, into: $1, network) }
  }

  /// The cosine of the angle by which the water turns from one reach into the next: 1 for straight on.
  private static func turn(from reach: Int, into next: Int, _ network: NetworkParts) -> Double {
    let (above, below) = (network.pieces[reach].vertices, network.pieces[next].vertices)
    let bend = network.coordinate(reach, above.upperBound - 1)
    let from = network.coordinate(reach, above.upperBound - 2)
    let to = network.coordinate(next, below.lowerBound + 1)
    let metres = DegreeLength(bySeriesAtLatitude: bend.y)
    let (a, b) = (metres.metres(from: from, to: bend), metres.metres(from: bend, to: to))
    let lengths = ((a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y)).squareRoot()
    return lengths > 0 ? (a.x * b.x + a.y * b.y) / lengths : -1
  }

  /// Reports reaches that flow into a reach by their ids, and are drawn without touching it.
  private mutating func noteConflicts(_ network: NetworkParts, _ ids: DownstreamIDs) {
    for reach in network.pieces.indices {
      guard let next = ids.target(of: reach), !network.touches(network.nodes.end(reach), next),
        !network.touches(network.nodes.start(next), reach)
      else { continue }
      let (end, start) = (network.end(of: reach), network.start(of: next))
      let metres = Int(DegreeLength(bySeriesAtLatitude: end.y).distance(end, start).rounded())
      findings.append(
        network.finding(
          .downstreamConflict, .warning, about: reach, at: end,
          "\(network.name(reach)) flows into \(network.name(next)) by its id, but is drawn to end \(metres) m from where that "
            + "begins. The id was believed."))
    }
  }

  private mutating func cutLoops(_ network: NetworkParts) {
    var waiting = [Int32](repeating: 0, count: downstream.count)
    for next in downstream where next >= 0 { waiting[Int(next)] += 1 }
    var ready = downstream.indices.filter { waiting[$0] == 0 }
    var done = [Bool](repeating: false, count: downstream.count)
    while let reach = ready.popLast() {
      done[reach] = true
      let next = Int(downstream[reach])
      guard next >= 0 else { continue }
      waiting[next] -= 1
      if waiting[next] == 0 { ready.append(next) }
    }
    // The reaches that are left flow in circles.
    for first in downstream.indices where !done[first] {
      var members = 0
      var reach = first
      while !done[reach] {
        done[reach] = true
        members += 1
        reach = Int(downstream[reach])
      }
      downstream[first] = -1
      findings.append(
        network.finding(
          .networkLoop, .warning, about: first, at: network.end(of: first),
          "\(members) reaches flow in a circle through \(network.name(first)). It was cut where that one ends; check which of "
            + "them is drawn or numbered wrongly."))
    }
  }
}
