import SurveyMath
import SurveyModel

/// Which reach each reach flows into. Loops are cut.
struct DownstreamLinks {
  /// For each reach the next one downstream; nil where the water ends, or where the flow is not known.
  private(set) var downstream: NumberedColumn<ReachNumber, ReachNumber?>
  private(set) var findings: [Finding] = []
  /// Reaches that flow into a reach which they do not touch, because the layer names its river.
  private(set) var joined: Set<ReachNumber> = []
  /// Reaches that end before a gap in their river, with the metres to where it goes on.
  private(set) var bridged: [ReachNumber: Double] = [:]

  init(_ network: NetworkParts, _ ids: DownstreamIDs, unknown: Set<ReachNumber>) {
    downstream = NumberedColumn(
      network.pieces.indices.map { reach in
        if unknown.contains(reach) { return nil }
        return ids.says(reach) ? ids.target(of: reach) : Self.mainBranch(below: reach, network, unknown)
      })
    if let parents = ParentRivers(network) {
      for link in parents.links(downstream, ids, network, unknown: unknown, &findings) {
        downstream[link.reach] = link.next
        joined.insert(link.reach)
      }
    }
    bridgeGaps(network, ids, unknown)
    noteConflicts(network, ids)
    cutLoops(network)
  }

  /// Links the reaches on both sides of gaps inside a river.
  private mutating func bridgeGaps(_ network: NetworkParts, _ ids: DownstreamIDs, _ unknown: Set<ReachNumber>) {
    let pieces = network.pieces
    // The reaches of a river follow each other.
    func hasOthers(_ reach: ReachNumber) -> Bool {
      let river = pieces[reach].riverID
      return reach > pieces.startIndex && pieces[reach - 1].riverID == river
        || reach + 1 < pieces.endIndex && pieces[reach + 1].riverID == river
    }
    let found = RiverGaps(network, downstream, unknown: unknown) { reach in
      hasOthers(reach) && !ids.says(reach) ? pieces[reach].riverID : nil
    }
    for gap in found.gaps {
      let metres = Int(gap.metres.rounded())
      let (name, river) = (network.name(gap.above), network.pieces[gap.above].riverID)
      if gap.metres <= RiverGaps.bridged {
        downstream[gap.above] = gap.below
        bridged[gap.above] = gap.metres
        findings.append(
          network.finding(
            .riverGapBridged, .info, about: gap.above, at: network.end(of: gap.above),
            "\(name) ends \(metres) m before river \(river) goes on, as in a culvert; the water was taken to go on, and the gap counts "
              + "in river kilometres."))
      } else {
        findings.append(
          network.finding(
            .riverGapBridged, .warning, about: gap.above, at: network.end(of: gap.above),
            "\(name) ends \(metres) m before river \(river) goes on, which is too far to be bridged: above the gap there are no river "
              + "kilometres. Draw what is missing."))
      }
    }
  }

  /// The reach that takes the water where `reach` ends. Of several it is the one of the same river, else the one with the
  /// greatest size, else the one that goes on straightest.
  private static func mainBranch(below reach: ReachNumber, _ network: NetworkParts, _ unknown: Set<ReachNumber>) -> ReachNumber? {
    let node = network.nodes.end(reach)
    var branches = network.nodes.ends(at: node).filter(\.isUpstream).map(\.reach)
    if let host = network.nodes.host[node] { branches.append(host) }
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
  private static func turn(from reach: ReachNumber, into next: ReachNumber, _ network: NetworkParts) -> Double {
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
    var waiting = NumberedColumn<ReachNumber, Int32>(repeating: 0, count: downstream.count)
    for case let next? in downstream { waiting[next] += 1 }
    var ready = downstream.indices.filter { waiting[$0] == 0 }
    var done = NumberedColumn<ReachNumber, Bool>(repeating: false, count: downstream.count)
    while let reach = ready.popLast() {
      done[reach] = true
      guard let next = downstream[reach] else { continue }
      waiting[next] -= 1
      if waiting[next] == 0 { ready.append(next) }
    }
    // The reaches that are left flow in circles.
    for first in downstream.indices where !done[first] {
      var members = 0
      var reach = first
      while !done[reach], let next = downstream[reach] {
        done[reach] = true
        members += 1
        reach = next
      }
      downstream[first] = nil
      findings.append(
        network.finding(
          .networkLoop, .warning, about: first, at: network.end(of: first),
          "\(members) reaches flow in a circle through \(network.name(first)). It was cut where that one ends; check which of "
            + "them is drawn or numbered wrongly."))
    }
  }
}
