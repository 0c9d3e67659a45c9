import SurveyModel

extension OutputLayers {
  /// `rivers.geojson`
  package static let rivers = LayerDefinition(
    LayerSchema("rivers", file: OutputLayer.rivers.file, .lines, "A river, with its lines as they were read."), names,
    [
      riverCounts.length, riverCounts.outlets, riverCounts.outletsWithTributaries, riverCounts.outletsLeft,
      riverCounts.outletsRight, riverCounts.outletsPerKilometre, riverCounts.observations, riverCounts.strahler,
    ],
    rows: { result in
      // By bytes, since two ids may look alike to Unicode and be different rivers.
      let counts = Dictionary(
        result.riverCounts.rows.compactMap { row in row.id.map { (Array($0.utf8), row) } },
        uniquingKeysWith: { first, _ in first })
      let rivers = result.rivers
      return LayerDefinition.Rows(count: rivers.count) { number in
        CountedRiver(rivers[number], counts: counts[Array(rivers[number].id.utf8)])
      }
    }, geometry: { .lines($0.river.reaches.map(\.vertices)) })

  private static let riverCounts = CountProperties<CountedRiver> { $0.counts }

  private static let names: [OutputProperty<CountedRiver>] = [
    .text("river_id", "The id of the river.") { $0.river.id },
    .text("river_name", "The name of the river; null where the layer has none.") { $0.river.name }.orNull,
    .text("basin", "The id of the basin that the river belongs to.") { $0.river.basin ?? $0.counts.basin }.orNull,
  ]
}
