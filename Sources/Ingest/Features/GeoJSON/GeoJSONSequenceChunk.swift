package import SurveyModel

/// What was read from some consecutive whole records of a sequence. Its records and lines count from 1 until
/// ``GeoJSONSequenceBooks/enter(_:)`` numbers them on from those of the chunks before it.
package struct GeoJSONSequenceChunk: Sendable {
  package var builder: ObservationBuilder
  package let tracks: [Track]
  let plans: PropertyPlans
  /// Number of line ends.
  let lines: Int

  package var observations: ObservationColumns { builder.observations }
  package var rejections: [Rejection] { builder.rejections }
  package var findings: [Finding] { builder.findings }
  package var account: FileAccount { builder.account }
}
