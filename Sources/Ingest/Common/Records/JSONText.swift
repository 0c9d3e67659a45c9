/// JSON strings written byte by byte.
package enum JSONText {
  /// Appends `text`, which must be valid UTF-8, as a JSON string with its quotes. Quotes, backslashes and control
  /// characters are escaped; everything else is copied.
  package static func appendString(_ text: Span<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    text.withUnsafeBytes { raw in
      if needsEscape(raw) {
        for byte in raw { appendEscaped(byte, to: &output) }
      } else {
        output.append(contentsOf: raw)
      }
    }
    output.append(0x22)
  }

  private static func needsEscape(_ raw: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index &+ 8 <= raw.count {
      if needsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return true }
      index &+= 8
    }
    while index < raw.count {
      if raw[index] < 0x20 || raw[index] == 0x22 || raw[index] == 0x5C { return true }
      index &+= 1
    }
    return false
  }

  /// As ``appendString(_:to:)`` for bytes.
  package static func appendString(_ text: String, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in text.utf8 { appendEscaped(byte, to: &output) }
    output.append(0x22)
  }

  @inline(__always)
  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    if byte >= 0x20, byte != 0x22, byte != 0x5C {
      output.append(byte)
    } else {
      output += escape(of: byte)
    }
  }

  /// True when one of the eight bytes of `word` is a quote, a backslash or below 0x20. It may be true for other bytes too,
  /// never false for these (the zero-byte test of Warren, "Hacker's Delight", section 6-1).
  @inline(__always)
  static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let low = (word &- ones &* 0x20) & ~word
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | low) & tops != 0
  }

  /// The escape sequence of a quote, a backslash or a control character.
  static func escape(of byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x0A: [0x5C, 0x6E]
    case 0x0D: [0x5C, 0x72]
    case 0x09: [0x5C, 0x74]
    case 0..<0x20: [0x5C, 0x75, 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 0xF)]]
    default: [0x5C, byte]
    }
  }

  static let hex: [UInt8] = Array("0123456789abcdef".utf8)
}
