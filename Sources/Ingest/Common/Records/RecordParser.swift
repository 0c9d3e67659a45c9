package import SurveyModel

/// Reads whole records on any thread.
package protocol RecordParser: Sendable {
  associatedtype Chunk: RecordChunk
  /// Throws ``InputError`` when a record contradicts what the first bytes decided.
  func parse(_ bytes: [UInt8], firstByte: Int, isRemainder: Bool) throws(InputError) -> Chunk
}

extension CSVParser: RecordParser {}
extension GeoJSONSequenceParser: RecordParser {}
