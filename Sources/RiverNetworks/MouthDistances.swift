import SurveyModel

/// Metres from the mouth of its river to the downstream end of each reach, along the way the water takes; NaN where not known.
///
/// A river's mouth is where it flows into another, or ends. Of several places where a river just ends only the one with most of
/// its length above is a mouth: the others are gaps, and above them nothing is known.
func mouthDistances(of network: RiverNetwork, entered: [Double], unknown: Set<Int>) -> [Double] {
  let topology = network.topology
  let count = network.reaches.count
  var distances = [Double](repeating: .nan, count: count)
  var mouths = [Int32](repeating: -1, count: count)
  // Metres from the end of the water's way to the downstream end of each reach.
  var ways = [Double](repeating: 0, count: count)
  for reach in topology.order.reversed().lazy.map(Int.init) {
    guard let next = network.downstream(ofReach: reach) else { continue }
    ways[reach] = ways[next] + network.length(ofReach: next) - entered[reach]
  }
  var lengths: [Int32: Double] = [:]
  var path = RiverPath(network)
  path.walk { _, reach, sameRiver in
    if let below = sameRiver {
      mouths[reach] = mouths[below]
      distances[reach] = distances[below] + ways[reach] - ways[below]
    } else {
      mouths[reach] = Int32(reach)
      distances[reach] = 0
    }
    lengths[mouths[reach], default: 0] += network.length(ofReach: reach)
  }
  for river in network.rivers {
    let ends = river.reaches.filter { mouths[$0] == Int32($0) }
    guard ends.count > 1 else { continue }
    let greatest = ends.max { (lengths[Int32($0)] ?? 0) < (lengths[Int32($1)] ?? 0) }
    for reach in river.reaches {
      let mouth = Int(mouths[reach])
      if mouth != greatest, network.downstream(ofReach: mouth) == nil { distances[reach] = .nan }
    }
  }
  for reach in unknown { distances[reach] = .nan }
  return distances
}
