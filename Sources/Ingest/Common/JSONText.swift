/// JSON strings written byte by byte.
package enum JSONText {
  /// Appends `text`, which must be valid UTF-8, as a JSON string with its quotes. Quotes, backslashes and control
  /// characters are escaped; everything else is copied.
  package static func appendString(_ text: Span<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for index in text.indices { appendEscaped(text[index], to: &output) }
    output.append(0x22)
  }

  /// As above.
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

  /// What stands for a quote, a backslash or a control character.
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
