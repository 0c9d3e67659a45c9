import SurveyModel

/// For each reach the metres from the mouth of its river up to the reach's downstream end, along the way the water takes; NaN
/// where this is not known.
///
/// The mouth of a river is where it flows into another river, or where it ends. Where a river ends more than once without
/// flowing into another river, the end with the greatest length of the river above it is the mouth. The other ends are gaps,
/// and for the reaches above a gap the distance is not known.
/// - Parameters:
///   - entered: for each reach the measure on the next reach at which it flows into it.
///   - outside: for reaches where the water leaves the layer, the metres from there to the mouth; NaN where that is not known.
func mouthDistances(
  of network: RiverNetwork, entered: NumberedColumn<ReachNumber, Double>, outside: [ReachNumber: Double],
  unknown: Set<ReachNumber>
) -> NumberedColumn<ReachNumber, Double> {
  let topology = network.topology
  let count = network.reaches.count
  var distances = NumberedColumn<ReachNumber, Double>(repeating: .nan, count: count)
  // The last reach of its river below each reach.
  var mouths = NumberedColumn<ReachNumber, ReachNumber>(Array(network.reaches.indices))
  // For each reach the metres from its downstream end to where its water leaves the network.
  var ways = NumberedColumn<ReachNumber, Double>(repeating: 0, count: count)
  for reach in topology.order.reversed() {
    guard let next = network.downstream(ofReach: reach) else { continue }
    ways[reach] = ways[next] + network.length(ofReach: next) - entered[reach]
  }
  var lengths: [ReachNumber: Double] = [:]
  var path = RiverPath(network)
  path.walk { _, reach, sameRiver in
    if let below = sameRiver {
      mouths[reach] = mouths[below]
      distances[reach] = distances[below] + ways[reach] - ways[below]
    } else {
      mouths[reach] = reach
      distances[reach] = 0
    }
    lengths[mouths[reach], default: 0] += network.length(ofReach: reach)
  }
  for river in network.rivers {
    let ends = river.reaches.filter { mouths[$0] == $0 }
    for reach in river.reaches where !outside.isEmpty { distances[reach] += outside[mouths[reach]] ?? 0 }
    guard ends.count > 1 else { continue }
    let greatest = ends.max { (lengths[$0] ?? 0) < (lengths[$1] ?? 0) }
    for reach in river.reaches {
      let mouth = mouths[reach]
      if mouth != greatest, network.downstream(ofReach: mouth) == nil, outside[mouth] == nil { distances[reach] = .nan }
    }
  }
  for reach in unknown { distances[reach] = .nan }
  return distances
}
