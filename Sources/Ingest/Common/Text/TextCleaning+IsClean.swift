extension TextCleaning {
  /// True when ``cleaned(_:)`` would change nothing in `text` but ASCII spaces at its ends. It is false for some texts that
  /// `cleaned` leaves alone too, since only common characters are known here. `text` must be valid UTF-8.
  ///
  /// The known characters are printable ASCII and the blocks in which every character is in normalisation form C, never
  /// combines with its neighbours (combining class 0, not the second half of a composition), and is neither space nor control:
  /// Latin, Cyrillic, Chinese, kana, and the punctuation that is written with them.
  @inline(__always)
  package static func isClean(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBytes { isClean($0, 0..<$0.count) }
  }

  /// As ``isClean(_:)``, for the bytes of `raw` in `range`.
  static func isClean(_ raw: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let lead = raw[index]
      if lead < 0x80 {
        if lead < 0x20 || lead == 0x7F { return false }
        index &+= 1
        continue
      }
      if lead < 0xE0 {
        guard index &+ 1 < end, isCleanPair(lead, raw[index &+ 1]) else { return false }
        index &+= 2
      } else {
        guard index &+ 2 < end, isCleanTriple(lead, raw[index &+ 1], raw[index &+ 2]) else { return false }
        index &+= 3
      }
    }
    return true
  }

  @inline(__always)
  private static func isCleanPair(_ lead: UInt8, _ next: UInt8) -> Bool {
    switch lead {
    case 0xC2: next >= 0xA1  // U+00A1–U+00BF
    case 0xC3...0xCB: true  // U+00C0–U+02FF
    case 0xD0, 0xD1: true  // U+0400–U+047F
    default: false
    }
  }

  @inline(__always)
  private static func isCleanTriple(_ lead: UInt8, _ next: UInt8, _ last: UInt8) -> Bool {
    switch lead {
    case 0xE4...0xE9: true  // U+4000–U+9FFF
    case 0xE3:
      switch next {
      case 0x80: last >= 0x81 && last <= 0xA9  // U+3001–U+3029
      case 0x82: last < 0x97 || last > 0x9A  // U+3080–U+30BF but for the voiced sound marks
      default: true  // U+3040–U+3FFF
      }
    case 0xE2: next == 0x80 && ((last >= 0x90 && last <= 0xA7) || last >= 0xB0)  // U+2010–U+2027, U+2030–U+203F
    case 0xEF: (next == 0xBC && last >= 0x81) || (next == 0xBD && last <= 0x9E)  // U+FF01–U+FF5E
    default: false
    }
  }
}
