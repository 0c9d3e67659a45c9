package import SurveyModel

/// The layers and tables that this program writes, each with how its values are found.
///
/// This is the only list of their properties. Writers, readers of earlier outputs, the verb `schema` and the documentation's tables
/// are made from it; a writer made by hand for speed is held to it by a test.
package enum OutputLayers {}

extension OutputLayers {
  /// Everything that a run of `process` writes besides the manifest, as far as the run writes it.
  package static func contents(of result: SurveyResult) -> [LayerContent] {
    let contents =
      [
        outlets.content(of: result), observations.content(of: result), ties.content(of: result), tracks.content(of: result),
        rivers.content(of: result), review.content(of: result), rejected.content(of: result), riverSummary.content(of: result),
        reachSummary.content(of: result), basinSummary.content(of: result), districtSummary.content(of: result),
      ] + DistrictLevel.allCases.map { districtSummary(by: $0).content(of: result) }
    return contents.compactMap { $0 }
  }
}

extension LayerSchema {
  /// All layers and tables: those of `process` in the order of their importance, then the stream of `snap` and those of `diff`.
  public static let all: [LayerSchema] = [
    OutputLayers.outlets.schema, OutputLayers.observations.schema, OutputLayers.ties.schema, OutputLayers.tracks.schema,
    OutputLayers.rivers.schema, OutputLayers.review.schema, OutputLayers.rejected.schema, OutputLayers.riverSummary.schema,
    OutputLayers.reachSummary.schema, OutputLayers.basinSummary.schema, OutputLayers.districtSummary.schema,
    OutputLayers.districtSummaryByLevel, OutputLayers.placed.schema,
    OutputLayers.differences.schema, OutputLayers.differenceParts.schema, OutputLayers.riverDifferences.schema,
    OutputLayers.basinDifferences.schema, OutputLayers.districtDifferences.schema, OutputLayers.statusDifferences.schema,
  ]
}
