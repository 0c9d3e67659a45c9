/// What stands between the cells of a file.
enum Delimiter: Sendable, Equatable {
  case ascii(UInt8)
  /// `，`, which Chinese keyboards make (C15).
  case fullWidthComma

  static let wide: [UInt8] = [0xEF, 0xBC, 0x8C]

  /// For a splitter or tokeniser that looks for one byte; a byte that UTF-8 does not have where it is another.
  var byte: UInt8 {
    if case .ascii(let byte) = self { byte } else { 0xFF }
  }

  var name: String {
    switch self {
    case .ascii(0x2C): "comma"
    case .ascii(0x3B): "semicolon"
    case .ascii(0x09): "tab"
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

  /// The delimiter of a header line: the one of comma, semicolon and tab that it has most of outside quotes; where it
  /// has none, the full-width comma.
  static func sniff(_ line: Span<UInt8>) -> Delimiter {
    var counts: [UInt8: Int] = [0x2C: 0, 0x3B: 0, 0x09: 0]
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
    for byte: UInt8 in [0x3B, 0x09] where (counts[byte] ?? 0) > (counts[best] ?? 0) { best = byte }
    return (counts[best] ?? 0) == 0 && hasWide ? .fullWidthComma : .ascii(best)
  }
}
