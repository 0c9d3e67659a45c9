package import SurveyModel

/// The basin of each reach, from the network: the id of the river in which the water of the reach leaves the network; nil where
/// the flow is not known.
package func networkBasins(_ network: RiverNetwork) -> NumberedColumn<ReachNumber, String?> {
  var terminus = NumberedColumn<ReachNumber, ReachNumber>(Array(network.reaches.indices))
  for reach in network.topology.order.reversed() {
    if let next = network.downstream(ofReach: reach) { terminus[reach] = terminus[next] }
  }
  return NumberedColumn(
    network.reaches.indices.map { reach in
      network.reaches[reach].flowKnown ? network.rivers[network.reaches[terminus[reach]].river].id : nil
    })
}
