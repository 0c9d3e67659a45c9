/// Full-width forms as Chinese keyboards make them, folded to their ASCII twins (the part of NFKC that matters to
/// numbers and column names).
package enum WidthFolding {
  /// U+FF01…U+FF5E → U+0021…U+007E, ideographic and no-break space → space, everything else unchanged.
  package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value &- 0xFEE0) ?? scalar
    case 0x3000, 0x00A0: " "
    default: scalar
    }
  }

  /// The bytes of `text` folded. `changed` is true when a full-width character (not merely a space) was among them.
  package static func fold(_ text: Span<UInt8>) -> (bytes: [UInt8], changed: Bool) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var changed = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      // EF BC 81 … EF BD 9E are U+FF01 … U+FF5E; E3 80 80 is U+3000; C2 A0 is U+00A0.
      if byte == 0xEF, index &+ 2 < text.count, text[index &+ 1] == 0xBC || text[index &+ 1] == 0xBD {
        let value = 0xF000 | UInt32(text[index &+ 1] & 0x3F) << 6 | UInt32(text[index &+ 2] & 0x3F)
        if (0xFF01...0xFF5E).contains(value) {
          bytes.append(UInt8(truncatingIfNeeded: value &- 0xFEE0))
          changed = true
          index &+= 3
          continue
        }
      } else if byte == 0xE3, index &+ 2 < text.count, text[index &+ 1] == 0x80, text[index &+ 2] == 0x80 {
        bytes.append(0x20)
        index &+= 3
        continue
      } else if byte == 0xC2, index &+ 1 < text.count, text[index &+ 1] == 0xA0 {
        bytes.append(0x20)
        index &+= 2
        continue
      }
      bytes.append(byte)
      index &+= 1
    }
    return (bytes, changed)
  }
}
