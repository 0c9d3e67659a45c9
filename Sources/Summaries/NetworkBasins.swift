package import SurveyModel

/// The basin of each reach, from the network: the id of the river in which the water of the reach leaves the network; nil where
/// the flow is not known.
package func networkBasins(_ network: RiverNetwork) -> [String?] {
  var terminus = [Int](0..<network.reaches.count)
  for reach in network.topology.order.reversed().lazy.map(Int.init) {
    if let next = network.downstream(ofReach: reach) { terminus[reach] = terminus[next] }
  }
  return network.reaches.indices.map { reach in
    network.reaches[reach].flowKnown ? network.rivers[network.reaches[terminus[reach]].river].id : nil
  }
}
