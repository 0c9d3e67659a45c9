/// The bytes of whole records that were cut from a stream.
package struct StreamChunk: Sendable {
  /// 0 for the first chunk of the stream.
  package var number: Int
  package var bytes: [UInt8]
  /// Offset in the stream of the first of these bytes.
  package var firstByte: Int
  /// True for the rest of a record that is too long: see ``RecordParser``.
  package var isRemainder: Bool
}
