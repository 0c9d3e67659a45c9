/// Reads the times of a block.
enum SRTTime {
  /// The time code `hh:mm:ss,mmm` at the start of a line with an arrow, in microseconds; nil when there is none.
  ///
  /// `unit` is the number of microseconds in one of the last part.
  static func code(_ text: Span<UInt8>, unit: Int64 = 1000) -> Int64? {
    var parts: [Int64] = [0]
    var digits = 0
    var index = 0
    while index < text.count, text[index] == 0x20 { index &+= 1 }
    while index < text.count, parts.count <= 4 {
      let byte = text[index]
      if byte &- 0x30 <= 9 {
        digits &+= 1
        guard digits <= 4 else { return nil }
        parts[parts.count - 1] = parts[parts.count - 1] &* 10 &+ Int64(byte &- 0x30)
      } else if byte == 0x3A || byte == 0x2C || byte == 0x2E {
        parts.append(0)
        digits = 0
      } else {
        break
      }
      index &+= 1
    }
    guard parts.count == 4 else { return nil }
    return ((parts[0] &* 60 &+ parts[1]) &* 60 &+ parts[2]) &* 1_000_000 &+ parts[3] &* unit
  }

  /// The first date with a time of day in `text`, as `YYYY-M-D h:m:s.ffffff`; empty when there is none. Aircraft write
  /// `2017.8.5 14:11:51`, `2021-12-25 12:27:52.373` or `2022-08-07 13:40:40,774,808` (milliseconds and microseconds).
  static func stamp(_ text: Span<UInt8>) -> [UInt8] {
    var index = 0
    while index &+ 14 < text.count {
      if isDigit(text, index), isDigit(text, index &+ 3), text[index &+ 4] == 0x2E || text[index &+ 4] == 0x2D,
        let stamp = stamp(text, at: index)
      {
        return stamp
      }
      // Go on to the next number.
      while index < text.count, isDigit(text, index) { index &+= 1 }
      while index < text.count, !isDigit(text, index) { index &+= 1 }
    }
    return []
  }

  private static func stamp(_ text: Span<UInt8>, at start: Int) -> [UInt8]? {
    var stamp: [UInt8] = []
    var index = start
    let separator = text[start &+ 4]
    let ends: [UInt8?] = [separator, separator, nil, 0x3A, 0x3A, nil]
    for (part, end) in ends.enumerated() {
      let first = index
      while index < text.count, isDigit(text, index), index &- first < 5 {
        stamp.append(text[index])
        index &+= 1
      }
      guard index > first else { return nil }
      if let end {
        guard index < text.count, text[index] == end else { return nil }
        stamp.append(part < 2 ? 0x2D : 0x3A)
        index &+= 1
      } else if part == 2 {
        guard index < text.count, text[index] == 0x20 || text[index] == 0x54 else { return nil }
        stamp.append(0x20)
        while index < text.count, text[index] == 0x20 || text[index] == 0x54 { index &+= 1 }
      }
    }
    // Milliseconds, and microseconds after another separator.
    var isFirst = true
    while index &+ 1 < text.count, text[index] == 0x2C || text[index] == 0x2E, isDigit(text, index &+ 1) {
      if isFirst { stamp.append(0x2E) }
      isFirst = false
      index &+= 1
      while index < text.count, isDigit(text, index), stamp.count < 40 {
        stamp.append(text[index])
        index &+= 1
      }
      if stamp.count >= 40 { break }
    }
    return stamp
  }

  private static func isDigit(_ text: Span<UInt8>, _ index: Int) -> Bool { text[index] &- 0x30 <= 9 }
}
