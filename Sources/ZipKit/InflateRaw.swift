private import CZlib

/// Inflates raw deflated bytes; throws when they give more than `limit` bytes. `sizeHint` is used only to reserve memory.
func inflateRaw(
  _ stored: [UInt8], _ range: Range<Int>, sizeHint: Int, limit: Int, name: String
) throws(ZipError) -> [UInt8] {
  var inflater = try RawInflater()
  var content: [UInt8] = []
  content.reserveCapacity(min(limit, max(0, sizeHint), 1 << 30))
  var position = range.lowerBound
  while true {
    let status = inflater.step(stored, &position, end: range.upperBound, into: &content)
    if content.count > limit { throw bombError(name, stored: range.count, limit: limit) }
    switch status {
    case .more: continue
    case .end: return content
    case .cut: throw ZipError("\"\(name)\" in the archive ends in the middle; get a whole copy.")
    case .broken: throw ZipError("\"\(name)\" in the archive is damaged near byte \(position); get a whole copy.")
    }
  }
}

/// The CRC-32 of `bytes` by the polynomial of zip archives.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { buffer in
    UInt32(truncatingIfNeeded: unsafe crc32_z(crc32_z(0, nil, 0), buffer.baseAddress, buffer.count))
  }
}

/// Owns a z_stream. Its deinit calls `inflateEnd`, which frees what `inflateInit2` allocated, on every way out.
@safe private struct RawInflater: ~Copyable {
  enum Status {
    case more, end, cut, broken
  }

  // The stream is on the heap, because zlib remembers its address and refuses a stream that has moved.
  private let stream: UnsafeMutablePointer<z_stream>
  private var window = [UInt8](repeating: 0, count: 1 << 18)

  init() throws(ZipError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // A negative number of bits means that the bytes have neither header nor trailer.
    let status = unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw ZipError("There is not enough memory to unpack the archive.") }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Calls `inflate` once, and appends the bytes that it made to `content`.
  mutating func step(_ stored: [UInt8], _ position: inout Int, end: Int, into content: inout [UInt8]) -> Status {
    let capacity = window.count
    let stream = unsafe stream
    let start = position
    let (status, used, made) = unsafe stored.withUnsafeBufferPointer { source in
      unsafe window.withUnsafeMutableBufferPointer { target in
        let given = min(end - start, 1 << 30)
        // `next_in` is not const for the sake of old compilers; zlib only reads from it.
        unsafe stream.pointee.next_in = unsafe source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + start) }
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(capacity)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (status, given - Int(stream.pointee.avail_in), capacity - Int(stream.pointee.avail_out))
      }
    }
    position += used
    content.append(contentsOf: window[..<made])
    switch status {
    case Z_STREAM_END: return .end
    case Z_OK where used > 0 || made > 0: return .more
    case Z_OK, Z_BUF_ERROR: return .cut
    default: return .broken
    }
  }
}
