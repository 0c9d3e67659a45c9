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
    features.contains(where: { $0.downstream != nil })
  else { return }
  var numbers: [String: FeatureNumber] = [:]
  numbers.reserveCapacity(features.count)
  for number in features.indices {
    // Where several features have the same id, the first is taken. ``DownstreamIDs`` reports this.
    if let id = features[number].linkID, numbers[id] == nil { numbers[id] = FeatureNumber(number) }
  }
  let downstream = NumberedColumn<FeatureNumber, FeatureNumber?>(
    features.map { feature in
      guard case .feature(let id) = feature.downstream else { return nil }
      return numbers[id]
    })
  let order = upstreamFirst(downstream)
  var above = NumberedColumn<FeatureNumber, Double>(features.map { length(of: $0, layer) })
  for number in order {
    if let next = downstream[number] { above[next] += above[number] }
  }

  /// For each feature the one above it with which the river goes on.
  var main = NumberedColumn<FeatureNumber, FeatureNumber?>(repeating: nil, count: features.count)
  func precedes(_ a: FeatureNumber, _ b: FeatureNumber) -> Bool {
    let (one, other) = (features[a.index], features[b.index])
    if let first = one.size, let second = other.size, first != second { return first > second }
    if above[a] != above[b] { return above[a] > above[b] }
    return (one.linkID ?? "").utf8.lexicographicallyPrecedes((other.linkID ?? "").utf8)
  }
  for number in order where features[number.index].riverID == nil {
    guard let next = downstream[number] else { continue }
    if main[next].map({ precedes(number, $0) }) ?? true { main[next] = number }
  }
  for number in order.reversed() where features[number.index].riverID == nil {
    let feature = features[number.index]
    if let next = downstream[number], main[next] == number, features[next.index].riverID == nil {
      layer.features[number.index].riverID = layer.features[next.index].riverID
    } else {
      layer.features[number.index].riverID = feature.reachID ?? feature.linkID
    }
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
