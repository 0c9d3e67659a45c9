package import SurveyModel

extension OutputLayers {
  /// `summary/rivers.csv`
  package static let riverSummary = LayerDefinition<SummaryRow>(
    LayerSchema("summary/rivers", file: OutputLayer.riverCounts.file, .row, "A river, in the last row the total."),
    [
      .text("river_id", "The id of the river; `total` in the last row.") { $0.id }.onTerminal("river"),
      .text("river_name", "The name of the river.") { $0.counts.name }.orNull.onTerminal("name"),
      .text("basin", "The id of the basin that the river belongs to.") { $0.counts.basin }.orNull.onTerminal(nil, .never),
    ], counts, [summaryCounts.strahler], doubts, rows: { .init($0.riverCounts) })

  /// `summary/basins.csv`
  package static let basinSummary = LayerDefinition<SummaryRow>(
    LayerSchema("summary/basins", file: OutputLayer.basinCounts.file, .row, "A basin, in the last row the total."),
    [
      .text("basin", "The id of the basin; empty in the row of what lies in none, `total` in the last row.") { $0.id }.orNull,
      .text("basin_name", "The name of the basin.") { $0.counts.name }.orNull.onTerminal("name"),
    ], counts, doubts, rows: { .init($0.basinCounts) })

  /// `summary/districts.csv`
  package static let districtSummary = districtSummary(
    LayerSchema(
      "summary/districts", file: OutputLayer.districtCounts.file, .row, "A district of the layer, in the last row the total."),
    rows: { $0.districtCounts })

  /// `summary/districts_LEVEL.csv`
  package static func districtSummary(by level: DistrictLevel) -> LayerDefinition<SummaryRow> {
    districtSummary(levelSchema(level.name)) { result in result.districtTables.first { $0.level == level }?.rollUp }
  }

  /// What the tables of all levels have in common.
  static let districtSummaryByLevel = {
    var schema = levelSchema("LEVEL")
    schema.properties = districtSummary.schema.properties
    return schema
  }()

  private static func levelSchema(_ level: String) -> LayerSchema {
    LayerSchema(
      "summary/districts_\(level)", file: "summary/districts_\(level).csv", .row,
      "A district of a level above (\(DistrictLevel.allCases.map(\.name).joined(separator: ", "))), in the last row the total.",
      only: "where the codes of the districts, or their parents, tell that level")
  }

  private static func districtSummary(
    _ schema: LayerSchema, rows: @escaping @Sendable (SurveyResult) -> RollUp?
  ) -> LayerDefinition<SummaryRow> {
    LayerDefinition(
      schema,
      [
        .text("district", "The id of the district; empty in the row of what lies in none, `total` in the last row.") { $0.id }
          .orNull,
        .text("district_name", "The name of the district.") { $0.counts.name }.orNull.onTerminal("name"),
      ], counts,
      [
        .text("level", "The level of the district, where its code tells.") { $0.counts.level?.name }.orNull
          .among(DistrictLevel.allCases.map(\.name)),
        .text("parent", "The id of the district above.") { $0.counts.parent }.orNull,
      ], doubts, rows: { rows($0).map { .init($0) } })
  }

  /// The columns of a count of outlets by something that no summary of `process` counts by. The id of a row is what it counts.
  /// - Parameter key: the name of the first column.
  package static func count(by key: StaticString) -> [OutputProperty<SummaryRow>] {
    [
      .text(key, "What the row counts.") { $0.id }.orNull, summaryCounts.outlets, summaryCounts.outletsLeft,
      summaryCounts.outletsRight, summaryCounts.unconfirmed, summaryCounts.observations,
    ]
  }

  /// The column of all counts that says how many outlets there are.
  package static let outletCount = summaryCounts.outlets.schema

  private static let summaryCounts = CountProperties<SummaryRow> { $0.counts }

  private static let counts = [
    summaryCounts.length.orNull, summaryCounts.outlets, summaryCounts.outletsWithTributaries, summaryCounts.outletsLeft,
    summaryCounts.outletsRight, summaryCounts.outletsPerKilometre, summaryCounts.observations, summaryCounts.drone,
    summaryCounts.foot, summaryCounts.unconfirmed, summaryCounts.other,
  ]

  /// What is not certain about the number of outlets.
  private static let doubts = [summaryCounts.outletsExpected, summaryCounts.outletsLow, summaryCounts.outletsHigh]
}
