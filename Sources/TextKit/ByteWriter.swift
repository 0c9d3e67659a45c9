/// Writes text into a buffer. The hottest code of all output: every value of every feature goes through it.
///
/// Each piece of text asks once for its room and is then stored as a whole, which costs a comparison and a few moves. Appending to
/// an array would cost more, because an array also checks that its memory has one owner. All use of pointers is in this file.
///
/// The small methods are `@inlinable` and public, so that callers in other modules are compiled as if they stood here: the compiler
/// does not inline what is only of the package. The module is no part of the library's product.
public struct ByteWriter: ~Copyable {
  @usableFromInline var used = 0
  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// True when the text no longer fits the buffer it was given and stands in memory of the writer's own.
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

  /// Bytes written.
  @inlinable
  public var count: Int { used }

  /// Appends one byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    makeRoom(1)
    start.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used &+= 1
  }

  /// Appends the first `length` (0 to 8) bytes of a word, the lowest first.
  @inlinable @inline(__always)
  public mutating func append(word: UInt64, length: Int) {
    makeRoom(8)
    start.storeBytes(of: word.littleEndian, toByteOffset: used, as: UInt64.self)
    used &+= max(0, min(8, length))
  }

  /// Appends a text known when the program was built: a few moves of constants.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    makeRoom(text.utf8CodeUnitCount)
    (start + used).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    used &+= text.utf8CodeUnitCount
  }

  /// Appends bytes as they are.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: Span<UInt8>) {
    makeRoom(bytes.count)
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { (start + used).copyMemory(from: base, byteCount: source.count) }
    }
    used &+= bytes.count
  }

  /// Calls `body` with what was written so far.
  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(start: start, count: used))
  }

  /// Removes all but the first `count` bytes.
  public mutating func cut(to count: Int) {
    used = max(0, min(used, count))
  }

  @inlinable @inline(__always)
  mutating func makeRoom(_ bytes: Int) {
    if capacity &- used < bytes { move(adding: bytes) }
  }

  @usableFromInline @inline(never)
  mutating func move(adding bytes: Int) {
    let size = (used + bytes) * 2
    let larger = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    larger.copyMemory(from: start, byteCount: used)
    if hasMoved { start.deallocate() }
    start = larger
    capacity = size
    hasMoved = true
  }
}
