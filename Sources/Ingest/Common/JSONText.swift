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
    switch byte {
    case 0x22: output += [0x5C, 0x22]
    case 0x5C: output += [0x5C, 0x5C]
    case 0x0A: output += [0x5C, 0x6E]
    case 0x0D: output += [0x5C, 0x72]
    case 0x09: output += [0x5C, 0x74]
    case 0..<0x20:
      output += [0x5C, 0x75, 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 0xF)]]
    default: output.append(byte)
    }
  }

  static let hex: [UInt8] = Array("0123456789abcdef".utf8)
}
