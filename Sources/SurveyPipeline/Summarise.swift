import Summaries
import SurveyModel

/// Gives every outlet its basin and district and fills in the three roll-ups.
///
/// A basin comes from `--basins` where it is given (polygons, or all that drains to one end of the network), else from the
/// river's attribute.
func summarise(
  _ result: inout SurveyResult, basins: AreaLayer?, basinsFromNetwork: Bool = false, districts: AreaLayer?, jobs: Int
) throws {
  let places = basins == nil && districts == nil ? [] : result.outlets.map(\.place)
  var basinOfReach: [String?]?
  if basinsFromNetwork {
    let basins = networkBasins(result.network)
    for outlet in result.outlets.indices { result.outlets[outlet].basin = basins[result.outlets[outlet].reach] }
    for river in result.network.rivers.indices {
      result.network.rivers[river].basin = basins[result.network.rivers[river].reaches.upperBound - 1]
    }
    basinOfReach = basins
  } else if let basins {
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
  let basinNames = names(ofBasins: basins, fromNetwork: basinsFromNetwork, result.network)
  let (outlets, observations, matches, network) = (result.outlets, result.observations, result.matches, result.network)
  ((result.basins, result.districts), (result.rivers, result.reaches)) = try Parallel.alongside(
    jobs: jobs,
    background: { [lengths] in
      (
        rollUpAreas(outlets, observations, areas: basinNames, lengths: lengths, of: { outlets[$0].basin }),
        rollUpAreas(
          outlets, observations, areas: districts?.areas.map { ($0.id, $0.name) } ?? [], lengths: nil,
          of: { outlets[$0].district })
      )
    },
    foreground: {
      (rollUpRivers(outlets, observations, matches, network: network), reachTotals(outlets, network: network))
    })
  addTributaries(toRivers: &result.rivers, result.reaches, network: network)
  addTributaries(
    toBasins: &result.basins, outlets, result.reaches,
    basinOfReach: basinOfReach ?? network.reaches.map { network.rivers[$0.river].basin }, network: network)
  result.districtTables = rollUpLevels(&result.districts, DistrictHierarchy(districts?.areas ?? []))
}

/// Ids and names of all basins that must have a row. A basin of the network has the name of the river at its end.
private func names(
  ofBasins areas: AreaLayer?, fromNetwork: Bool, _ network: RiverNetwork
) -> [(id: String, name: String?)] {
  if let areas { return areas.areas.map { ($0.id, $0.name) } }
  let ids = Set(network.rivers.compactMap(\.basin))
  guard fromNetwork else { return ids.map { ($0, nil) } }
  return network.rivers.filter { ids.contains($0.id) }.map { ($0.id, $0.name) }
}

private func mouth(of river: River, _ network: RiverNetwork) -> Coordinate {
  let last = network.reaches[river.reaches.upperBound - 1].vertices.upperBound - 1
  return Coordinate(longitude: network.longitude[last], latitude: network.latitude[last])
}
