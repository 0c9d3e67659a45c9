/// Checks for strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  /// Offset of the first byte at which no valid character begins; nil when all of `text` is valid. `mayBeCut`: a character
  /// that the end of `text` cuts off is not a fault.
  static func firstFault(_ text: Span<UInt8>, mayBeCut: Bool = false) -> Int? {
    text.withUnsafeBufferPointer { firstFault($0, mayBeCut: mayBeCut) }
  }

  private static func firstFault(_ text: UnsafeBufferPointer<UInt8>, mayBeCut: Bool) -> Int? {
    let count = text.count
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index < count {
      // Nearly all text is ASCII: test eight bytes at a time.
      while index &+ 8 <= count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index &+= 8
      }
      if index >= count { break }
      let lead = text[index]
      if lead < 0x80 {
        index &+= 1
        continue
      }
      let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4 else { return index }
      var offset = 1
      while offset < width {
        guard index &+ offset < count else { return mayBeCut ? nil : index }
        let byte = text[index &+ offset]
        guard byte & 0xC0 == 0x80 else { return index }
        if offset == 1 {
          switch lead {
          case 0xE0 where byte < 0xA0: return index
          case 0xED where byte > 0x9F: return index
          case 0xF0 where byte < 0x90: return index
          case 0xF4 where byte > 0x8F: return index
          default: break
          }
        }
        offset &+= 1
      }
      index &+= width
    }
    return nil
  }

  /// True when all bytes are below 0x80.
  static func isASCII(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBytes { raw in
      var index = 0
      var seen: UInt64 = 0
      while index &+ 8 <= raw.count {
        seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        index &+= 8
      }
      while index < raw.count {
        seen |= UInt64(raw[index])
        index &+= 1
      }
      return seen & 0x8080_8080_8080_8080 == 0
    }
  }
}
