package import SurveyModel

/// Basins from the network: for each reach the id of the river at the end of its water's way, nil where the flow is not known.
package func networkBasins(_ network: RiverNetwork) -> [String?] {
  var terminus = [Int](0..<network.reaches.count)
  for reach in network.topology.order.reversed().lazy.map(Int.init) {
    if let next = network.downstream(ofReach: reach) { terminus[reach] = terminus[next] }
  }
  return network.reaches.indices.map { reach in
    network.reaches[reach].flowKnown ? network.rivers[network.reaches[terminus[reach]].river].id : nil
  }
}
