package import SurveyModel

/// Outlets on each reach, and those with all that drains into it; nil where the flow is not known.
package func reachTotals(_ outlets: [OutletRow], network: RiverNetwork) -> [ReachTotal] {
  var totals = network.reaches.map { _ in ReachTotal() }
  for outlet in outlets { totals[outlet.reach].outlets += 1 }
  guard network.topology.order.count == totals.count else { return totals }
  var all = totals.map(\.outlets)
  for reach in network.topology.order.lazy.map(Int.init) {
    if let next = network.downstream(ofReach: reach) { all[next] += all[reach] }
  }
  for reach in totals.indices where network.reaches[reach].flowKnown { totals[reach].outletsWithTributaries = all[reach] }
  return totals
}

/// Outlets whose water passes a reach of each group, each counted once whatever way it takes: a group is a river or a basin.
///
/// Of the reaches of a group only those count that have no other of the group below them: what drains into these is all there
/// is, and no two of them share any of it.
/// - Parameter group: for each reach a number below `groups`, -1 for none.
func outletsAbove(groups: Int, of group: [Int32], _ totals: [ReachTotal], network: RiverNetwork) -> [Int] {
  var all = totals.map(\.outlets)
  for reach in network.topology.order.lazy.map(Int.init) {
    if let next = network.downstream(ofReach: reach) { all[next] += all[reach] }
  }
  var counts = [Int](repeating: 0, count: groups)
  var path = RiverPath(network, groups: groups, of: group)
  path.walk { _, reach, below in
    if below == nil, group[reach] >= 0 { counts[Int(group[reach])] += all[reach] }
  }
  return counts
}

/// Fills in ``RollUpRow/outletsWithTributaries`` of the summary by river. Nil for rivers of which a reach has no known flow.
package func addTributaries(toRivers rollUp: inout RollUp, _ totals: [ReachTotal], network: RiverNetwork) {
  guard network.topology.order.count == network.reaches.count, rollUp.rows.count == network.rivers.count else { return }
  let counts = outletsAbove(
    groups: network.rivers.count, of: network.reaches.map { Int32($0.river) }, totals, network: network)
  for (number, river) in network.rivers.enumerated() where river.reaches.allSatisfy({ network.reaches[$0].flowKnown }) {
    rollUp.rows[number].outletsWithTributaries = counts[number]
  }
  addTotal(to: &rollUp)
}

/// Fills in ``RollUpRow/outletsWithTributaries`` of the summary by basin: the outlets in the basin, and those elsewhere whose
/// water passes a river of it. Nil for basins with a reach of unknown flow.
/// - Parameter ids: of the basins by the numbers that outlets carry.
package func addTributaries(
  toBasins rollUp: inout RollUp, _ outlets: [OutletRow], ids: [String?], _ totals: [ReachTotal], basinOfReach: [String?],
  network: RiverNetwork
) {
  guard network.topology.order.count == network.reaches.count, basinOfReach.count == network.reaches.count else { return }
  let named = rollUp.rows.enumerated().compactMap { number, row in row.id.map { ($0, number) } }
  let numbers = Dictionary(named, uniquingKeysWith: { first, _ in first })
  let group = basinOfReach.map { basin in basin.flatMap { numbers[$0] }.map { Int32($0) } ?? -1 }
  var counts = outletsAbove(groups: rollUp.rows.count, of: group, totals, network: network)
  // Outlets in a basin whose river belongs to another one, unless their water passes this one anyway.
  var strangers: [Int: [Int]] = [:]
  let rowOfBasin = ids.map { id in id.flatMap { numbers[$0] } }
  for outlet in outlets {
    if let own = rowOfBasin[Int(outlet.basin)], own != Int(group[outlet.reach]) {
      strangers[outlet.reach, default: []].append(own)
    }
  }
  if !strangers.isEmpty {
    var path = RiverPath(network, groups: rollUp.rows.count, of: group)
    path.walk { path, reach, _ in
      for own in strangers[reach] ?? [] where !path.passes(own) { counts[own] += 1 }
    }
  }
  var isKnown = [Bool](repeating: true, count: rollUp.rows.count)
  for (reach, basin) in group.enumerated() where basin >= 0 && !network.reaches[reach].flowKnown { isKnown[Int(basin)] = false }
  for (_, number) in named where isKnown[number] { rollUp.rows[number].outletsWithTributaries = counts[number] }
  addTotal(to: &rollUp)
}

/// With tributaries a total is all outlets, each once; nil where a row is.
private func addTotal(to rollUp: inout RollUp) {
  let isKnown = !rollUp.rows.isEmpty && rollUp.rows.allSatisfy { $0.id == nil || $0.outletsWithTributaries != nil }
  rollUp.total.outletsWithTributaries = isKnown ? rollUp.total.outlets : nil
}
