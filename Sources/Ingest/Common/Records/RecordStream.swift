package import SurveyModel

/// A survey that is read as it comes, whatever its format: whole records are cut from a buffer, read by any worker, and
/// placed in their order.
package protocol RecordStream: Sendable {
  associatedtype Parser: RecordParser
  associatedtype Books: RecordBooks where Books.Chunk == Parser.Chunk

  var description: FileDescription { get }
  var parser: Parser { get }
  /// What stands before the first record; the first cut begins at its `nextByte`.
  var preamble: ObservationBuilder { get }
  /// An empty account with the preamble entered.
  func books() -> Books
  /// How many of the first bytes of `buffer` are whole records, 0 when more bytes are needed; `isRemainder` goes to the
  /// parser.
  mutating func cut(_ buffer: [UInt8], isLast: Bool) -> (length: Int, isRemainder: Bool)
}

/// Reads whole records on any thread.
package protocol RecordParser: Sendable {
  associatedtype Chunk: RecordChunk
  /// Throws ``InputError`` when a record contradicts what the first bytes decided.
  func parse(_ bytes: [UInt8], firstByte: Int, isRemainder: Bool) throws(InputError) -> Chunk
}

/// What was read from consecutive records.
package protocol RecordChunk: Sendable {
  var builder: ObservationBuilder { get }
}

/// Numbers the chunks of one file on in their order, and keeps its account.
package protocol RecordBooks: Sendable {
  associatedtype Chunk: RecordChunk
  var account: FileAccount { get }
  mutating func enter(_ chunk: inout Chunk)
  mutating func close(contentBytes: Int) -> [Finding]
}

extension CSVStream: RecordStream {}
extension CSVParser: RecordParser {}
extension CSVChunk: RecordChunk {}
extension CSVBooks: RecordBooks {}
extension GeoJSONSequenceStream: RecordStream {}
extension GeoJSONSequenceParser: RecordParser {}
extension GeoJSONSequenceChunk: RecordChunk {}
extension GeoJSONSequenceBooks: RecordBooks {}
