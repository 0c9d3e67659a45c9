/// What stands between the cells of a file.
enum Delimiter: Sendable, Equatable {
  case ascii(UInt8)
  /// `，`, which Chinese keyboards write.
  case fullWidthComma

  /// The full-width comma in UTF-8.
  static let wide: [UInt8] = [0xEF, 0xBC, 0x8C]

  /// The delimiter for code that looks for a single byte. For the full-width comma it is a byte that never occurs in UTF-8,
  /// so that such code finds none.
  var byte: UInt8 {
    if case .ascii(let byte) = self { byte } else { 0xFF }
  }

  var name: String {
    switch self {
    case .ascii(0x2C): "comma"
    case .ascii(0x3B): "semicolon"
    case .ascii(0x09): "tab"
    case .ascii(0x7C): "vertical bar"
    case .ascii(let byte): "byte \(byte)"
    case .fullWidthComma: "full-width comma"
    }
  }

  /// Bytes of the delimiter at `index` of UTF-8 `text`; 0 where there is none.
  @inline(__always)
  func width(in text: [UInt8], at index: Int) -> Int {
    switch self {
    case .ascii(let byte): return text[index] == byte ? 1 : 0
    case .fullWidthComma:
      guard text[index] == 0xEF, index &+ 3 <= text.count else { return 0 }
      return text[index &+ 1] == 0xBC && text[index &+ 2] == 0x8C ? 3 : 0
    }
  }

  /// Judges the delimiter by a header line: comma, semicolon, tab or vertical bar, whichever occurs most often outside quotes; the
  /// full-width comma where only that occurs.
  static func sniff(_ line: Span<UInt8>) -> Delimiter {
    var counts: [UInt8: Int] = [0x2C: 0, 0x3B: 0, 0x09: 0, 0x7C: 0]
    var hasWide = false
    var isQuoted = false
    for index in line.indices {
      let byte = line[index]
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if let count = counts[byte] { counts[byte] = count + 1 }
      if byte == 0xEF, index + 2 < line.count, line[index + 1] == 0xBC, line[index + 2] == 0x8C { hasWide = true }
    }
    var best: UInt8 = 0x2C
    for byte: UInt8 in [0x3B, 0x09, 0x7C] where (counts[byte] ?? 0) > (counts[best] ?? 0) { best = byte }
    return (counts[best] ?? 0) == 0 && hasWide ? .fullWidthComma : .ascii(best)
  }
}
