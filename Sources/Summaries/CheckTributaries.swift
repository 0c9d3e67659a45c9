import SurveyModel

/// What is wrong with the outlets with tributaries, nil when nothing is.
///
/// Reach by reach: own outlets and those that come in from above make the total, and what arrives at the ends of the network is
/// every outlet once. River by river: each outlet is followed down its water's way once more, reach by reach, and counted for
/// every river it meets; of ways that are too long to follow all, the first ones are.
func tributaryFault(of result: ResultColumns) -> String? {
  let network = result.network
  guard network.topology.order.count == network.reaches.count, !network.reaches.isEmpty else { return nil }
  return reachFault(result) ?? riverFault(result) ?? totalFault(result.rivers, "rivers") ?? totalFault(result.basins, "basins")
}

private func reachFault(_ result: ResultColumns) -> String? {
  let network = result.network
  guard result.reaches.count == network.reaches.count else { return "the totals of reaches are not as many as the reaches" }
  var own = [Int](repeating: 0, count: result.reaches.count)
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
  for (reach, total) in result.reaches.enumerated() {
    guard let all = total.outletsWithTributaries, all != expected[reach] else { continue }
    return "reach \(network.reaches[reach].id) says \(all) outlets with tributaries, but its own and those above are "
      + "\(expected[reach])"
  }
  return arrived == result.outlets.count
    ? nil : "\(arrived) outlets arrive at the ends of the network, but there are \(result.outlets.count)"
}

/// Steps down the network before the check of rivers leaves off.
private let longestCheck = 50_000_000

private func riverFault(_ result: ResultColumns) -> String? {
  let network = result.network
  var counts = [Int](repeating: 0, count: network.rivers.count)
  var stamps = [Int32](repeating: -1, count: network.rivers.count)
  var steps = 0
  for (start, total) in result.reaches.enumerated() where total.outlets > 0 {
    var reach: Int? = start
    while let here = reach {
      let river = network.reaches[here].river
      if stamps[river] != Int32(truncatingIfNeeded: start) {
        stamps[river] = Int32(truncatingIfNeeded: start)
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
