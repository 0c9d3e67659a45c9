package import SurveyModel

/// A survey that is read while it arrives: whole records are cut from a buffer, read by any worker, and put in their order.
package protocol RecordStream: Sendable {
  associatedtype Parser: RecordParser
  associatedtype Books: RecordBooks where Books.Chunk == Parser.Chunk

  var description: FileDescription { get }
  var parser: Parser { get }
  /// Owns the bytes before the first record. The first cut begins at its `nextByte`.
  var preamble: ObservationBuilder { get }
  /// Books into which only the preamble is entered.
  func books() -> Books
  /// Returns how many bytes at the start of `buffer` are whole records; 0 means that more bytes are needed. `isRemainder` is to
  /// be given to the parser.
  mutating func cut(_ buffer: [UInt8], isLast: Bool) -> (length: Int, isRemainder: Bool)
}

extension CSVStream: RecordStream {}
extension GeoJSONSequenceStream: RecordStream {}
