package import FileKit
package import Workers

/// Reads from a descriptor and cuts what has arrived into chunks of whole records.
package struct ObservationStream<Records: RecordStream>: ~Copyable {
  private let input: InputDescriptor
  private var records: Records
  private var buffer: [UInt8]
  /// Offset of the buffer's first byte in the stream.
  private var position: Int
  private var chunks = 0
  private var hasEnded: Bool

  /// How many bytes are read for one chunk when so many have arrived. In a large chunk more observations near each other are
  /// placed together; but a chunk is at most a sixteenth of the bytes before it, so that the threads end at nearly the same time.
  private var chunkSize: Int { min(2 << 20, max(1 << 18, position / 16)) }

  /// - Parameters:
  ///   - prefix: the bytes that have been read before.
  ///   - hasEnded: whether `prefix` is the whole stream.
  package init(_ input: consuming InputDescriptor, _ records: Records, prefix: [UInt8], hasEnded: Bool) {
    self.input = input
    self.records = records
    self.hasEnded = hasEnded
    position = records.preamble.nextByte
    buffer = Array(prefix[min(position, prefix.count)...])
  }

  /// Number of bytes of the whole stream, once it has ended.
  package var size: Int { position + buffer.count }

  /// The next chunk. Without `mayWait`, `notReady` when it would have to wait for bytes.
  package mutating func next(mayWait: Bool) throws -> NextItem<StreamChunk> {
    var mustGrow = false
    while true {
      if !hasEnded, mustGrow || buffer.isEmpty || (buffer.count < chunkSize && input.isReady) {
        if !mayWait, !input.isReady { return .notReady }
        hasEnded = try input.read(upTo: chunkSize, into: &buffer) == 0
        mustGrow = false
        continue
      }
      if buffer.isEmpty { return .end }
      let (length, isRemainder) = records.cut(buffer, isLast: hasEnded)
      if length > 0 || hasEnded { return .item(take(length > 0 ? length : buffer.count, isRemainder)) }
      mustGrow = true
    }
  }

  /// Takes the first `length` bytes off the buffer.
  private mutating func take(_ length: Int, _ isRemainder: Bool) -> StreamChunk {
    let rest = Array(buffer[length...])
    buffer.removeSubrange(length...)
    let chunk = StreamChunk(number: chunks, bytes: buffer, firstByte: position, isRemainder: isRemainder)
    chunks += 1
    position += length
    buffer = rest
    return chunk
  }
}
