package import SurveyModel

extension OutputLayers {
  /// `diff.csv`
  package static let differences = LayerDefinition<OutletDifference>(
    LayerSchema(
      "diff", file: "diff.csv", .row,
      "An outlet of either result. An outlet that was split has a row for each part, a merged one for each outlet it was made of.",
      only: byDiff),
    differenceProperties { $0 }, rows: { _ in nil })

  /// `diff.geojson`
  package static let differenceParts = LayerDefinition<DifferencePart>(
    LayerSchema(
      "diff.geojson", file: "diff.geojson", .pointOrLine,
      "An outlet of a row of `diff.csv`: where the old result has it, where the new one has it, and the line between the two.",
      only: byDiff),
    [.word("part", "What the feature shows.") { $0.part }], differenceProperties { $0.difference },
    rows: { _ in nil }, geometry: { $0.geometry })

  /// `diff_rivers.csv`
  package static let riverDifferences = LayerDefinition<DifferenceRow>(
    LayerSchema("diff_rivers", file: "diff_rivers.csv", .row, "A river, in the last row the total.", only: byDiff),
    [
      .text("river_id", "The id of the river; empty for outlets on none, `total` in the last row.") { $0.id }.orNull
        .onTerminal("river"),
      .text("river_name", "The name of the river.") { $0.count.name }.orNull.onTerminal("name"),
    ], differenceCounts, rows: { _ in nil })

  /// `diff_basins.csv`
  package static let basinDifferences = LayerDefinition<DifferenceRow>(
    LayerSchema("diff_basins", file: "diff_basins.csv", .row, "A basin, in the last row the total.", only: byDiff),
    [.text("basin", "The id of the basin; empty for outlets in none, `total` in the last row.") { $0.id }.orNull],
    differenceCounts, rows: { _ in nil })

  /// `diff_districts.csv`
  package static let districtDifferences = LayerDefinition<DifferenceRow>(
    LayerSchema("diff_districts", file: "diff_districts.csv", .row, "A district, in the last row the total.", only: byDiff),
    [.text("district", "The id of the district; empty for outlets in none, `total` in the last row.") { $0.id }.orNull],
    differenceCounts, rows: { _ in nil })

  /// `diff_statuses.csv`
  package static let statusDifferences = LayerDefinition<StatusTransition>(
    LayerSchema("diff_statuses", file: "diff_statuses.csv", .row, "A pair of an old and a new status.", only: byDiff),
    [
      .text("old_status", "In the old result; empty for outlets that were added.") { $0.old }.orNull,
      .text("new_status", "In the new result; empty for outlets that were removed.") { $0.new }.orNull,
      .integer("outlets", "The number of rows of `diff.csv` with these.") { $0.outlets },
    ], rows: { _ in nil })

  private static let byDiff = "by `outlets diff --out`"

  private static let differenceCounts: [OutputProperty<DifferenceRow>] = [
    .integer("old_outlets", "Outlets of the old result.") { $0.count.old }.onTerminal("old", .always),
    .integer("added", "Outlets that only the new result has.") { $0.count.added }.onTerminal(nil, .always),
    .integer("removed", "Outlets that only the old result has.") { $0.count.removed }.onTerminal(nil, .always),
    .integer("split", "How many more there are because outlets were split.") { $0.count.split }.onTerminal(nil, .always),
    .integer("merged", "How many fewer there are because outlets were merged.") { $0.count.merged }.onTerminal(nil, .always),
    .integer("moved_in", "Outlets that came from another row.") { $0.count.movedIn }.onTerminal("in", .always),
    .integer("moved_out", "Outlets that went to another row.") { $0.count.movedOut }.onTerminal("out", .always),
    .integer(
      "new_outlets",
      "Outlets of the new result: `old_outlets` + `added` − `removed` + `split` − `merged` + `moved_in` − `moved_out`."
    ) { $0.count.new }.onTerminal("new", .always),
  ]
}

