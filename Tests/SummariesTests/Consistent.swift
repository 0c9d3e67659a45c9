import Summaries
import SurveyModel
import TestSupport

/// A run whose books balance: three rivers of which R2 has no outlet, basins W and E, a district, and one outlet each
/// in none.
func consistentResult() -> SurveyResult {
  var result = SurveyResult()
  for (river, (id, basin, kilometres)) in [("R0", "W", 3.0), ("R1", "E", 4), ("R2", nil, 5)].enumerated()
    as EnumeratedSequence<[(String, String?, Double)]>
  {
    result.network.rivers.append(
      River(id: id, name: "name \(id)", basin: basin, reaches: river..<river + 1, length: kilometres * 1000))
    result.network.reaches.append(Reach(id: id, river: river, vertices: 2 * river..<2 * river + 2, flowKnown: true))
    result.network.longitude += [0, 1]
    result.network.latitude += [0, 0]
    result.network.measure += [0, kilometres * 1000]
  }
  // Outlets: (reach, bank, basin, district, members); row 4 is unmatched.
  let plan: [(reach: Int, bank: Bank?, basin: String?, district: String?, rows: [Int])] = [
    (0, .left, "W", "D", [0, 2]), (0, .right, "W", nil, [1]), (1, nil, nil, "D", [3, 5, 6]), (1, .left, "E", "D", [7]),
  ]
  let methods: [SurveyMethod] = [.drone, .drone, .foot, .foot, .foot, .drone, .other, .other]
  result.observations = observationColumns(methods.indices.map { (Double($0), 0) })
  result.observations.method = methods
  result.outletOfObservation = Array(repeating: -1, count: methods.count)
  result.matches = matches(methods.count)
  for (number, entry) in plan.enumerated() {
    var outlet = Outlet(
      id: "O\(number)", reach: entry.reach, bank: entry.bank, measure: 0, place: Coordinate(x: 0, y: 0),
      observed: Coordinate(x: 0, y: 0), distance: 1, observations: RowList(entry.rows))
    outlet.basin = entry.basin
    outlet.district = entry.district
    outlet.status = entry.rows.contains { methods[$0] == .foot } ? .confirmed : .unconfirmed
    result.outlets.append(outlet)
    for row in entry.rows {
      result.matches.reach[row] = Int32(entry.reach)
      result.outletOfObservation[row] = Int32(number)
    }
  }
  rollUp(&result)
  return result
}

func rollUp(_ result: inout SurveyResult) {
  result.rivers = rollUpRivers(result.outlets, result.observations, result.matches, network: result.network)
  result.basins = rollUpAreas(
    result.outlets, result.observations, areas: [("W", "West"), ("E", nil), ("N", "North")],
    lengths: ["W": 3, "E": 4, nil: 5], of: { result.outlets[$0].basin })
  result.districts = rollUpAreas(
    result.outlets, result.observations, areas: [("D", "District"), ("C", nil)], lengths: nil, of: { result.outlets[$0].district }
  )
}

private func matches(_ count: Int) -> MatchColumns {
  var matches = MatchColumns()
  matches.reach = Array(repeating: -1, count: count)
  matches.measure = Array(repeating: 0, count: count)
  matches.placeLongitude = matches.measure
  matches.placeLatitude = matches.measure
  matches.distance = matches.measure
  matches.bank = Array(repeating: nil, count: count)
  matches.runnerUpRiver = matches.reach
  matches.runnerUpDistance = matches.measure
  matches.confidence = Array(repeating: 1, count: count)
  matches.flags = Array(repeating: [], count: count)
  return matches
}
