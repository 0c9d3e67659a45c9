package import SurveyModel

/// For each reach the number of outlets on it, and the number of outlets whose water passes its downstream end; the latter is nil
/// where the flow is not known.
package func reachTotals(_ outlets: [OutletRow], network: RiverNetwork) -> [ReachTotal] {
  var totals = network.reaches.map { _ in ReachTotal() }
  for outlet in outlets { totals[outlet.reach].outlets += 1 }
  guard network.topology.order.count == totals.count else { return totals }
  let all = accumulated(totals.map(\.outlets), network)
  for reach in totals.indices where network.reaches[reach].flowKnown { totals[reach].outletsWithTributaries = all[reach] }
  return totals
}

/// For each reach the sum of `own` over the reach and all reaches whose water passes it.
func accumulated(_ own: [Int], _ network: RiverNetwork) -> [Int] {
  var all = own
  for reach in network.topology.order.lazy.map(Int.init) {
    if let next = network.downstream(ofReach: reach) { all[next] += all[reach] }
  }
  return all
}
