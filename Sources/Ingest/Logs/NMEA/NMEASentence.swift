/// Where one sentence stands in its log, and whether its checksum is right.
struct NMEASentence {
  enum Checksum {
    case right
    case missing
    /// As it should be.
    case wrong(UInt8)
  }

  /// From the `$` to where the next sentence or line begins.
  let bytes: Range<Int>
  /// What stands between `$` and `*`.
  let content: Range<Int>
  let checksum: Checksum

  /// The sentence that begins at `start` (`$` or `!`) and ends before `end`.
  init(_ text: Span<UInt8>, start: Int, end: Int) {
    bytes = start..<end
    var contentEnd = end
    while contentEnd > start &+ 1, text[contentEnd &- 1] <= 0x20 || text[contentEnd &- 1] >= 0x7F { contentEnd &-= 1 }
    // The star is the third byte from the end but where something follows; it is looked for no further than that.
    var star = contentEnd &- 3
    if star <= start || text[star] != 0x2A { star = Self.star(text, from: start &+ 1, to: contentEnd) ?? -1 }
    guard star > start else {
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

/// The fields of a sentence, which belong to the text that they are ranges of. One is used for all sentences.
struct NMEAFields {
  private(set) var ranges: [Range<Int>] = []

  mutating func split(_ text: Span<UInt8>, _ content: Range<Int>) {
    ranges.removeAll(keepingCapacity: true)
    var start = content.lowerBound
    for index in content where text[index] == 0x2C {
      ranges.append(start..<index)
      start = index &+ 1
    }
    ranges.append(start..<content.upperBound)
  }

  /// An empty range for a field that is not there.
  subscript(index: Int) -> Range<Int> { index < ranges.count ? ranges[index] : 0..<0 }
}
