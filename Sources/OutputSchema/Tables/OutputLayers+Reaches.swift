import SurveyModel

extension OutputLayers {
  /// `summary/reaches.csv`
  package static let reachSummary = LayerDefinition<ReachSummary>(
    LayerSchema(
      "summary/reaches", file: OutputLayer.reachCounts.file, .row,
      "A reach; the reaches of a river follow one another downstream.",
      only: "where some reach flows into another"),
    [
      .text("reach_id", "The id of the reach.") { $0.reach.id },
      .text("river_id", "The id of its river.") { $0.reach.river.id },
      .text("downstream_reach_id", "The id of the reach that the water takes next; empty where it ends.") {
        $0.reach.downstream?.id
      }.orNull,
      .number("length_km", "km", decimals: Decimals.kilometres, "The geodesic length.") { $0.reach.length / 1000 },
      .integer("outlets", "The number of outlets on the reach.") { $0.total.outlets },
      .integer("outlets_with_tributaries", "The number of outlets on the reach and on all above it.") {
        $0.total.outletsWithTributaries
      }.orNull,
      .number(
        "river_km", "km", decimals: Decimals.kilometres,
        "Kilometres from the mouth of the river to the downstream end, along the way the water takes."
      ) { $0.reach.riverKilometre }.orNull,
      .integer("strahler", "The Strahler order.") { $0.reach.strahler }.orNull,
      .text("reachcode", "The reach code of the National Hydrography Dataset, from layers that have such codes.") {
        $0.reach.reachCode
      }.orNull,
    ],
    rows: { result in
      let (reaches, totals) = (result.reaches, result.columns.reaches)
      guard result.columns.network.topology.isLinked, reaches.count == totals.count else { return nil }
      return .init(count: reaches.count) { ReachSummary(reach: reaches[$0], total: totals[ReachNumber($0)]) }
    })
}
