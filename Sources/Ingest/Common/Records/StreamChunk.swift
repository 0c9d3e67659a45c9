/// Whole records that were cut off a stream, still as bytes.
package struct StreamChunk: Sendable {
  /// 0 for the first.
  package var number: Int
  package var bytes: [UInt8]
  /// Offset of the first byte in the stream.
  package var firstByte: Int
  package var isRemainder: Bool
}
