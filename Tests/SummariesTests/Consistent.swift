import Summaries
import SurveyModel
import TestSupport

/// A run whose books balance: three rivers of which R2 has no outlet, basins W and E, a district, and one outlet each
/// in none.
func consistentResult() -> ResultColumns {
  var result = ResultColumns()
  for (river, (id, basin, kilometres)) in [("R0", "W", 3.0), ("R1", "E", 4), ("R2", nil, 5)].enumerated()
    as EnumeratedSequence<[(String, String?, Double)]>
  {
    let reach = ReachNumber(river)
    result.network.rivers.append(
      RiverRow(id: id, name: "name \(id)", basin: basin, reaches: reach..<reach + 1, length: kilometres * 1000))
    let vertex = VertexNumber(2 * river)
    result.network.reaches.append(ReachRow(id: id, river: RiverNumber(river), vertices: vertex..<vertex + 2, flowKnown: true))
    result.network.longitude += [0, 1]
    result.network.latitude += [0, 0]
    result.network.measure += [0, kilometres * 1000]
  }
  // Outlets: (reach, bank, basin, district, members); row 4 is unmatched.
  let plan: [(reach: ReachNumber, bank: Bank?, basin: String?, district: String?, rows: [Int])] = [
    (0, .left, "W", "D", [0, 2]), (0, .right, "W", nil, [1]), (1, nil, nil, "D", [3, 5, 6]), (1, .left, "E", "D", [7]),
  ]
  let methods: [SurveyMethod] = [.drone, .drone, .foot, .foot, .foot, .drone, .other, .other]
  result.observations = observationColumns(methods.indices.map { (Double($0), 0) })
  result.observations.method = methods
  result.outletOfObservation = OptionalNumbers(repeating: nil, count: methods.count)
  result.matches = matches(methods.count)
  for (index, entry) in plan.enumerated() {
    let number = OutletNumber(index)
    var outlet = OutletRow(
      id: OutletID(key: UInt64(index)), reach: entry.reach, measure: 0, place: Coordinate(x: 0, y: 0))
    outlet.bank = entry.bank
    outlet.basin = result.basin(entry.basin)
    outlet.district = result.district(entry.district)
    outlet.status = entry.rows.contains { methods[$0] == .foot } ? .confirmed : .unconfirmed
    result.outlets.append(outlet)
    result.setSightings(entry.rows, ofOutlet: number)
    for row in entry.rows {
      result.matches.reach[row] = entry.reach
      result.outletOfObservation[row] = number
    }
  }
  rollUp(&result)
  return result
}

extension ResultColumns {
  /// The number of a basin, which is given when there is none.
  mutating func basin(_ id: String?) -> Int32 { Self.number(of: id, in: &basinIDs) }

  /// The number of a district, which is given when there is none.
  mutating func district(_ id: String?) -> Int32 { Self.number(of: id, in: &districtIDs) }

  private static func number(of id: String?, in ids: inout [String?]) -> Int32 {
    if !ids.contains(id) { ids.append(id) }
    return Int32(ids.firstIndex(of: id) ?? 0)
  }

  /// Gives an outlet its sightings; its former ones stay in the list, and belong to none.
  mutating func setSightings(_ rows: [Int], ofOutlet outlet: OutletNumber) {
    let start = sightings.endIndex
    sightings += rows.map { ObservationRow($0) }
    outlets[outlet].sightings = start..<sightings.endIndex
  }
}

func rollUp(_ result: inout ResultColumns) {
  result.rivers = rollUpRivers(result)
  result.basins = rollUpAreas(
    result, areas: [("W", "West"), ("E", nil), ("N", "North")], lengths: ["W": 3, "E": 4, nil: 5], ids: result.basinIDs,
    of: \.basin)
  result.districts = rollUpAreas(
    result, areas: [("D", "District"), ("C", nil)], lengths: nil, ids: result.districtIDs, of: \.district)
}

private func matches(_ count: Int) -> MatchColumns {
  var matches = MatchColumns()
  matches.reach = OptionalNumbers(repeating: nil, count: count)
  matches.measure = Array(repeating: 0, count: count)
  matches.placeLongitude = matches.measure
  matches.placeLatitude = matches.measure
  matches.distance = matches.measure
  matches.bank = Array(repeating: nil, count: count)
  matches.runnerUpRiver = OptionalNumbers(repeating: nil, count: count)
  matches.runnerUpDistance = matches.measure
  matches.confidence = Array(repeating: 1, count: count)
  matches.flags = Array(repeating: [], count: count)
  return matches
}
