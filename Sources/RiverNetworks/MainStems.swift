import SurveyMath
import SurveyModel

/// Names rivers where a layer names only pieces and what they flow into (HydroRIVERS): pieces are chained to main stems.
///
/// At a confluence the river goes on upstream along the piece with the greater ``RiverLayer/Feature/size`` (drained area), else
/// the one with the greater length of water above it; the other one is a tributary that ends there. A river has the id of
/// the piece at its mouth, so a main stem of HydroRIVERS has the id that the layer calls MAIN_RIV.
func chainMainStems(_ layer: inout RiverLayer) {
  let features = layer.features
  guard features.contains(where: { $0.riverID == nil && $0.linkID != nil }),
    features.contains(where: { $0.downstreamID != nil })
  else { return }
  var numbers: [String: Int] = [:]
  numbers.reserveCapacity(features.count)
  for number in features.indices {
    // Of several with one id, which is a fault of the layer and reported as such, the first.
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

/// All numbers, each after those that point to it with `downstream` (-1: nothing); those on loops last.
func upstreamFirst(_ downstream: [Int]) -> [Int] {
  var waiting = [Int32](repeating: 0, count: downstream.count)
  for next in downstream where next >= 0 { waiting[next] += 1 }
  var order = downstream.indices.filter { waiting[$0] == 0 }
  order.reserveCapacity(downstream.count)
  var done = 0
  while done < order.count {
    let next = downstream[order[done]]
    done += 1
    guard next >= 0 else { continue }
    waiting[next] -= 1
    if waiting[next] == 0 { order.append(next) }
  }
  if order.count < downstream.count { order += downstream.indices.filter { waiting[$0] > 0 } }
  return order
}

/// Metres, roughly.
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
