private import CZlib

/// True when `bytes` begin with the magic number of gzip and its only method, deflate (RFC 1952).
package func isGzip(_ bytes: [UInt8]) -> Bool {
  bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
}

/// The content of all members of a gzip file. Throws when a checksum is wrong, or when other bytes than zeros follow the last
/// member. To stop decompression bombs, it also throws when the content is larger than `cap` bytes, or larger than 16 MiB and
/// more than `ratio` times the stored size.
package func inflateGzip(_ stored: [UInt8], cap: Int = largestContent, ratio: Int = 1000) throws(GzipError) -> [UInt8] {
  let limit = min(cap, max(16 << 20, stored.count.multipliedReportingOverflow(by: ratio).partialValue))
  var inflater = try Inflater()
  var content: [UInt8] = []
  content.reserveCapacity(min(limit, max(statedSize(stored), stored.count)))
  var position = 0
  while position < stored.count {
    if position > 0 {
      if stored[position...].allSatisfy({ $0 == 0 }) { break }
      inflater.reset()
    }
    try inflater.inflateMember(of: stored, from: &position, into: &content, limit: limit)
  }
  return content
}

/// The size that the last four bytes state, which is that of the last member modulo 2³². It is used only to reserve memory.
private func statedSize(_ stored: [UInt8]) -> Int {
  stored.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
}

/// Owns a z_stream. Its deinit calls `inflateEnd`, which frees what `inflateInit2` allocated, on every way out.
@safe struct Inflater: ~Copyable {
  // The stream is on the heap, because zlib remembers its address and refuses a stream that has moved.
  private let stream: UnsafeMutablePointer<z_stream>
  private var window = [UInt8](repeating: 0, count: 1 << 18)

  init() throws(GzipError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window; adding 16 means that only gzip is accepted.
    let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw GzipError(message: "The file is compressed, and there is not enough memory to inflate it.") }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func reset() {
    _ = unsafe inflateReset(stream)
  }

  mutating func inflateMember(
    of stored: [UInt8], from position: inout Int, into content: inout [UInt8], limit: Int
  ) throws(GzipError) {
    while true {
      let (status, used, made) = step(stored, position)
      position += used
      content.append(contentsOf: window[..<made])
      if content.count > limit {
        throw GzipError(
          message: "The file has \(stored.count) bytes but inflates to more than \(limit), as a decompression bomb does; "
            + "inflate it yourself if you trust it.")
      }
      switch status {
      case Z_STREAM_END: return
      case Z_OK where used > 0 || made > 0: continue
      case Z_OK, Z_BUF_ERROR:
        throw GzipError(message: "The compressed file ends in the middle; get a whole copy.")
      case Z_MEM_ERROR: throw GzipError(message: "There is not enough memory to inflate the file.")
      default:
        throw GzipError(message: "The compressed file is broken near byte \(position); get a whole copy.")
      }
    }
  }

  /// What a piece of a stream gave.
  struct Piece {
    /// The number of stored bytes that were used.
    var used: Int
    /// True when a member of the stream has ended behind the used bytes.
    var isEnd: Bool
  }

  /// Inflates what it can of `stored` from `position` on, and appends it to `content`.
  /// - Throws: `GzipError` for bytes that are no gzip.
  mutating func inflatePiece(
    of stored: [UInt8], from position: Int, into content: inout [UInt8]
  ) throws(GzipError) -> Piece {
    let (status, used, made) = step(stored, position)
    content.append(contentsOf: window[..<made])
    switch status {
    case Z_STREAM_END: return Piece(used: used, isEnd: true)
    case Z_OK, Z_BUF_ERROR: return Piece(used: used, isEnd: false)
    case Z_MEM_ERROR: throw GzipError(message: "There is not enough memory to inflate the stream.")
    default: throw GzipError(message: "The compressed stream is broken; get a whole copy.")
    }
  }

  /// One call of `inflate`: its status, the bytes it used and the bytes it made.
  private mutating func step(_ stored: [UInt8], _ position: Int) -> (Int32, Int, Int) {
    let capacity = window.count
    let stream = unsafe stream
    return unsafe stored.withUnsafeBufferPointer { source in
      unsafe window.withUnsafeMutableBufferPointer { target in
        let given = min(source.count - position, 1 << 30)
        // `next_in` is not const for the sake of old compilers; zlib only reads from it.
        unsafe stream.pointee.next_in = unsafe source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + position) }
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(capacity)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (status, given - Int(stream.pointee.avail_in), capacity - Int(stream.pointee.avail_out))
      }
    }
  }
}
