import SurveyModel

/// What is wrong with the numbers of outlets with tributaries; nil when nothing is.
///
/// For each reach its number must be that of its own outlets plus the numbers of the reaches that flow into it, and the numbers
/// at the ends of the network must add up to all outlets. For each river the outlets are counted a second time, by following the
/// water of each reach with outlets down to the end of the network. On very large networks only a part of them is followed.
func tributaryFault(of result: ResultColumns) -> String? {
  let network = result.network
  guard network.topology.order.count == network.reaches.count, !network.reaches.isEmpty else { return nil }
  return reachFault(result) ?? riverFault(result) ?? totalFault(result.rivers, "rivers") ?? totalFault(result.basins, "basins")
}

private func reachFault(_ result: ResultColumns) -> String? {
  let network = result.network
  guard result.reaches.count == network.reaches.count else { return "the totals of reaches are not as many as the reaches" }
  var own = NumberedColumn<ReachNumber, Int>(repeating: 0, count: result.reaches.count)
  for outlet in result.outlets { own[outlet.reach] += 1 }
  var expected = own
  var arrived = 0
  for reach in network.reaches.indices {
    if result.reaches[reach].outlets != own[reach] {
      return "reach \(network.reaches[reach].id) has \(own[reach]) outlets, but its total says \(result.reaches[reach].outlets)"
    }
    let all = result.reaches[reach].outletsWithTributaries ?? own[reach]
    if let next = network.downstream(ofReach: reach) { expected[next] += all } else { arrived += all }
  }
  for (reach, total) in result.reaches.numbered {
    guard let all = total.outletsWithTributaries, all != expected[reach] else { continue }
    return "reach \(network.reaches[reach].id) says \(all) outlets with tributaries, but its own and those above are "
      + "\(expected[reach])"
  }
  return arrived == result.outlets.count
    ? nil : "\(arrived) outlets arrive at the ends of the network, but there are \(result.outlets.count)"
}

/// The check of rivers ends after so many steps from one reach to the next.
private let longestCheck = 50_000_000

private func riverFault(_ result: ResultColumns) -> String? {
  let network = result.network
  var counts = NumberedColumn<RiverNumber, Int>(repeating: 0, count: network.rivers.count)
  // For each river the last reach whose water was seen to pass it, so that it is counted once.
  var stamps = NumberedColumn<RiverNumber, ReachNumber?>(repeating: nil, count: network.rivers.count)
  var steps = 0
  for (start, total) in result.reaches.numbered where total.outlets > 0 {
    var reach: ReachNumber? = start
    while let here = reach {
      let river = network.reaches[here].river
      if stamps[river] != start {
        stamps[river] = start
        counts[river] += total.outlets
      }
      steps += 1
      if steps > longestCheck { return nil }
      reach = network.downstream(ofReach: here)
    }
  }
  for (row, count) in zip(result.rivers.rows, counts) {
    guard let all = row.outletsWithTributaries, all != count else { continue }
    return "the summary of rivers says \(all) outlets with tributaries of \(row.id ?? "none"), but \(count) drain into it"
  }
  return nil
}

private func totalFault(_ rollUp: RollUp, _ name: String) -> String? {
  for row in rollUp.rows {
    if let all = row.outletsWithTributaries, all < row.outlets {
      return
        "the summary of \(name) says \(all) outlets with tributaries of \(row.id ?? "none"), fewer than its own \(row.outlets)"
    }
  }
  return nil
}
