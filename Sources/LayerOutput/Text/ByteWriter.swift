/// Text being written into a buffer: a place, and the room that is left.
///
/// Every piece asks for its room once and is then stored as a whole, so a piece costs a comparison that never fails and a few
/// moves, where an array would also ask who else holds it. All that can go wrong with pointers is in this file.
package struct ByteWriter: ~Copyable {
  /// Bytes written.
  package private(set) var count = 0
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  /// The text was more than the buffer it was given could take, and has moved to memory of the writer's own.
  private(set) var hasMoved = false

  /// Writes into `buffer`, which must outlive the writer; into memory of its own when that is used up.
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    if let base = buffer.baseAddress {
      start = UnsafeMutableRawPointer(base)
      capacity = buffer.count
    } else {
      start = .allocate(byteCount: 64, alignment: 16)
      capacity = 64
      hasMoved = true
    }
  }

  deinit {
    if hasMoved { start.deallocate() }
  }

  /// Appends one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends the first `length` (0 to 8) bytes of a word, the lowest first.
  @inline(__always)
  mutating func append(word: UInt64, length: Int) {
    makeRoom(8)
    start.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= max(0, min(8, length))
  }

  /// Appends a text known when the program was built: a few moves of constants.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    makeRoom(text.utf8CodeUnitCount)
    (start + count).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  /// Appends bytes as they are.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    makeRoom(bytes.count)
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { (start + count).copyMemory(from: base, byteCount: source.count) }
    }
    count &+= bytes.count
  }

  /// What was written so far.
  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Forgets all but the first `count` bytes.
  mutating func cut(to count: Int) {
    self.count = max(0, min(self.count, count))
  }

  @inline(__always)
  private mutating func makeRoom(_ bytes: Int) {
    if capacity &- count < bytes { move(adding: bytes) }
  }

  @inline(never)
  private mutating func move(adding bytes: Int) {
    let size = (count + bytes) * 2
    let larger = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    larger.copyMemory(from: start, byteCount: count)
    if hasMoved { start.deallocate() }
    start = larger
    capacity = size
    hasMoved = true
  }
}

extension [UInt8] {
  /// Appends what `write` writes, in place where it takes no more than `room` bytes, and by way of a copy where it takes more.
  package mutating func appendText(room: Int, _ write: (inout ByteWriter) -> Void) {
    var rest: [UInt8] = []
    append(addingCapacity: room) { space in
      space.withUnsafeMutableBufferPointer { buffer, count in
        var writer = ByteWriter(buffer)
        write(&writer)
        if writer.hasMoved {
          writer.withBytes { rest = Array($0) }
        } else {
          count = writer.count
        }
      }
    }
    if !rest.isEmpty { append(contentsOf: rest) }
  }
}
