/// Converts paths between bytes and strings. On Linux a path is bytes, which need not be text: a file whose name is in GBK must
/// be opened by these bytes, and shown without harm.
///
/// The string of a path has the private scalar U+10FE00 + byte for every byte that is not part of valid UTF-8, so that the bytes
/// can be recovered exactly.
package enum PathText {
  private static let base: UInt32 = 0x10_FE00

  /// The string of a path's bytes.
  package static func string(fromBytes bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isMapped) { return text }
    var scalars = String.UnicodeScalarView()
    var decoder = UTF8ScalarReader(bytes)
    while let piece = decoder.next() {
      switch piece {
      case .scalar(let scalar, _) where !isMapped(scalar): scalars.append(scalar)
      case .scalar(_, let range): for byte in bytes[range] { scalars.append(mapped(byte)) }
      case .invalid(let byte): scalars.append(mapped(byte))
      }
    }
    return String(scalars)
  }

  /// The bytes of the path `string`.
  package static func bytes(of string: String) -> [UInt8] {
    guard string.unicodeScalars.contains(where: isMapped) else { return Array(string.utf8) }
    var bytes: [UInt8] = []
    for scalar in string.unicodeScalars {
      if isMapped(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  /// `string` for terminals and messages. Control characters, bidirectional and zero-width marks, and bytes that are no text are
  /// written as `\n`, `\t`, `\r`, `\xNN` or `\u{NNNN}`, so that a name can neither move the cursor nor look like another name.
  package static func displayText(_ string: String) -> String {
    guard string.unicodeScalars.contains(where: isHarmful) else { return string }
    var text = ""
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x0A: text += "\\n"
      case 0x09: text += "\\t"
      case 0x0D: text += "\\r"
      case _ where isMapped(scalar): text += "\\x" + hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
      case 0...0xFF where isHarmful(scalar): text += "\\x" + hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
      case _ where isHarmful(scalar): text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func mapped(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  private static func isMapped(_ scalar: Unicode.Scalar) -> Bool { (base...base + 0xFF).contains(scalar.value) }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    // Soft hyphen, Arabic letter mark, zero-width and direction marks, separators, embeddings, isolates, word joiners.
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    // Interlinear annotations and tags.
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: isMapped(scalar)
    }
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
