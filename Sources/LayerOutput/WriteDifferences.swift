import OutputSchema
package import SurveyModel
package import Workers

/// Writes the layer and the tables of differences between two results.
/// - Throws: `OutputError` and `Cancelled`.
package func writeDifferences(
  _ differences: ResultDifferences, to sink: any OutputSink, byteOrderMark: Bool = false,
  cancellation: Cancellation = Cancellation()
) throws {
  let map = OutputLayers.differenceParts.content(DifferencePart.features(differences.outlets))
  let layer = FeatureCollection(map, box: box(of: map)) { _ in 1200 }
  for record in try writeLayers([layer], to: sink, jobs: 1, cancellation: cancellation, progress: { _ in }) { sink.add(record) }
  let tables = [
    OutputLayers.differences.content(differences.outlets),
    OutputLayers.riverDifferences.content(DifferenceRow.rows(differences.rivers), endsInTotal: true),
    OutputLayers.basinDifferences.content(DifferenceRow.rows(differences.basins), endsInTotal: true),
    OutputLayers.districtDifferences.content(DifferenceRow.rows(differences.districts), endsInTotal: true),
    OutputLayers.statusDifferences.content(differences.statuses),
  ]
  for table in tables { try writeTable(table, to: sink, byteOrderMark: byteOrderMark, cancellation: cancellation) }
}
