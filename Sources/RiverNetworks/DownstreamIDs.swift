import SurveyModel

/// Where each reach flows according to the ids of its layer.
struct DownstreamIDs {
  /// What the ids say of one reach.
  private enum Target {
    /// The layer has no id for the water of this reach.
    case silent
    /// The layer says that the water ends here.
    case mouth
    /// The layer names a feature that it does not hold.
    case missing
    case reach(ReachNumber)
  }

  private var targets: NumberedColumn<ReachNumber, Target>
  private(set) var findings: [Finding] = []
  /// True when some feature says what it flows into.
  private(set) var saysAnything = false

  init(_ network: NetworkParts) {
    targets = NumberedColumn(repeating: .silent, count: network.pieces.count)
    guard network.lines.layers.contains(where: { $0.features.contains { $0.downstream != nil } }) else { return }
    saysAnything = true
    // The pieces of a feature flow into each other in their order; what flows into the feature flows into its first piece.
    var firsts: [PieceFeature: ReachNumber] = [:]
    var lasts: [PieceFeature: ReachNumber] = [:]
    var byID: [String: ReachNumber] = [:]
    byID.reserveCapacity(network.pieces.count)
    for reach in network.pieces.indices {
      let key = PieceFeature(network.pieces[reach])
      if let last = lasts.updateValue(reach, forKey: key) {
        targets[last] = .reach(reach)
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
      switch network.lines.layers[key.layer].features[key.feature].downstream {
      case nil: break
      case .mouth: targets[last] = .mouth
      case .feature(let id):
        guard let next = byID[id] else {
          targets[last] = .missing
          continue
        }
        targets[last] = next == firsts[key] ? .mouth : .reach(next)
      }
    }
    noteMissing(network)
  }

  /// True when the ids say where this reach flows, or that it ends.
  func says(_ reach: ReachNumber) -> Bool {
    if case .silent = targets[reach] { return false }
    return true
  }

  /// True when the ids say that the water ends with this reach.
  func isMouth(_ reach: ReachNumber) -> Bool {
    if case .mouth = targets[reach] { return true }
    return false
  }

  /// True when the reach flows into one that is not in the layer.
  func leavesLayer(_ reach: ReachNumber) -> Bool {
    if case .missing = targets[reach] { return true }
    return false
  }

  /// The reach that `reach` flows into by the ids; nil where they name none that is in the layer.
  func target(of reach: ReachNumber) -> ReachNumber? {
    if case .reach(let next) = targets[reach] { return next }
    return nil
  }

  private mutating func noteMissing(_ network: NetworkParts) {
    for (reach, target) in targets.numbered {
      guard case .missing = target, case .feature(let id) = network.feature(reach).downstream else { continue }
      findings.append(
        network.finding(
          .downstreamMissing, .info, about: reach, at: network.end(of: reach),
          "\(network.name(reach)) flows into \(id), which is not in the layer: "
            + (network.feature(reach).isRiverMouth
              ? "its river ends here."
              : network.feature(reach).mouthDistance != nil
                ? "river kilometres above it count from the mouth by the layer's own distances."
                : "how far it is to the mouth is not known, and no river kilometres are given above it.")))
    }
  }
}
