/// One row of a table of marks: what a crew wrote down about an outlet, with the name of a photo, a time, or coordinates, by
/// which the outlet's position is found.
package struct Mark: Sendable {
  package var record: Int
  package var line: Int
  /// The row's bytes in the file, with its line end.
  package var bytes: Range<Int>
  package var raw: [UInt8]
  /// The observation without its time. Its coordinates are those of the row, in the file's CRS, or NaN when the row has none.
  package var values: ObservationValues
  /// True when the row says how the observation was made.
  package var statesMethod = false
  /// The photo's name or number, trimmed; nil when the row names none.
  package var photo: String?
  /// The flight or folder of the photo, trimmed; nil when the row names none.
  package var flight: String?
  package var time = MarkTime.none
  package var recordedID: [UInt8] = []
  package var name: [UInt8] = []
  package var code: [UInt8] = []
  package var attributes: [UInt8]

  package init(
    _ values: ObservationValues, record: Int, line: Int, bytes: Range<Int>, raw: [UInt8], attributes: [UInt8]
  ) {
    self.values = values
    self.record = record
    self.line = line
    self.bytes = bytes
    self.raw = raw
    self.attributes = attributes
  }

  /// True when the row has coordinates.
  package var hasPosition: Bool { values.x.isFinite && values.y.isFinite }
}
