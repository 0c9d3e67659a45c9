import SurveyModel

/// The Strahler order of each reach: 1 where water begins, and one more than the highest order of the reaches that flow in where
/// two of these have it. Where the layer has an order of its own, that is taken; where the flow is not known, it is 0.
///
/// The lesser branch of a fork has the order of the reach that it leaves, or the highest of them. It does not raise the order
/// of a reach that it flows into (as in NHDPlus, where StreamCalc is 0).
func streamOrders(
  _ network: NetworkParts, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, order: [ReachNumber],
  unknown: Set<ReachNumber>
) -> NumberedColumn<ReachNumber, Int16> {
  var own = NumberedColumn<ReachNumber, Int16>(
    network.pieces.indices.map { Int16(clamping: network.feature($0).strahler ?? 0) })
  // For each reach the highest order of the reaches that flow in, and how many of them have it; more than two count as two.
  var highest = NumberedColumn<ReachNumber, Int16>(repeating: 0, count: own.count)
  var bringers = highest
  // 0 for the lesser branch of a fork.
  var computed = highest
  var branches: [ReachNumber] = []
  for reach in order {
    if highest[reach] > 0 {
      computed[reach] = bringers[reach] > 1 ? highest[reach] + 1 : highest[reach]
    } else if above(reach, network).isEmpty {
      computed[reach] = 1
    } else {
      branches.append(reach)
    }
    guard let next = downstream[reach], computed[reach] > 0 else { continue }
    if computed[reach] > highest[next] {
      highest[next] = computed[reach]
      bringers[next] = 1
    } else if computed[reach] == highest[next] {
      bringers[next] = 2
    }
  }
  // A branch may leave another branch, whose order has to be known first. Real networks need few rounds.
  for _ in 0..<100 where !branches.isEmpty {
    branches.removeAll { branch in
      let orders = above(branch, network).map { computed[$0] }
      guard let highest = orders.max(), !orders.contains(0) else { return false }
      computed[branch] = highest
      return true
    }
  }
  for branch in branches { computed[branch] = 1 }
  for reach in own.indices {
    if unknown.contains(reach) { own[reach] = 0 } else if own[reach] == 0 { own[reach] = computed[reach] }
  }
  return own
}

/// The reaches whose water may enter `reach` where it begins: those that end there, else the one on whose line the node lies.
private func above(_ reach: ReachNumber, _ network: NetworkParts) -> [ReachNumber] {
  let node = network.nodes.start(reach)
  let ending = network.nodes.ends(at: node).filter { !$0.isUpstream && $0.reach != reach }.map(\.reach)
  guard ending.isEmpty, let host = network.nodes.host[node], host != reach else { return ending }
  return [host]
}
