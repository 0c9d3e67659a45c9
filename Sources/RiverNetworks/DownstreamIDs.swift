import SurveyModel

/// What a layer's ids say of where each reach flows.
struct DownstreamIDs {
  /// For each reach the one it flows into; else ``silent``, ``mouth`` or ``missing``.
  private var targets: [Int32]
  private(set) var findings: [Finding] = []

  private static let silent: Int32 = -1
  private static let mouth: Int32 = -2
  private static let missing: Int32 = -3

  init(_ network: NetworkParts) {
    targets = [Int32](repeating: Self.silent, count: network.pieces.count)
    guard network.lines.layers.contains(where: { $0.features.contains { $0.downstreamID != nil } }) else { return }
    // Pieces of one feature follow each other: what flows into the feature flows into the first of them.
    var firsts: [PieceFeature: Int] = [:]
    var lasts: [PieceFeature: Int] = [:]
    var byID: [String: Int] = [:]
    byID.reserveCapacity(network.pieces.count)
    for reach in network.pieces.indices {
      let key = PieceFeature(network.pieces[reach])
      if let last = lasts.updateValue(reach, forKey: key) {
        targets[last] = Int32(reach)
        continue
      }
      firsts[key] = reach
      guard let id = network.feature(reach).linkID else { continue }
      if let other = byID[id] {
        findings.append(
          Finding(
            .reachIdDuplicate, .warning,
            "Features \(network.feature(other).record) and \(network.feature(reach).record) have the same id \(id); what flows "
              + "into \(id) is taken to flow into the first.",
            source: network.feature(reach).source, record: network.feature(reach).record, position: network.middle(of: reach)
          ).about(river: network.pieces[reach].riverID))
      } else {
        byID[id] = reach
      }
    }
    for (key, last) in lasts {
      guard let id = network.lines.layers[key.layer].features[key.feature].downstreamID else { continue }
      if id == RiverLayer.mouth {
        targets[last] = Self.mouth
      } else if let next = byID[id] {
        targets[last] = next == firsts[key] ? Self.mouth : Int32(next)
      } else {
        targets[last] = Self.missing
      }
    }
    noteMissing(network)
  }

  /// True when the ids say something of this reach.
  func says(_ reach: Int) -> Bool { targets[reach] != Self.silent }

  func target(of reach: Int) -> Int? { targets[reach] >= 0 ? Int(targets[reach]) : nil }

  private mutating func noteMissing(_ network: NetworkParts) {
    for reach in targets.indices where targets[reach] == Self.missing {
      let feature = network.feature(reach)
      findings.append(
        Finding(
          .downstreamMissing, .info,
          "\(network.name(reach)) flows into \(feature.downstreamID ?? ""), which is not in the layer: it is a mouth here.",
          source: feature.source, record: feature.record,
          position: network.nodes.positions[network.nodes.end(reach)]
        ).about(river: network.pieces[reach].riverID))
    }
  }
}
