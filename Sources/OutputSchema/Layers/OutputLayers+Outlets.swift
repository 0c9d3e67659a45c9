package import SurveyModel

extension OutputLayers {
  /// `outlets.geojson`
  package static let outlets = LayerDefinition(
    LayerSchema(
      "outlets", file: OutputLayer.outlets.file, .point, "A physical outlet, at its place on the river.", id: "outlet_id"),
    names, OutputProperty.ofReach, areas, OutputProperty.onReach, nature, sightings,
    rows: { LayerDefinition.Rows($0.outlets) }, geometry: { .point($0.place) })

  /// Properties of outlets that readers of earlier outputs ask for by themselves.
  package static let type: OutputProperty<Outlet> = .word("type", "Where the water comes from.") { $0.type }
  package static let status: OutputProperty<Outlet> =
    .word("status", "Whether somebody stood at the outlet (confirmed) or it was only seen from the air.") { $0.status }
  package static let methods: OutputProperty<Outlet> = .words("methods", "The ways in which it was seen.") { $0.methods }
  package static let bank = OutputProperty<Outlet>.bank
  package static let sightingCount: OutputProperty<Outlet> =
    .integer("observations", "The number of its sightings.") { $0.sightings.count }

  private static let names: [OutputProperty<Outlet>] = [
    .text("outlet_id", "The id of the outlet. The same survey gives the same id in every run.") { $0.id.description },
    .text("name", "What the best-measured sighting that has a name calls it.") { $0.name }.orNull,
    .text("code", "The code that the best-measured sighting that has one gives it.") { $0.code }.orNull,
  ]

  private static let areas: [OutputProperty<Outlet>] = [
    .text("basin", "The id of the basin that the outlet lies in; null outside all.") { $0.basin }.orNull,
    .text("district", "The id of the district that the outlet lies in; null outside all.") { $0.district }.orNull,
  ]

  private static let nature: [OutputProperty<Outlet>] = [type, status, methods]

  private static let sightings: [OutputProperty<Outlet>] = [
    sightingCount,
    .time("first_seen", "The time of the earliest sighting; null where none has a time.") { $0.firstSeen }.orNull,
    .time("last_seen", "The time of the latest sighting; null where none has a time.") { $0.lastSeen }.orNull,
    .number("accuracy_m", "m", decimals: Decimals.accuracy, "The radius that holds 68 % of the errors of `observed`.") {
      $0.accuracy
    },
    .number("confidence", nil, decimals: Decimals.confidence, "The probability, 0 to 1, that the river is the right one.") {
      $0.confidence
    },
    .texts("flags", "The ids of the rules that the sightings are flagged with, sorted.") { $0.flags.map(\.id) },
    .position("observed", "The best estimate of where the outlet itself is: longitude, latitude.") { $0.position }.orNull,
    .number(
      "one_outlet", nil, decimals: Decimals.confidence,
      "The probability, 0 to 1, that its sightings are one outlet: neither those of two nor a part of another's."
    ) { $0.oneOutlet },
  ]
}
