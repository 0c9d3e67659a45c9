package import SurveyModel

extension OutputLayers {
  /// `observations.geojson`
  package static let observations = LayerDefinition(
    LayerSchema(
      "observations", file: OutputLayer.observations.file, .point,
      "An accepted observation, where it was recorded, matched or not.",
      id: "id"),
    record, OutputProperty.ofReach, OutputProperty.onReach, [centreline], runnerUp, [outlet], remarks,
    rows: { LayerDefinition.Rows($0.observations) }, geometry: { .point($0.position) })

  /// The stream of `outlets snap`.
  package static let placed = LayerDefinition(
    LayerSchema(
      "snap", file: nil, .point,
      "An accepted observation, at its place on the river, or where it was recorded when it has no match.",
      id: "id"),
    record, recordedPosition, OutputProperty.ofReach, OutputProperty.onReach, [centreline], runnerUp, remarks,
    rows: { LayerDefinition.Rows($0.observations) }, geometry: { .point($0.place ?? $0.position) })

  /// `ties.geojson`
  package static let ties = LayerDefinition(
    LayerSchema(
      "ties", file: OutputLayer.ties.file, .line,
      "A line from the recorded position of a matched observation to its place on the river."
    ),
    [observationID, outlet, distance, centreline],
    rows: { result in LayerDefinition.Rows(result.observations.filter { $0.place != nil }) },
    geometry: { .lines([[$0.position, $0.place ?? $0.position]]) })

  private static let observationID: OutputProperty<Observation> =
    .text("id", "The id of the observation, unique in the run: `source#record`.") { $0.id }

  /// The property of observations by which `count` calls the ways in which outlets were seen.
  package static let method: OutputProperty<Observation> = .word("method", "How the observation was made.") { $0.method }

  /// What the record itself says.
  private static let record: [OutputProperty<Observation>] = [
    observationID,
    .text("recorded_id", "What the crew called it.") { $0.recordedID }.orNull,
    .text("source", "The file, as a path from the last part of the argument on.") { $0.source },
    .integer("record", "The number of the record in its file; 1 for the first.") { $0.record },
    method,
    .time("time", "When the observation was made.") { $0.time }.orNull,
    .number(
      "accuracy_m", "m", decimals: Decimals.accuracy, "The radius that holds 68 % of the errors of the recorded position."
    ) { $0.accuracy },
    .word("accuracy_source", "Where the accuracy is from: the record, the default of its class, or a rule.") {
      $0.accuracySource
    },
    .word("type", "Where the water comes from.") { $0.type },
  ]

  private static let recordedPosition: [OutputProperty<Observation>] = [
    .number("longitude", "°", decimals: Decimals.degrees, "The recorded longitude, WGS 84.") { $0.position.longitude },
    .number("latitude", "°", decimals: Decimals.degrees, "The recorded latitude, WGS 84.") { $0.position.latitude },
  ]

  private static let distance: OutputProperty<Observation> = .number(
    "distance_m", "m", decimals: Decimals.metres,
    "Geodesic metres from the recorded position to the place on the river, or to the edge of its water where that is known."
  ) { $0.distance }

  private static let centreline: OutputProperty<Observation> =
    .number(
      "centreline_distance_m", "m", decimals: Decimals.metres,
      "Geodesic metres from the recorded position to the place on the line of the river."
    ) { $0.centrelineDistance }
    .orNull.only("with --water") { !$0.columns.matches.centrelineDistance.isEmpty }

  private static let runnerUp: [OutputProperty<Observation>] = [
    .text("runner_up_river_id", "The nearest other river that the observation may as well lie on.") { $0.runnerUp?.river.id }
      .orNull,
    .number("runner_up_distance_m", "m", decimals: Decimals.metres, "Geodesic metres to the nearest other river.") {
      $0.runnerUp?.distance
    }.orNull,
    .number(
      "confidence", nil, decimals: Decimals.confidence,
      "The probability, 0 to 1, that the river is the right one; null for an observation on no river."
    ) { $0.confidence }.orNull,
  ]

  private static let outlet: OutputProperty<Observation> =
    .text("outlet_id", "The outlet that the observation is a sighting of.") { $0.outlet?.id.description }.orNull

  private static let remarks: [OutputProperty<Observation>] = [
    .texts("flags", "The ids of the rules that the observation is flagged with, sorted.") { $0.flags.map(\.id) },
    .object("attributes", "Every original field by its original name; cells of CSV files are always texts.") { $0.attributes },
  ]
}
