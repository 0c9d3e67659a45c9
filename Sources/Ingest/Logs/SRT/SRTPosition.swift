import Glibc

/// Finds the position in the text of a block: `[latitude: …] [longitude: …]`, `GPS(a, b, c)`, or `GPS(W:a, N:b)` of Autel.
/// `HOME(…)`, the point of take-off, is not read.
enum SRTPosition {
  static func read(_ text: Span<UInt8>) -> SRTBlock.Position {
    if let latitude = value(after: "latitude", in: text),
      let longitude = value(after: "longitude", in: text) ?? value(after: "longtitude", in: text)
    {
      guard let y = NumberText.parse(text.extracting(latitude)), let x = NumberText.parse(text.extracting(longitude)) else {
        return isNothing(text, latitude) || isNothing(text, longitude) ? .empty : .bad
      }
      return .named(x: x, y: y)
    }
    guard let inside = tuple(in: text) else { return .missing }
    return pair(text, inside)
  }

  /// The text between `key:` and the end of its bracket or word.
  private static func value(after key: String, in text: Span<UInt8>) -> Range<Int>? {
    var from = 0
    while let found = find(key, in: text, from: from) {
      var index = found &+ key.utf8.count
      while index < text.count, text[index] == 0x20 { index &+= 1 }
      if index < text.count, text[index] == 0x3A {
        index &+= 1
        while index < text.count, text[index] == 0x20 { index &+= 1 }
        let start = index
        while index < text.count, text[index] > 0x20, text[index] != 0x5D, text[index] != 0x2C { index &+= 1 }
        return start..<index
      }
      from = index
    }
    return nil
  }

  /// The text between the brackets of `GPS(…)` or `GPS (…)`.
  private static func tuple(in text: Span<UInt8>) -> Range<Int>? {
    var from = 0
    while let found = find("GPS", in: text, from: from) {
      var index = found &+ 3
      while index < text.count, text[index] == 0x20 { index &+= 1 }
      from = index
      guard index < text.count, text[index] == 0x28 else { continue }
      let start = index &+ 1
      while index < text.count, text[index] != 0x29, text[index] != 0x0A { index &+= 1 }
      // Without a closing bracket the block was cut, and its last number may have lost digits.
      return index < text.count && text[index] == 0x29 ? start..<index : nil
    }
    return nil
  }

  private static func pair(_ text: Span<UInt8>, _ inside: Range<Int>) -> SRTBlock.Position {
    var parts: [Range<Int>] = []
    var start = inside.lowerBound
    for index in inside where text[index] == 0x2C {
      parts.append(start..<index)
      start = index &+ 1
    }
    parts.append(start..<inside.upperBound)
    parts = parts.map { part in
      let inner = TextCleaning.trimmed(text.extracting(part))
      return part.lowerBound &+ inner.lowerBound..<part.lowerBound &+ inner.upperBound
    }
    guard parts.count >= 2 else { return isNothing(text, inside) ? .empty : .bad }
    // Autel writes `W:121.1, N:48.0`.
    if let first = lettered(text, parts[0]), let second = lettered(text, parts[1]), first.isLongitude != second.isLongitude {
      return first.isLongitude ? .named(x: first.value, y: second.value) : .named(x: second.value, y: first.value)
    }
    guard let first = NumberText.parse(text.extracting(parts[0])), let second = NumberText.parse(text.extracting(parts[1])) else {
      return isNothing(text, parts[0]) || isNothing(text, parts[1]) ? .empty : .bad
    }
    return .pair(first, second, parts.count > 2 ? third(text, parts[2]) : .none)
  }

  private static func third(_ text: Span<UInt8>, _ part: Range<Int>) -> SRTBlock.Third {
    guard let last = part.last else { return .none }
    if text[last] | 0x20 == 0x6D { return .metres }
    guard let value = NumberText.parse(text.extracting(part)) else { return .none }
    if part.contains(where: { text[$0] == 0x2E }) { return .decimal }
    return Int(exactly: value).map { .whole($0) } ?? .decimal
  }

  /// The value of `N:48.0`, `N: 48.0` and the like, with its sign, and whether it is a longitude. Where the number has the sign of
  /// its letter too, it is not turned twice; firmware of the EVO writes `W: -117.-9605` for 117.9605 west.
  private static func lettered(_ text: Span<UInt8>, _ part: Range<Int>) -> (value: Double, isLongitude: Bool)? {
    guard part.count > 2, text[part.lowerBound &+ 1] == 0x3A else { return nil }
    var digits: [UInt8] = []
    for index in part.lowerBound &+ 2..<part.upperBound where text[index] != 0x20 {
      if text[index] == 0x2D, digits.last == 0x2E { continue }
      digits.append(text[index])
    }
    guard let value = NumberText.parse(digits.span) else { return nil }
    switch text[part.lowerBound] {
    case 0x4E where value >= 0: return (value, false)
    case 0x53: return (-abs(value), false)
    case 0x45 where value >= 0: return (value, true)
    case 0x57: return (-abs(value), true)
    default: return nil
    }
  }

  private static func isNothing(_ text: Span<UInt8>, _ part: Range<Int>) -> Bool {
    TextCleaning.isNothing(text.extracting(part))
  }

  /// The offset of the first `word` at or after `from`.
  static func find(_ word: String, in text: Span<UInt8>, from: Int) -> Int? {
    let word = Array(word.utf8)
    guard let first = word.first, text.count >= word.count else { return nil }
    let last = text.count &- word.count
    return text.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      var index = from
      while index <= last, let found = memchr(base + index, Int32(first), last &- index &+ 1) {
        index = base.distance(to: UnsafeRawPointer(found))
        if memcmp(base + index, word, word.count) == 0 { return index }
        index &+= 1
      }
      return nil
    }
  }
}
