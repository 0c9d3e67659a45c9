/// The bytes of a binary log, or of one of its messages. Offsets and lengths that a log states go through this type: what lies
/// beyond the last byte is nil, and a range that goes beyond it is cut, so that no log can make the program trap.
///
/// All numbers are little-endian.
struct LogBytes: Sendable {
  private let storage: [UInt8]
  /// The part of ``storage`` that these bytes are.
  private let range: Range<Int>

  init(_ bytes: [UInt8]) {
    storage = bytes
    range = 0..<bytes.count
  }

  private init(_ storage: [UInt8], _ range: Range<Int>) {
    self.storage = storage
    self.range = range
  }

  var count: Int { range.count }

  /// The bytes of `part` that there are.
  func piece(_ part: Range<Int>) -> LogBytes {
    let part = part.clamped(to: 0..<count)
    return LogBytes(storage, range.lowerBound &+ part.lowerBound..<range.lowerBound &+ part.upperBound)
  }

  /// The bytes of `part` that there are, as an array.
  func array(_ part: Range<Int>) -> [UInt8] {
    let part = piece(part).range
    return Array(storage[part])
  }

  func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < count else { return nil }
    return storage[range.lowerBound &+ offset]
  }

  func integer<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type = Value.self) -> Value? {
    guard offset >= 0, offset <= count &- MemoryLayout<Value>.size else { return nil }
    let start = range.lowerBound &+ offset
    return Value(littleEndian: storage.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: type) })
  }

  /// The IEEE 754 number of 4 bytes at `offset`.
  func float(at offset: Int) -> Float? { integer(at: offset, as: UInt32.self).map { Float(bitPattern: $0) } }

  /// The IEEE 754 number of 8 bytes at `offset`.
  func double(at offset: Int) -> Double? { integer(at: offset, as: UInt64.self).map { Double(bitPattern: $0) } }

  /// The ASCII text from `offset` to the first NUL, at most `length` bytes.
  func text(at offset: Int, length: Int) -> String {
    guard offset >= 0, length > 0, offset < count else { return "" }
    let (end, overflow) = offset.addingReportingOverflow(length)
    let bytes = array(offset..<(overflow ? count : end))
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// True when `bytes` stand at `offset`.
  func holds(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, bytes.count <= count, offset <= count &- bytes.count else { return false }
    let start = range.lowerBound &+ offset
    for index in bytes.indices where storage[start &+ index] != bytes[index] { return false }
    return true
  }
}
