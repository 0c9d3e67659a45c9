/// The ranges of one sentence in its log, and whether its checksum is right.
struct NMEASentence {
  enum Checksum {
    case right
    case missing
    /// The checksum that the content has.
    case wrong(UInt8)
  }

  /// From the `$` to the start of the next sentence or line.
  let bytes: Range<Int>
  /// The text between `$` and `*`.
  let content: Range<Int>
  let checksum: Checksum

  /// The sentence that begins at `start` (`$` or `!`) and ends before `end`.
  init(_ text: Span<UInt8>, start: Int, end: Int) {
    bytes = start..<end
    var contentEnd = end
    while contentEnd > start &+ 1, text[contentEnd &- 1] <= 0x20 || text[contentEnd &- 1] >= 0x7F { contentEnd &-= 1 }
    // The star nearly always is the third byte from the end; only when it is not, it is searched for.
    let third = contentEnd &- 3
    let isThird = third > start && text[third] == 0x2A
    guard let star = isThird ? third : Self.star(text, from: start &+ 1, to: contentEnd) else {
      content = start &+ 1..<contentEnd
      checksum = .missing
      return
    }
    content = start &+ 1..<star
    var sum: UInt8 = 0
    for index in content { sum ^= text[index] }
    guard star &+ 2 < end, let high = Self.digit(text[star &+ 1]), let low = Self.digit(text[star &+ 2]),
      high << 4 | low == sum
    else {
      checksum = .wrong(sum)
      return
    }
    checksum = .right
  }

  private static func star(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = end
    while index > start {
      index &-= 1
      if text[index] == 0x2A { return index }
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte &- 0x30
    case 0x41...0x46: byte &- 0x37
    case 0x61...0x66: byte &- 0x57
    default: nil
    }
  }
}
