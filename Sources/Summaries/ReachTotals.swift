package import SurveyModel

/// For each reach the number of outlets on it, and the number of outlets whose water passes its downstream end; the latter is nil
/// where the flow is not known.
package func reachTotals(
  _ outlets: NumberedColumn<OutletNumber, OutletRow>, network: RiverNetwork
) -> NumberedColumn<ReachNumber, ReachTotal> {
  var totals = NumberedColumn<ReachNumber, ReachTotal>(repeating: ReachTotal(), count: network.reaches.count)
  for outlet in outlets { totals[outlet.reach].outlets += 1 }
  guard network.topology.order.count == totals.count else { return totals }
  let all = accumulated(NumberedColumn(totals.map(\.outlets)), network)
  for reach in totals.indices where network.reaches[reach].flowKnown { totals[reach].outletsWithTributaries = all[reach] }
  return totals
}

/// For each reach the sum of `own` over the reach and all reaches whose water passes it.
func accumulated(
  _ own: NumberedColumn<ReachNumber, Int>, _ network: RiverNetwork
) -> NumberedColumn<ReachNumber, Int> {
  var all = own
  for reach in network.topology.order {
    if let next = network.downstream(ofReach: reach) { all[next] += all[reach] }
  }
  return all
}
