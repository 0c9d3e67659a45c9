/// An observation of a result, as far as it is recognised in another result.
package struct ComparedSighting: Sendable, Equatable {
  /// The SHA-256 of the file that it is from; nil where the manifest names no such file.
  package var fileHash: String?
  /// The file, as the result names it.
  package var source: String
  /// What tells it from the others of its file: the number of the record.
  package var record: String
  /// What the crew called it.
  package var recordedID: String?
  /// The time, as the layer writes it.
  package var time: String?
  /// The recorded position; WGS 84 degrees.
  package var position: Coordinate?
  /// A hash of all that the record says: position, time, name and every original field.
  package var content: UInt64
  /// The outlet that it is a sighting of; nil for an observation on no river.
  package var outletID: String?

  package init(source: String, record: String, content: UInt64) {
    self.source = source
    self.record = record
    self.content = content
  }
}
