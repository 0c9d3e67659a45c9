import SurveyModel

/// Strahler's order of each reach: 1 where water begins, one more where two of the highest order meet. The layer's own where it
/// has them; 0 where the flow is not known.
///
/// The lesser branch of a fork brings no order of its own back: it has that of the reach it left (NHDPlus, StreamCalc 0), where
/// several such meet the highest.
func streamOrders(_ network: NetworkParts, _ downstream: [Int32], order: [Int32], unknown: Set<Int>) -> [Int16] {
  var own = network.pieces.indices.map { Int16(clamping: network.feature($0).strahler ?? 0) }
  // Highest order of what flows in, and how many bring it.
  var highest = [Int16](repeating: 0, count: own.count)
  var bringers = [Int16](repeating: 0, count: own.count)
  /// 0 for what has only left another reach.
  var computed = [Int16](repeating: 0, count: own.count)
  var branches: [Int] = []
  for reach in order.lazy.map(Int.init) {
    if highest[reach] > 0 {
      computed[reach] = bringers[reach] > 1 ? highest[reach] + 1 : highest[reach]
    } else if above(reach, network).isEmpty {
      computed[reach] = 1
    } else {
      branches.append(reach)
    }
    let next = Int(downstream[reach])
    guard next >= 0, computed[reach] > 0 else { continue }
    if computed[reach] > highest[next] {
      highest[next] = computed[reach]
      bringers[next] = 1
    } else if computed[reach] == highest[next] {
      bringers[next] = 2
    }
  }
  // A branch of a branch, and so on; a few rounds in any real network.
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

/// The reaches that another one leaves where it begins: those that end there, or one that passes by.
private func above(_ reach: Int, _ network: NetworkParts) -> [Int] {
  let node = network.nodes.start(reach)
  let ending = network.nodes.ends(at: node).filter { $0 % 2 == 1 && Int($0) / 2 != reach }.map { Int($0) / 2 }
  let host = Int(network.nodes.host[node])
  return !ending.isEmpty || host < 0 || host == reach ? ending : [host]
}
