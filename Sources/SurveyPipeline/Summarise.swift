import Summaries
import SurveyModel

/// Gives every outlet its basin and district and fills in the three roll-ups.
///
/// A basin comes from `--basins` where it is given, else from the river's attribute.
func summarise(_ result: inout SurveyResult, basins: AreaLayer?, districts: AreaLayer?, jobs: Int) throws {
  let places = result.outlets.map(\.place)
  if let basins {
    let basinOfOutlet = try areas(of: places, in: basins.areas, jobs: jobs)
    for (outlet, area) in basinOfOutlet.enumerated() { result.outlets[outlet].basin = area.map { basins.areas[$0].id } }
    // A river belongs to the basin that its mouth lies in, when its own layer does not say.
    let mouths = result.network.rivers.map { river in mouth(of: river, result.network) }
    let basinOfRiver = try areas(of: mouths, in: basins.areas, jobs: jobs)
    for (river, area) in basinOfRiver.enumerated() {
      result.network.rivers[river].basin = area.map { basins.areas[$0].id } ?? result.network.rivers[river].basin
    }
  } else {
    for outlet in result.outlets.indices {
      result.outlets[outlet].basin = result.network.rivers[result.network.reaches[result.outlets[outlet].reach].river].basin
    }
  }
  if let districts {
    let districtOfOutlet = try areas(of: places, in: districts.areas, jobs: jobs)
    for (outlet, area) in districtOfOutlet.enumerated() {
      result.outlets[outlet].district = area.map { districts.areas[$0].id }
    }
  }

  var lengths: [String?: Double] = [:]
  for river in result.network.rivers { lengths[river.basin, default: 0] += river.length / 1000 }
  let basinNames: [(id: String, name: String?)] =
    basins.map { $0.areas.map { ($0.id, $0.name) } } ?? Set(result.network.rivers.compactMap(\.basin)).map { ($0, nil) }
  result.rivers = rollUpRivers(result.outlets, result.observations, result.matches, network: result.network)
  result.basins = rollUpAreas(
    result.outlets, result.observations, areas: basinNames, lengths: lengths, of: { $0.basin })
  result.districts = rollUpAreas(
    result.outlets, result.observations, areas: districts?.areas.map { ($0.id, $0.name) } ?? [], lengths: nil,
    of: { $0.district })
  result.districtTables = rollUpLevels(&result.districts, DistrictHierarchy(districts?.areas ?? []))
}

private func mouth(of river: River, _ network: RiverNetwork) -> Coordinate {
  let last = network.reaches[river.reaches.upperBound - 1].vertices.upperBound - 1
  return Coordinate(longitude: network.longitude[last], latitude: network.latitude[last])
}
