import SurveyModel

/// `truth.geojson`: the true position of each outlet, and the records of it.
func truthFile(
  _ outlets: [SimulatedOutlet], rivers: [SimulatedRiver], sightings: [Sighting], parties: [Party]
) -> [UInt8] {
  var ofOutlet: [[Sighting]] = Array(repeating: [], count: outlets.count)
  for sighting in sightings { ofOutlet[sighting.outlet].append(sighting) }
  func id(_ outlet: Int?) -> String { outlet.map { Text.quoted(outlets[$0].id) } ?? "null" }
  func metres(_ value: Double?, _ decimals: Int) -> String { value.map { Text.number($0, decimals) } ?? "null" }

  return featureCollection(
    outlets.enumerated().map { number, outlet in
      let river = rivers[outlet.river]
      let records = ofOutlet[number].map { sighting in
        let party = parties[sighting.party]
        return "{\"source\": \(Text.quoted(party.recordsFile)), \"recorded_id\": \(Text.quoted(sighting.recordedID)), "
          + "\"method\": \(Text.quoted(party.method.name)), \"accuracy_m\": \(Text.number(sighting.accuracy, 1)), "
          + "\"error_m\": \(Text.number(sighting.error, 2))}"
      }
      let properties = [
        ("outlet", Text.quoted(outlet.id)),
        ("river_id", Text.quoted(river.id)),
        ("river_name", Text.quoted(river.name)),
        ("reach", String(outlet.reach + 1)),
        ("reach_id", Text.quoted(river.reachID(outlet.reach))),
        ("basin", Text.quoted(basinID(river.basin))),
        ("district", Text.quoted(districtID(outlet.district))),
        ("measure_m", Text.number(outlet.measure, 2)),
        ("measure_percent", Text.number(outlet.measurePercent, 3)),
        ("bank", Text.quoted(outlet.bank.name)),
        ("distance_m", Text.number(outlet.distance, 2)),
        ("type", Text.quoted(outlet.type.name)),
        ("twin", id(outlet.twin)),
        ("opposite", id(outlet.opposite)),
        ("missed", outlet.isMissed ? "true" : "false"),
        ("drone_only", outlet.isDroneOnly ? "true" : "false"),
        ("distance_to_confluence_m", metres(outlet.confluenceDistance, 1)),
        ("distance_to_other_river_m", metres(outlet.otherRiverDistance, 1)),
        ("sightings", "[" + records.joined(separator: ", ") + "]"),
      ]
      return (properties, "Point", Text.position(outlet.position))
    })
}
