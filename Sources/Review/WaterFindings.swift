import SurveyModel

/// Observations at a water that has no river line: the river they were put on is farther off than that water, or there is none.
func waterFindings(_ result: ResultColumns) -> [Finding] {
  guard !result.matches.centrelineDistance.isEmpty else { return [] }
  let observations = result.observations
  return (0..<observations.count).filter { result.matches.flags[$0].contains(.waterWithoutRiver) }.map { row in
    let river = result.matches.reach[row].map { result.network.rivers[result.network.reaches[$0].river] }
    let placed = river.map { "it was put on \(title(of: $0)), \(decimals(result.matches.distance[row], 1)) m away" }
    return Finding(
      .waterWithoutRiver, .warning,
      "The nearest water has no river line; \(placed ?? "no river is near"). Is it a pond, or a river missing from the layer?",
      source: result.sources[Int(observations.source[row])], record: Int(observations.record[row]),
      position: Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
    ).about(outlet: result.outlet(ofRow: row)?.id.description, river: river?.id)
  }
}
