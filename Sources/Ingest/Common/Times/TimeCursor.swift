/// Reads the bytes of a written time one after the other.
struct TimeCursor {
  let text: [UInt8]
  var index = 0

  init(_ text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { index >= text.count }
  var isAtNumber: Bool { index < text.count && text[index] &- 0x30 <= 9 }
  var isAtColon: Bool { index < text.count && text[index] == 0x3A }

  var isAtSign: Bool { index < text.count && (text[index] == 0x2B || text[index] == 0x2D) }

  /// The letters that come next, in lower case, without taking them.
  var peekedLetters: ArraySlice<UInt8>? {
    var copy = self
    return copy.letters()
  }

  mutating func skipSpace() {
    while index < text.count, text[index] == 0x20 { index &+= 1 }
  }

  /// Skips spaces and the marks that stand between the words of a date.
  mutating func skipMarks() {
    while index < text.count, [0x20, 0x2C, 0x2E, 0x2D, 0x2F, 0x5F, 0x27].contains(text[index]) { index &+= 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index &+= 1
    return true
  }

  mutating func takeOne(of bytes: [UInt8]) -> UInt8? {
    guard index < text.count, bytes.contains(text[index]) else { return nil }
    index &+= 1
    return text[index &- 1]
  }

  /// Takes a word in upper or lower case; `word` is in upper case.
  mutating func take(word: String) -> Bool {
    let end = index &+ word.utf8.count
    guard end <= text.count, zip(text[index..<end], word.utf8).allSatisfy({ $0 & 0xDF == $1 }) else { return false }
    index = end
    return true
  }

  /// Letters up to the next byte that is none, in lower case; nil where no letter comes next.
  mutating func letters() -> ArraySlice<UInt8>? {
    let start = index
    while index < text.count, text[index] >= 0x80 || (text[index] | 0x20) &- 0x61 <= 25 { index &+= 1 }
    guard index > start else { return nil }
    return Array(String(decoding: text[start..<index], as: UTF8.self).lowercased().utf8)[...]
  }

  mutating func number() -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < text.count, text[index] &- 0x30 <= 9, index &- start < 9 {
      value = value &* 10 &+ Int(text[index] &- 0x30)
      index &+= 1
    }
    return index == start ? nil : (value, index &- start)
  }

  /// Digits after a decimal point as microseconds.
  mutating func fraction() -> Int? {
    let start = index
    var value = 0
    var scale = 100_000
    while index < text.count, text[index] &- 0x30 <= 9 {
      value &+= Int(text[index] &- 0x30) &* scale
      scale /= 10
      index &+= 1
    }
    return index == start ? nil : value
  }

  /// The hours that AM (0) or PM (12) adds; nil where neither comes next.
  mutating func half() -> Int? {
    let start = index
    for (letter, hours) in [("A", 0), ("P", 12)] {
      guard take(word: letter) else { continue }
      _ = take(0x2E)
      skipSpace()
      if take(word: "M") {
        _ = take(0x2E)
        return hours
      }
      index = start
    }
    return nil
  }
}
