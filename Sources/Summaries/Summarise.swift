package import SurveyModel
import Workers

/// Gives every outlet its basin and district and fills in the three roll-ups.
///
/// A basin comes from `--basins` where it is given (polygons, or all that drains to one end of the network), else from the
/// river's attribute.
package func summarise(
  _ result: inout ResultColumns, basins: [AreaLayer.Area]?, basinsFromNetwork: Bool = false, districts: [AreaLayer.Area]?,
  jobs: Int
) throws {
  let places = basins == nil && districts == nil ? [] : result.outlets.map(\.place)
  var basinOfReach: NumberedColumn<ReachNumber, String?>?
  if basinsFromNetwork {
    let basins = networkBasins(result.network)
    let (ids, numbers) = numbered(basins.values)
    assign(ids, to: &result.basinIDs, &result.outlets) { _, outlet in outlet.basin = numbers[outlet.reach.index] }
    for river in result.network.rivers.indices {
      result.network.rivers[river].basin = basins[result.network.rivers[river].reaches.upperBound - 1]
    }
    basinOfReach = basins
  } else if let basins {
    let basinOfOutlet = try areas(of: places, in: basins, jobs: jobs)
    let (ids, numbers) = numbered(basins.map(\.id))
    assign(ids, to: &result.basinIDs, &result.outlets) { $1.basin = basinOfOutlet[$0].map { numbers[$0] } ?? 0 }
    // A river belongs to the basin that its mouth lies in, when its own layer does not say.
    let mouths = result.network.rivers.map { river in mouth(of: river, result.network) }
    let basinOfRiver = try areas(of: mouths, in: basins, jobs: jobs)
    for (river, area) in zip(result.network.rivers.indices, basinOfRiver) {
      result.network.rivers[river].basin = area.map { basins[$0].id } ?? result.network.rivers[river].basin
    }
  } else {
    let (ids, numbers) = numbered(result.network.rivers.map(\.basin))
    let riverOfReach = NumberedColumn<ReachNumber, RiverNumber>(result.network.reaches.map(\.river))
    assign(ids, to: &result.basinIDs, &result.outlets) { $1.basin = numbers[riverOfReach[$1.reach].index] }
  }
  if let districts {
    let districtOfOutlet = try areas(of: places, in: districts, jobs: jobs)
    let (ids, numbers) = numbered(districts.map(\.id))
    assign(ids, to: &result.districtIDs, &result.outlets) { $1.district = districtOfOutlet[$0].map { numbers[$0] } ?? 0 }
  }

  var lengths: [String?: Double] = [:]
  for river in result.network.rivers { lengths[river.basin, default: 0] += river.length / 1000 }
  let basinNames = names(ofBasins: basins, fromNetwork: basinsFromNetwork, result.network)
  let (merged, network) = (result, result.network)
  ((result.basins, result.districts), (result.rivers, result.reaches)) = try Parallel.alongside(
    jobs: jobs,
    background: { [lengths] in
      (
        rollUpAreas(merged, areas: basinNames, lengths: lengths, ids: merged.basinIDs, of: \.basin),
        rollUpAreas(
          merged, areas: districts?.map { ($0.id, $0.name) } ?? [], lengths: nil, ids: merged.districtIDs, of: \.district)
      )
    },
    foreground: { (rollUpRivers(merged), reachTotals(merged.outlets, network: network)) })
  addTributaries(toRivers: &result.rivers, result.reaches, network: network)
  addTributaries(
    toBasins: &result.basins, merged.outlets, ids: merged.basinIDs, result.reaches,
    basinOfReach: basinOfReach ?? NumberedColumn(network.reaches.map { network.rivers[$0.river].basin }), network: network)
  result.districtTables = rollUpLevels(&result.districts, DistrictHierarchy(districts ?? []))
}

/// Different ids, the first nil, and for each of `ids` its place among them.
private func numbered(_ ids: [String?]) -> (ids: [String?], numbers: [Int32]) {
  var groups = GroupNumbers([nil])
  let numbers = ids.map { Int32(truncatingIfNeeded: groups.number(of: $0)) }
  return (groups.ids, numbers)
}

/// Gives every outlet, by its index, its area among `ids`.
private func assign(
  _ ids: [String?], to all: inout [String?], _ outlets: inout NumberedColumn<OutletNumber, OutletRow>,
  _ change: (Int, inout OutletRow) -> Void
) {
  all = ids
  for index in outlets.values.indices { change(index, &outlets.values[index]) }
}

/// Ids and names of all basins that must have a row. A basin of the network has the name of the river at its end.
private func names(
  ofBasins areas: [AreaLayer.Area]?, fromNetwork: Bool, _ network: RiverNetwork
) -> [(id: String, name: String?)] {
  if let areas { return areas.map { ($0.id, $0.name) } }
  let ids = Set(network.rivers.compactMap(\.basin))
  guard fromNetwork else { return ids.map { ($0, nil) } }
  return network.rivers.filter { ids.contains($0.id) }.map { ($0.id, $0.name) }
}

private func mouth(of river: RiverRow, _ network: RiverNetwork) -> Coordinate {
  let last = network.reaches[river.reaches.upperBound - 1].vertices.upperBound - 1
  return network.position(of: last)
}
