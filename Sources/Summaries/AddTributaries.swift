package import SurveyModel

/// For each group of reaches (a river or a basin) the number of outlets whose water passes a reach of the group. An outlet whose
/// water leaves a group and enters it again is counted once.
///
/// Only those reaches of a group are added up that have no other reach of the group below them. The water of every outlet in
/// question passes exactly one of these.
/// - Parameters:
///   - groups: the number of groups.
///   - group: for each reach its group; nil for none.
func outletsAbove<Group>(
  groups: Int, of group: NumberedColumn<ReachNumber, Group?>, _ totals: NumberedColumn<ReachNumber, ReachTotal>,
  network: RiverNetwork
) -> NumberedColumn<Group, Int> {
  let all = accumulated(NumberedColumn(totals.map(\.outlets)), network)
  var counts = NumberedColumn<Group, Int>(repeating: 0, count: groups)
  var path = RiverPath(network, groups: groups, of: group)
  path.walk { _, reach, below in
    if below == nil, let own = group[reach] { counts[own] += all[reach] }
  }
  return counts
}

/// Fills in ``RollUpRow/outletsWithTributaries`` of the summary by river. It stays nil for a river with a reach whose flow is not
/// known.
package func addTributaries(
  toRivers rollUp: inout RollUp, _ totals: NumberedColumn<ReachNumber, ReachTotal>, network: RiverNetwork
) {
  guard network.topology.order.count == network.reaches.count, rollUp.rows.count == network.rivers.count else { return }
  let counts = outletsAbove(
    groups: network.rivers.count, of: NumberedColumn(network.reaches.map { RiverNumber?($0.river) }), totals, network: network)
  for (number, river) in network.rivers.numbered where river.reaches.allSatisfy({ network.reaches[$0].flowKnown }) {
    rollUp.rows[number.index].outletsWithTributaries = counts[number]
  }
  addTotal(to: &rollUp)
}

/// Fills in ``RollUpRow/outletsWithTributaries`` of the summary by basin: the outlets in the basin, and those elsewhere whose water
/// passes a reach of the basin. It stays nil for a basin with a reach whose flow is not known.
/// - Parameters:
///   - ids: the ids of the basins by the numbers that outlets have.
///   - basinOfReach: for each reach the id of its basin.
package func addTributaries(
  toBasins rollUp: inout RollUp, _ outlets: NumberedColumn<OutletNumber, OutletRow>, ids: [String?],
  _ totals: NumberedColumn<ReachNumber, ReachTotal>, basinOfReach: NumberedColumn<ReachNumber, String?>, network: RiverNetwork
) {
  guard network.topology.order.count == network.reaches.count, basinOfReach.count == network.reaches.count else { return }
  let named = rollUp.rows.enumerated().compactMap { number, row in row.id.map { ($0, SummaryRow(number)) } }
  let numbers = Dictionary(named, uniquingKeysWith: { first, _ in first })
  let group = NumberedColumn<ReachNumber, SummaryRow?>(basinOfReach.map { basin in basin.flatMap { numbers[$0] } })
  var counts = outletsAbove(groups: rollUp.rows.count, of: group, totals, network: network)
  // Outlets that lie in a basin, on a reach of another basin, count for the basin they lie in. Those whose water passes a reach of
  // that basin are counted already.
  var strangers: [ReachNumber: [SummaryRow]] = [:]
  let rowOfBasin = ids.map { id in id.flatMap { numbers[$0] } }
  for outlet in outlets {
    if let own = rowOfBasin[Int(outlet.basin)], own != group[outlet.reach] {
      strangers[outlet.reach, default: []].append(own)
    }
  }
  if !strangers.isEmpty {
    var path = RiverPath(network, groups: rollUp.rows.count, of: group)
    path.walk { path, reach, _ in
      for own in strangers[reach] ?? [] where !path.passes(own) { counts[own] += 1 }
    }
  }
  var isKnown = NumberedColumn<SummaryRow, Bool>(repeating: true, count: rollUp.rows.count)
  for (reach, basin) in group.numbered where !network.reaches[reach].flowKnown {
    if let basin { isKnown[basin] = false }
  }
  for (_, number) in named where isKnown[number] { rollUp.rows[number.index].outletsWithTributaries = counts[number] }
  addTotal(to: &rollUp)
}

/// The total with tributaries is the number of all outlets. It stays nil when it is nil in a row of a river or a basin.
private func addTotal(to rollUp: inout RollUp) {
  let isKnown = !rollUp.rows.isEmpty && rollUp.rows.allSatisfy { $0.id == nil || $0.outletsWithTributaries != nil }
  rollUp.total.outletsWithTributaries = isKnown ? rollUp.total.outlets : nil
}
