import SurveyMath
import SurveyModel

/// Findings of which each kind is listed up to a number, and then counted.
struct LimitedFindings {
  private(set) var findings: [Finding] = []
  private var counts: [Rule: Int] = [:]

  /// More of one kind nobody looks at one by one.
  private static let most = 50

  mutating func append(_ new: [Finding]) {
    for finding in new {
      counts[finding.rule, default: 0] += 1
      if counts[finding.rule, default: 0] <= Self.most { findings.append(finding) }
    }
  }

  /// All that were kept, and what was left out.
  func complete(source: String?) -> [Finding] {
    findings
      + counts.filter { $0.value > Self.most }.sorted { $0.key.rawValue < $1.key.rawValue }.map { rule, count in
        let severity = findings.first { $0.rule == rule }?.severity ?? .info
        return Finding(
          rule, severity, "\(count - Self.most) more findings of this kind are not listed one by one.", source: source)
      }
  }
}

/// Gaps, loose ends and pieces cut off.
func networkFindings(
  _ network: NetworkParts, _ ids: DownstreamIDs, _ downstream: [Int32], order: [Int32], unknown: Set<Int>
) -> [Finding] {
  var gapNodes: Set<Int> = []
  var findings: [Finding] = []
  for gap in network.gaps {
    // Water that ends there, or that nobody knows the direction of; a head near another river is no gap.
    let ends = network.nodes.ends(at: Int(gap.node)).filter { $0 % 2 == 1 || unknown.contains(Int($0) / 2) }
    guard let end = ends.first.map({ Int($0) / 2 }), network.nodes.flow(at: Int(gap.node)).leaving == 0, !ids.says(end),
      downstream[end] < 0
    else {
      continue
    }
    gapNodes.insert(Int(gap.node))
    findings.append(
      Finding(
        .networkGap, .warning,
        "\(network.name(end)) ends \(tenths(gap.distance)) m from \(network.name(Int(gap.reach))) and is not linked to it. If it "
          + "flows into it, close the gap or give a greater --node-tolerance.",
        source: network.feature(end).source, record: network.feature(end).record,
        position: network.nodes.positions[Int(gap.node)]
      ).about(river: network.pieces[end].riverID))
  }
  findings += looseEnds(network, ids, downstream, order: order, unknown: unknown, gaps: gapNodes)
  return findings + islands(network)
}

/// Loose ends of one network that are listed one by one.
private let mostEnds = 20

/// Places where water ends although the rest of what hangs together goes on to another end.
private func looseEnds(
  _ network: NetworkParts, _ ids: DownstreamIDs, _ downstream: [Int32], order: [Int32], unknown: Set<Int>, gaps: Set<Int>
) -> [Finding] {
  var above = [Int](repeating: 1, count: downstream.count)
  for reach in order.lazy.map(Int.init) where downstream[reach] >= 0 { above[Int(downstream[reach])] += above[reach] }
  /// Component → node where water ends → reaches above.
  var ends: [Int: [Int: Int]] = [:]
  for reach in downstream.indices where downstream[reach] < 0 && !unknown.contains(reach) && !ids.says(reach) {
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
      guard let end = network.nodes.ends(at: node).first(where: { $0 % 2 == 1 }).map({ Int($0) / 2 }) else { continue }
      findings.append(
        Finding(
          .networkDangle, .info,
          "\(network.name(end)) ends where nothing goes on, while what it hangs together with flows elsewhere: a diversion, or "
            + "drawn against the flow?",
          source: network.feature(end).source, record: network.feature(end).record,
          position: network.nodes.positions[node]
        ).about(river: network.pieces[end].riverID))
    }
  }
  return findings
}

/// Small pieces that touch nothing inside the area of the greatest one.
private func islands(_ network: NetworkParts) -> [Finding] {
  struct Island {
    var box = Box()
    var length = 0.0
    var first: Int
    var reaches = 0
  }
  var islands: [Int: Island] = [:]
  for (reach, piece) in network.pieces.enumerated() {
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
    Finding(
      .networkIsland, .info,
      "\(island.reaches == 1 ? network.name(island.first) : "\(island.reaches) reaches with \(network.name(island.first))") "
        + "(\(tenths(island.length / 1000)) km) touches no other river, inside the area of the greatest network.",
      source: network.feature(island.first).source, record: network.feature(island.first).record,
      position: network.middle(of: island.first)
    ).about(river: network.pieces[island.first].riverID)
  }
}

/// A number with one decimal.
private func tenths(_ value: Double) -> String {
  let scaled = Int((value * 10).rounded())
  return "\(scaled / 10).\(scaled % 10)"
}
