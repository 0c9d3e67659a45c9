import PROJKit
import SurveyMath
import SurveyModel

/// Makes an outlet of its sightings. ``Outlet/sightings`` is filled in by the caller.
///
/// Position and measure are means weighted by 1/accuracy², and so is the distance where it is measured to the water's edge. This is
/// the estimate with the least variance when errors are independent; its accuracy is (Σ 1/accuracy²)^(−1/2).
/// - Parameters:
///   - members: the sightings as indices of `input`.
///   - leader: one of them.
func outlet(of members: some RandomAccessCollection<Int>, leader: Int, _ input: MergeInput) -> OutletRow {
  let alone = members.count == 1
  let reach = input.reach[leader]
  let mean = weightedMean(of: members, leader, input)
  let along = min(max(0, input.measure[leader] + mean.measure), input.network.length(ofReach: reach))
  let observed = Coordinate(
    longitude: Degrees.shortWay(input.longitude[leader] + mean.longitude), latitude: input.latitude[leader] + mean.latitude)
  let place =
    alone
    ? Coordinate(longitude: input.placeLongitude[leader], latitude: input.placeLatitude[leader])
    : position(at: along, onReach: reach, input.network)
  var outlet = OutletRow(
    id: outletID(members, leader: leader, input, river: input.network.reaches[reach].river), reach: reach, measure: along,
    place: place)
  outlet.bank = input.bank[leader]
  outlet.observed = observed
  outlet.distance =
    alone || input.hasWater
    ? mean.distance
    : Geodesic.distance(
      fromLongitude: observed.longitude, latitude: observed.latitude, toLongitude: place.longitude,
      latitude: place.latitude)
  outlet.accuracy = mean.accuracy
  outlet.type = mostFrequentType(members, input)
  for row in members {
    outlet.confidence = max(outlet.confidence, Double(input.confidence[row]))
    outlet.flags.formUnion(input.ownFlags[row].union(input.placingFlags[row]))
    outlet.methods.insert(input.method[row])
    if outlet.nameRow == nil, input.hasName(row) { outlet.nameRow = input.rows[row] }
    if outlet.codeRow == nil, input.hasCode(row) { outlet.codeRow = input.rows[row] }
    let time = input.time[row]
    if time != ObservationColumns.noTime {
      outlet.firstSeen = min(outlet.firstSeen ?? time, time)
      outlet.lastSeen = max(outlet.lastSeen ?? time, time)
    }
  }
  outlet.status = outlet.methods.contains(.foot) ? .confirmed : .unconfirmed
  return outlet
}

/// Weighted means of the differences from the leader. Means of the longitudes themselves would be wrong for members on both sides
/// of 180°.
private func weightedMean(
  of members: some Collection<Int>, _ leader: Int, _ input: MergeInput
) -> (longitude: Double, latitude: Double, measure: Double, distance: Double, accuracy: Double) {
  var weights = 0.0
  var weightsOnReach = 0.0
  var longitude = 0.0
  var latitude = 0.0
  var measure = 0.0
  var distance = 0.0
  for row in members {
    let weight = 1 / (Double(input.accuracy[row]) * Double(input.accuracy[row]))
    weights += weight
    longitude += weight * Degrees.shortWay(input.longitude[row] - input.longitude[leader])
    latitude += weight * (input.latitude[row] - input.latitude[leader])
    // Measures of other reaches begin elsewhere.
    guard input.reach[row] == input.reach[leader] else { continue }
    weightsOnReach += weight
    measure += weight * (input.measure[row] - input.measure[leader])
    distance += weight * (input.distance[row] - input.distance[leader])
  }
  return (
    longitude / weights, latitude / weights, measure / weightsOnReach, input.distance[leader] + distance / weightsOnReach,
    1 / weights.squareRoot()
  )
}

/// The position `measure` metres along a reach. Within a segment longitude and latitude are interpolated; on segments of some
/// kilometres the result is centimetres beside the geodesic.
private func position(at measure: Double, onReach reach: ReachNumber, _ network: RiverNetwork) -> Coordinate {
  let vertices = network.reaches[reach].vertices
  let high = VertexNumber(
    (vertices.lowerBound + 1..<vertices.upperBound - 1).indexRange.first(beyond: { network.measure.values[$0] > measure }))
  let low = high - 1
  let length = network.measure[high] - network.measure[low]
  let fraction = length > 0 ? min(1, max(0, (measure - network.measure[low]) / length)) : 0
  return Coordinate(
    longitude: Degrees.shortWay(
      network.longitude[low] + fraction * Degrees.shortWay(network.longitude[high] - network.longitude[low])),
    latitude: network.latitude[low] + fraction * (network.latitude[high] - network.latitude[low]))
}

/// The type that most sightings have; on a tie, of the most frequent types that of the first sighting. Unknown types do not count.
private func mostFrequentType(_ members: some RandomAccessCollection<Int>, _ input: MergeInput) -> OutletType {
  if members.count == 1, let row = members.first { return input.type[row] }
  var votes: [OutletType: Int] = [:]
  for member in members { votes[input.type[member], default: 0] += 1 }
  votes[.unknown] = nil
  let most = votes.values.max()
  return members.lazy.map { input.type[$0] }.first { votes[$0] == most } ?? .unknown
}
