import SurveyMath
import SurveyModel

/// Gives river ids to features of a layer that has ids of features and of what they flow into, but none of rivers (HydroRIVERS).
/// Features are chained to main stems, and all features of a main stem get the same river id.
///
/// At a confluence the river goes on upstream along the feature with the greatest ``RiverLayer/Feature/size`` (drained area),
/// else with the greatest length of water above it. The other features are tributaries, whose rivers end there. The id of a
/// river is the id of the feature at its mouth; so a main stem of HydroRIVERS has the id that the layer calls MAIN_RIV.
func chainMainStems(_ layer: inout RiverLayer) {
  let features = layer.features
  guard features.contains(where: { $0.riverID == nil && $0.linkID != nil }),
    features.contains(where: { $0.downstreamID != nil })
  else { return }
  var numbers: [String: Int] = [:]
  numbers.reserveCapacity(features.count)
  for number in features.indices {
    // Where several features have the same id, the first is taken. ``DownstreamIDs`` reports this.
    if let id = features[number].linkID, numbers[id] == nil { numbers[id] = number }
  }
  let downstream = features.map { $0.downstreamID.flatMap { numbers[$0] } ?? -1 }
  let order = upstreamFirst(downstream)
  var above = features.map { length(of: $0, layer) }
  for number in order where downstream[number] >= 0 { above[downstream[number]] += above[number] }

  var main = [Int](repeating: -1, count: features.count)
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (one, other) = (features[a], features[b])
    if let first = one.size, let second = other.size, first != second { return first > second }
    if above[a] != above[b] { return above[a] > above[b] }
    return (one.linkID ?? "").utf8.lexicographicallyPrecedes((other.linkID ?? "").utf8)
  }
  for number in order where features[number].riverID == nil && downstream[number] >= 0 {
    let next = downstream[number]
    if main[next] < 0 || precedes(number, main[next]) { main[next] = number }
  }
  for number in order.reversed() where features[number].riverID == nil {
    let next = downstream[number]
    let goesOn = next >= 0 && main[next] == number && features[next].riverID == nil
    layer.features[number].riverID =
      goesOn ? layer.features[next].riverID : features[number].reachID ?? features[number].linkID
  }
}

/// Length of a feature's lines in metres, within a thousandth.
private func length(of feature: RiverLayer.Feature, _ layer: RiverLayer) -> Double {
  var total = 0.0
  for part in layer.parts[feature.parts] where !part.isEmpty {
    let metres = DegreeLength(bySeriesAtLatitude: layer.y[part.lowerBound])
    for vertex in part.dropFirst() {
      total += metres.distance(
        Coordinate(x: layer.x[vertex - 1], y: layer.y[vertex - 1]), Coordinate(x: layer.x[vertex], y: layer.y[vertex]))
    }
  }
  return total
}
