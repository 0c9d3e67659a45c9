import SurveyModel

extension MatchColumns {
  /// Rows of "no match", whose places are still to be filled in.
  ///
  /// `hasWater` adds the distances to the lines, which are those of `distance` without it.
  init(unmatched count: Int, hasWater: Bool) {
    self.init()
    reach = Array(repeating: -1, count: count)
    measure = Array(repeating: .nan, count: count)
    placeLongitude = measure
    placeLatitude = measure
    distance = measure
    if hasWater { centrelineDistance = measure }
    bank = Array(repeating: nil, count: count)
    runnerUpRiver = reach
    runnerUpDistance = measure
    confidence = Array(repeating: .nan, count: count)
    flags = Array(repeating: RuleSet(.unmatched), count: count)
  }

  /// Puts parts back in the order of the observations: the *i*-th row of all parts belongs to row `order[i]`. The place of
  /// an unmatched observation is where it was recorded.
  init(_ parts: [MatchColumns], in order: [Int32], of observations: ObservationColumns, hasWater: Bool) {
    self.init(unmatched: order.count, hasWater: hasWater)
    placeLongitude = observations.longitude
    placeLatitude = observations.latitude
    var next = 0
    for part in parts {
      for row in 0..<part.count {
        let target = Int(order[next])
        next += 1
        flags[target] = part.flags[row]
        guard part.reach[row] >= 0 else { continue }
        reach[target] = part.reach[row]
        measure[target] = part.measure[row]
        placeLongitude[target] = part.placeLongitude[row]
        placeLatitude[target] = part.placeLatitude[row]
        distance[target] = part.distance[row]
        if hasWater { centrelineDistance[target] = part.centrelineDistance[row] }
        bank[target] = part.bank[row]
        runnerUpRiver[target] = part.runnerUpRiver[row]
        runnerUpDistance[target] = part.runnerUpDistance[row]
        confidence[target] = part.confidence[row]
      }
    }
  }
}
