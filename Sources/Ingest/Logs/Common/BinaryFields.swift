extension Span where Element == UInt8 {
  /// The little-endian integer at `offset`; nil when it would end beyond the last byte.
  func integer<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type = Value.self) -> Value? {
    guard offset >= 0, offset <= count &- MemoryLayout<Value>.size else { return nil }
    return Value(littleEndian: withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) })
  }

  /// The little-endian IEEE 754 number of 4 bytes at `offset`.
  func float(at offset: Int) -> Float? { integer(at: offset, as: UInt32.self).map { Float(bitPattern: $0) } }

  /// The little-endian IEEE 754 number of 8 bytes at `offset`.
  func double(at offset: Int) -> Double? { integer(at: offset, as: UInt64.self).map { Double(bitPattern: $0) } }

  /// The ASCII text from `offset` to the first NUL, at most `length` bytes.
  func text(at offset: Int, length: Int) -> String {
    var bytes: [UInt8] = []
    for index in Swift.max(0, offset)..<Swift.min(count, Swift.max(0, offset) &+ length) {
      if self[index] == 0 { break }
      bytes.append(self[index])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
