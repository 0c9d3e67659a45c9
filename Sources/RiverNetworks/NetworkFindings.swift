import SurveyMath
import SurveyModel

/// Findings about the drawing of a network: gaps, loose ends, and parts that touch no other river.
func networkFindings(
  _ network: NetworkParts, _ ids: DownstreamIDs, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, order: [ReachNumber],
  unknown: Set<ReachNumber>
) -> [Finding] {
  var gapNodes: Set<NodeNumber> = []
  var findings: [Finding] = []
  for gap in network.gaps {
    // Only ends count where water arrives or where the flow is unknown: a head near another river is no gap.
    let ends = network.nodes.ends(at: gap.node).filter { !$0.isUpstream || unknown.contains($0.reach) }
    guard let end = ends.first?.reach, network.nodes.flow(at: gap.node).leaving == 0, !ids.says(end), downstream[end] == nil
    else {
      continue
    }
    gapNodes.insert(gap.node)
    findings.append(
      network.finding(
        .networkGap, .warning, about: end, at: network.nodes.positions[gap.node],
        "\(network.name(end)) ends \(tenths(gap.distance)) m from \(network.name(gap.reach)) and is not linked to it. If it "
          + "flows into it, close the gap or give a greater --node-tolerance."))
  }
  findings += looseEnds(network, ids, downstream, order: order, unknown: unknown, gaps: gapNodes)
  return findings + islands(network)
}

/// How many loose ends of one component are listed one by one.
private let mostEnds = 20

/// Findings about nodes where water ends although most water of the component leaves it at another node.
private func looseEnds(
  _ network: NetworkParts, _ ids: DownstreamIDs, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, order: [ReachNumber],
  unknown: Set<ReachNumber>, gaps: Set<NodeNumber>
) -> [Finding] {
  var above = NumberedColumn<ReachNumber, Int>(repeating: 1, count: downstream.count)
  for reach in order {
    if let next = downstream[reach] { above[next] += above[reach] }
  }
  // For each component its nodes where water ends, with the number of reaches whose water ends there.
  var ends: [NodeNumber: [NodeNumber: Int]] = [:]
  for reach in downstream.indices where downstream[reach] == nil && !unknown.contains(reach) && !ids.says(reach) {
    ends[network.component(ofReach: reach), default: [:]][network.nodes.end(reach), default: 0] += above[reach]
  }
  var findings: [Finding] = []
  for (_, nodes) in ends.sorted(by: { $0.key < $1.key }) where nodes.count > 1 {
    let mouth = nodes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    if nodes.count > mostEnds, let mouth {
      findings.append(
        Finding(
          .networkDangle, .warning,
          "Rivers that hang together end at \(nodes.count) places where nothing goes on. Are they drawn downstream?",
          position: network.nodes.positions[mouth]))
      continue
    }
    for node in nodes.keys.sorted() where node != mouth && !gaps.contains(node) {
      guard let end = network.nodes.ends(at: node).first(where: { !$0.isUpstream })?.reach else { continue }
      findings.append(
        network.finding(
          .networkDangle, .info, about: end, at: network.nodes.positions[node],
          "\(network.name(end)) ends where nothing goes on, while what it hangs together with flows elsewhere: a diversion, or "
            + "drawn against the flow?"))
    }
  }
  return findings
}

/// Findings about small components inside the bounding box of the greatest component.
private func islands(_ network: NetworkParts) -> [Finding] {
  struct Island {
    var box = Box()
    var length = 0.0
    var first: ReachNumber
    var reaches = 0
  }
  var islands: [NodeNumber: Island] = [:]
  for (reach, piece) in network.pieces.numbered {
    var island = islands[network.component(ofReach: reach)] ?? Island(first: reach)
    let columns = network.lines.columns[piece.columns]
    let metres = DegreeLength(bySeriesAtLatitude: columns.y[piece.vertices.lowerBound])
    var last = columns.coordinate(piece.vertices.lowerBound)
    for vertex in piece.vertices {
      let position = columns.coordinate(vertex)
      island.box.add(x: position.x, y: position.y)
      island.length += metres.distance(last, position)
      last = position
    }
    island.reaches += 1
    islands[network.component(ofReach: reach)] = island
  }
  guard let greatest = islands.values.max(by: { ($0.length, $1.first) < ($1.length, $0.first) }) else { return [] }
  let cutOff = islands.values.filter {
    $0.length < 0.1 * greatest.length && greatest.box.minX <= $0.box.minX && greatest.box.minY <= $0.box.minY
      && $0.box.maxX <= greatest.box.maxX && $0.box.maxY <= greatest.box.maxY
  }
  return cutOff.sorted { $0.first < $1.first }.map { island in
    network.finding(
      .networkIsland, .info, about: island.first, at: network.middle(of: island.first),
      "\(island.reaches == 1 ? network.name(island.first) : "\(island.reaches) reaches with \(network.name(island.first))") "
        + "(\(tenths(island.length / 1000)) km) touches no other river, inside the area of the greatest network.")
  }
}

/// A number with one decimal.
private func tenths(_ value: Double) -> String {
  let scaled = Int((value * 10).rounded())
  return "\(scaled / 10).\(scaled % 10)"
}
