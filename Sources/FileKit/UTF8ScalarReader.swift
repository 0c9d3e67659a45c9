/// Reads bytes as UTF-8, one scalar or one invalid byte at a time.
package struct UTF8ScalarReader {
  package enum Piece {
    case scalar(Unicode.Scalar, Range<Int>)
    case invalid(UInt8)
  }

  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next scalar with the range of its bytes, or the next byte that begins no scalar; nil at the end.
  package mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let end = position + length
    if end <= bytes.count, let text = String(validating: bytes[position..<end], as: UTF8.self),
      text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first
    {
      defer { position = end }
      return .scalar(scalar, position..<end)
    }
    position += 1
    return .invalid(first)
  }
}