/// The properties of a difference in rows that have one.
private func differenceProperties<Row>(
  _ difference: @escaping @Sendable (Row) -> OutletDifference
) -> [OutputProperty<Row>] {
  func outlet(_ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (OutletDifference) -> String?)
    -> OutputProperty<Row>
  {
    .text(name, meaning) { value(difference($0)) }.orNull.onTerminal(nil, .never)
  }
  func number(
    _ name: StaticString, _ unit: String, _ decimals: Int, _ meaning: String,
    _ value: @escaping @Sendable (OutletDifference) -> Double?
  ) -> OutputProperty<Row> { .number(name, unit, decimals: decimals, meaning) { value(difference($0)) }.orNull }
  return [
    .word(
      "kind",
      "What became of the outlet: its id is in both results, its sightings have another id, one became several, several became one, or only one result has it."
    ) { difference($0).kind }.onTerminal(nil, .always),
    .words("changes", "What is said otherwise.") { difference($0).changes }.onTerminal(nil, .always),
    .words("causes", "What may have caused it; nothing where nothing differs.") { difference($0).causes }
      .onTerminal(nil, .always),
    .text("old_outlet_id", "The id in the old result.") { difference($0).old?.id }.orNull.onTerminal("old", .always),
    .text("new_outlet_id", "The id in the new result.") { difference($0).new?.id }.orNull.onTerminal("new", .always),
    number("distance_m", "m", Decimals.metres, "Geodesic metres between the two observed positions.") { $0.distance },
    number(
      "limit_m", "m", Decimals.metres,
      "The distance that the accuracies of both explain: 99 % of two sightings of one place are nearer; further means moved."
    ) { $0.limit },
    .integer("observations_kept", "Observations of the old outlet that the new one has too.") { difference($0).observationsKept }
      .onTerminal(nil, .never),
    .integer("observations_new", "Observations of the new outlet that the old result does not have.") {
      difference($0).observationsNew
    }.onTerminal(nil, .never),
    .integer("observations_withdrawn", "Observations of the old outlet that the new result does not have.") {
      difference($0).observationsWithdrawn
    }.onTerminal(nil, .never),
    outlet("old_river_id", "The id of the river, in the old result.") { $0.old?.riverID },
    outlet("new_river_id", "The id of the river, in the new result.") { $0.new?.riverID },
    outlet("old_reach_id", "The id of the reach, in the old result.") { $0.old?.reachID },
    outlet("new_reach_id", "The id of the reach, in the new result.") { $0.new?.reachID },
    outlet("old_bank", "The bank, in the old result.") { $0.old?.bank },
    outlet("new_bank", "The bank, in the new result.") { $0.new?.bank },
    outlet("old_type", "Where the water comes from, in the old result.") { $0.old?.type },
    outlet("new_type", "Where the water comes from, in the new result.") { $0.new?.type },
    outlet("old_name", "The name, in the old result.") { $0.old?.name },
    outlet("new_name", "The name, in the new result.") { $0.new?.name },
    outlet("old_code", "The code, in the old result.") { $0.old?.code },
    outlet("new_code", "The code, in the new result.") { $0.new?.code },
    outlet("old_status", "The status, in the old result.") { $0.old?.status },
    outlet("new_status", "The status, in the new result.") { $0.new?.status },
    outlet("old_basin", "The id of the basin, in the old result.") { $0.old?.basin },
    outlet("new_basin", "The id of the basin, in the new result.") { $0.new?.basin },
    outlet("old_district", "The id of the district, in the old result.") { $0.old?.district },
    outlet("new_district", "The id of the district, in the new result.") { $0.new?.district },
    number("old_longitude", "°", Decimals.degrees, "The longitude of the outlet in the old result, WGS 84.") {
      $0.old?.position?.longitude
    }.onTerminal(nil, .never),
    number("old_latitude", "°", Decimals.degrees, "The latitude of the outlet in the old result, WGS 84.") {
      $0.old?.position?.latitude
    }.onTerminal(nil, .never),
    number("new_longitude", "°", Decimals.degrees, "The longitude of the outlet in the new result, WGS 84.") {
      $0.new?.position?.longitude
    }.onTerminal(nil, .never),
    number("new_latitude", "°", Decimals.degrees, "The latitude of the outlet in the new result, WGS 84.") {
      $0.new?.position?.latitude
    }.onTerminal(nil, .never),
  ]
}
