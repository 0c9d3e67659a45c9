package import SurveyModel

/// What was read from some consecutive whole records of a CSV file. Records and lines count from 1 until
/// ``CSVBooks/place(_:)`` has been told which chunks stand before it.
package struct CSVChunk: Sendable {
  package var builder: ObservationBuilder
  /// Physical lines.
  var lines = 0
  var lineEnds = LineEnds()
  /// Headers that came again, and the first of them by record.
  var headers = 0
  /// Ids that cleaning changed: as they are now, and as they were written.
  var changedIDs: [(id: [UInt8], original: [UInt8])] = []
  var endsWithoutLineEnd = false

  /// Hands the builder over and keeps an empty one.
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

/// The kinds of line end that a file uses.
struct LineEnds: OptionSet, Sendable {
  let rawValue: UInt8
  static let lineFeed = LineEnds(rawValue: 1)
  static let both = LineEnds(rawValue: 2)
  static let carriageReturn = LineEnds(rawValue: 4)

  var isMixed: Bool { rawValue & (rawValue &- 1) != 0 }
}
