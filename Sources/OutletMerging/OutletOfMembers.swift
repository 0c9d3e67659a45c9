private import PROJKit
import SurveyModel

/// One outlet from its sightings, the leader first.
///
/// Position and measure are means weighted by 1/accuracy², the minimum-variance estimate from independent errors, whose
/// accuracy is (Σ 1/accuracy²)^(−1/2).
func outlet(
  of members: [Int], _ observations: ObservationColumns, _ matches: MatchColumns, _ network: RiverNetwork
) -> Outlet {
  let leader = members[0]
  let reach = Int(matches.reach[leader])
  var weights = 0.0
  var longitude = 0.0
  var latitude = 0.0
  var measure = 0.0
  for row in members {
    let weight = 1 / (Double(observations.accuracy[row]) * Double(observations.accuracy[row]))
    weights += weight
    // Differences from the leader, so that members on both sides of 180° do not meet at 0°.
    longitude += weight * shortWay(observations.longitude[row] - observations.longitude[leader])
    latitude += weight * (observations.latitude[row] - observations.latitude[leader])
    measure += weight * (matches.measure[row] - matches.measure[leader])
  }
  let alone = members.count == 1
  let along = min(max(0, matches.measure[leader] + measure / weights), network.length(ofReach: reach))
  let observed = Coordinate(
    longitude: shortWay(observations.longitude[leader] + longitude / weights),
    latitude: observations.latitude[leader] + latitude / weights)
  let place =
    alone
    ? Coordinate(longitude: matches.placeLongitude[leader], latitude: matches.placeLatitude[leader])
    : position(at: along, onReach: reach, network)
  var outlet = Outlet(
    id: outletID(members, observations, river: network.rivers[network.reaches[reach].river].id), reach: reach,
    bank: matches.bank[leader], measure: along, place: place, observed: observed,
    distance: alone
      ? matches.distance[leader]
      : Geodesic.distance(
        fromLongitude: observed.longitude, latitude: observed.latitude, toLongitude: place.longitude,
        latitude: place.latitude),
    observations: members.sorted())
  outlet.accuracy = 1 / weights.squareRoot()
  outlet.confidence = members.reduce(0) { max($0, Double(matches.confidence[$1])) }
  outlet.flags = members.reduce(into: RuleSet()) { $0.formUnion(observations.flags[$1].union(matches.flags[$1])) }
  outlet.methods = SurveyMethod.allCases.filter { method in members.contains { observations.method[$0] == method } }
  outlet.status = outlet.methods.contains(.foot) ? .confirmed : .unconfirmed
  outlet.type = mostFrequentType(members, observations)
  outlet.name = members.lazy.compactMap { observations.name.text(at: $0) }.first
  outlet.code = members.lazy.compactMap { observations.code.text(at: $0) }.first
  let times = members.compactMap { observations.time(at: $0) }
  outlet.firstSeen = times.min()
  outlet.lastSeen = times.max()
  return outlet
}

/// The position `measure` metres along a reach. Within a segment, degrees are taken in proportion: on segments of some
/// kilometres that departs from the geodesic by centimetres.
private func position(at measure: Double, onReach reach: Int, _ network: RiverNetwork) -> Coordinate {
  let vertices = network.reaches[reach].vertices
  var low = vertices.lowerBound
  var high = vertices.upperBound - 1
  while high - low > 1 {
    let middle = (low + high) / 2
    if network.measure[middle] <= measure { low = middle } else { high = middle }
  }
  let length = network.measure[high] - network.measure[low]
  let fraction = length > 0 ? min(1, max(0, (measure - network.measure[low]) / length)) : 0
  return Coordinate(
    longitude: shortWay(
      network.longitude[low] + fraction * shortWay(network.longitude[high] - network.longitude[low])),
    latitude: network.latitude[low] + fraction * (network.latitude[high] - network.latitude[low]))
}

/// Degrees within ±180.
private func shortWay(_ degrees: Double) -> Double {
  degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
}

/// The type that most sightings say; on a tie the one of the best-measured. Sightings that do not know have no vote.
private func mostFrequentType(_ members: [Int], _ observations: ObservationColumns) -> OutletType {
  var votes: [OutletType: Int] = [:]
  for row in members where observations.type[row] != .unknown { votes[observations.type[row], default: 0] += 1 }
  guard let most = votes.values.max() else { return .unknown }
  return members.lazy.map { observations.type[$0] }.first { votes[$0] == most } ?? .unknown
}
