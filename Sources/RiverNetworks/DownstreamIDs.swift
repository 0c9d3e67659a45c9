import SurveyModel

/// Where each reach flows according to the ids of its layer.
struct DownstreamIDs {
  /// For each reach the reach that it flows into, or ``silent``, ``mouth`` or ``missing``.
  private var targets: [Int32]
  private(set) var findings: [Finding] = []

  /// The layer has no id for the water of this reach.
  private static let silent: Int32 = -1
  /// The layer says that the water ends here.
  private static let mouth: Int32 = -2
  /// The layer names a feature that it does not hold.
  private static let missing: Int32 = -3

  init(_ network: NetworkParts) {
    targets = [Int32](repeating: Self.silent, count: network.pieces.count)
    guard network.lines.layers.contains(where: { $0.features.contains { $0.downstreamID != nil } }) else { return }
    // The pieces of a feature flow into each other in their order; what flows into the feature flows into its first piece.
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
          network.finding(
            .reachIdDuplicate, .warning, about: reach, at: network.middle(of: reach),
            "Features \(network.feature(other).record) and \(network.feature(reach).record) have the same id \(id); what flows "
              + "into \(id) is taken to flow into the first."))
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

  /// True when the ids say where this reach flows, or that it ends.
  func says(_ reach: Int) -> Bool { targets[reach] != Self.silent }

  /// The reach that `reach` flows into by the ids; nil where they name none that is in the layer.
  func target(of reach: Int) -> Int? { targets[reach] >= 0 ? Int(targets[reach]) : nil }

  private mutating func noteMissing(_ network: NetworkParts) {
    for reach in targets.indices where targets[reach] == Self.missing {
      findings.append(
        network.finding(
          .downstreamMissing, .info, about: reach, at: network.end(of: reach),
          "\(network.name(reach)) flows into \(network.feature(reach).downstreamID ?? ""), which is not in the layer: it is a mouth "
            + "here."))
    }
  }
}
