package import SurveyModel

/// What was read from some consecutive whole records of a CSV file. Its records and lines count from 1 until
/// ``CSVBooks/enter(_:)`` numbers them on from those of the chunks before it.
package struct CSVChunk: Sendable {
  package var builder: ObservationBuilder
  /// Number of physical lines.
  var lines = 0
  var lineEnds = LineEnds()
  /// Number of records that repeat the header.
  var headers = 0
  /// Ids that cleaning changed: as cleaned, and as the file writes them.
  var changedIDs: [(id: [UInt8], original: [UInt8])] = []
  var endsWithoutLineEnd = false
  /// The header of another table; what stands from there on was not read.
  package var otherTable: OtherTable?

  /// Where another table begins.
  package struct OtherTable: Sendable {
    /// Offset in the file.
    var firstByte: Int
    /// Number of its line in the chunk.
    var line: Int
  }

  /// Returns the builder and puts an empty one in its stead.
  mutating func releaseBuilder() -> ObservationBuilder {
    let released = builder
    builder = ObservationBuilder(sourceIndex: released.sourceIndex, source: released.source, start: released.nextByte)
    return released
  }

  package var observations: ObservationColumns { builder.observations }
  package var rejections: [Rejection] { builder.rejections }
  package var findings: [Finding] { builder.findings }
  package var account: FileAccount { builder.account }
}
