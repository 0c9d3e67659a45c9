import Ingest
import SurveyModel

/// A format whose records can be read as they come: its first bytes decide how, then whole records are cut off and read
/// on any thread, and the books are kept in order.
protocol RecordStream: Sendable {
  associatedtype Parser: RecordParser
  associatedtype Books: RecordBooks where Books.Chunk == Parser.Chunk

  var description: FileDescription { get }
  /// What stands before the first record.
  var preamble: ObservationBuilder { get }
  var parser: Parser { get }
  /// Books with the preamble entered.
  func books() -> Books
  /// How many of the first bytes of `buffer` are whole records; 0 when more bytes are needed.
  mutating func cut(_ buffer: [UInt8], isLast: Bool) -> (length: Int, isRemainder: Bool)
}

protocol RecordParser: Sendable {
  associatedtype Chunk: RecordChunk
  /// - Throws: `InputError(.unreadable)` where the bytes contradict what the first ones decided.
  func parse(_ bytes: [UInt8], firstByte: Int, isRemainder: Bool) throws(InputError) -> Chunk
}

/// What was read of some consecutive records.
protocol RecordChunk: Sendable {
  var builder: ObservationBuilder { get }
}

/// The account of a whole stream, chunk by chunk.
protocol RecordBooks: Sendable {
  associatedtype Chunk: RecordChunk
  var account: FileAccount { get }
  /// Numbers the records and lines of the next chunk on from those before it.
  mutating func place(_ chunk: inout Chunk)
  /// After the last chunk: what is to be said of the whole.
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
