package import SurveyModel

extension OutputLayers {
  /// `review.geojson`
  package static let review = LayerDefinition<Finding>(
    LayerSchema("review", file: OutputLayer.review.file, .pointOrNothing, "Something that a person should look at."),
    [
      .text("rule", "The id of the rule.") { $0.rule.id },
      .word("severity", "How much it matters: to know, to look at, or to mend before the counts are used.") { $0.severity },
      .text("message", "What was found and what to do.") { $0.wording },
      .text("source", "The file that it is about.") { $0.source }.orNull,
      .integer("record", "The number of the record in that file; 1 for the first.") { $0.record }.orNull,
      .text("outlet_id", "The outlet that it is about.") { $0.outletID }.orNull,
      .text("river_id", "The river that it is about.") { $0.riverID }.orNull,
    ],
    rows: { LayerDefinition<Finding>.Rows($0.findings) }, geometry: { $0.position.map(OutputGeometry.point) ?? .nothing })
}
