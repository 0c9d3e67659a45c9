/// Makes texts of records fit for outputs.
package enum TextCleaning {
  /// The range of `text` without the space at its ends: ASCII space and control space, U+00A0, U+3000, U+FEFF, U+200B.
  package static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end {
      let width = leadingSpace(text, at: start, end: end)
      if width == 0 { break }
      start &+= width
    }
    while end > start {
      let width = trailingSpace(text, from: start, end: end)
      if width == 0 { break }
      end &-= width
    }
    return start..<end
  }

  /// True for an empty text and for texts that mean "nothing": `-`, `—`, `/`, `无`, `N/A`, `NULL`.
  package static func isNothing(_ text: Span<UInt8>) -> Bool {
    if text.isEmpty { return true }
    // A text that begins with a digit, or with a letter that none of the words begins with, needs no closer look.
    switch text[0] {
    case 0x30...0x39, 0x62...0x6D, 0x6F...0x7A: return false
    default: break
    }
    let range = trimmed(text)
    guard !range.isEmpty else { return true }
    guard range.count <= 9 else { return false }
    let word = range.map { text[$0] >= 0x41 && text[$0] <= 0x5A ? text[$0] | 0x20 : text[$0] }
    return nothings.contains(word)
  }

  private static let nothings: Set<[UInt8]> = Set(
    ["-", "--", "---", "—", "——", "–", "/", "\\", "无", "無", "空", "暂无", "n/a", "na", "#n/a", "null", "none", "nil"]
      .map { Array($0.utf8) })

  /// `text` (valid UTF-8) as the columns of ids, names and codes hold it: trimmed, in normalisation form C, and without
  /// control, bidirectional-override and zero-width characters. A line break or tab becomes a space. `changed` is true when
  /// characters were removed, which is flagged `controlCharactersRemoved`.
  package static func cleaned(_ text: Span<UInt8>) -> (bytes: [UInt8], changed: Bool) {
    let range = trimmed(text)
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    text.extracting(range).withUnsafeBufferPointer { copy.append(contentsOf: $0) }
    if isClean(copy.span) { return (copy, false) }
    var scalars: [Unicode.Scalar] = []
    var changed = false
    for scalar in String(decoding: copy, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: changed = true
      default: scalars.append(scalar)
      }
    }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalars)
    return (Array(Normalisation.composed(String(kept)).utf8), changed)
  }

  private static func leadingSpace(_ text: Span<UInt8>, at index: Int, end: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return isSpace(byte) ? 1 : 0 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2, index &+ 1 < end, text[index &+ 1] == 0xA0 { return 2 }
    guard index &+ 2 < end else { return 0 }
    return isWideSpace(byte, text[index &+ 1], text[index &+ 2]) ? 3 : 0
  }

  private static func trailingSpace(_ text: Span<UInt8>, from start: Int, end: Int) -> Int {
    let byte = text[end &- 1]
    if byte < 0x80 { return isSpace(byte) ? 1 : 0 }
    if byte == 0xA0, end &- start >= 2, text[end &- 2] == 0xC2 { return 2 }
    guard end &- start >= 3 else { return 0 }
    return isWideSpace(text[end &- 3], text[end &- 2], byte) ? 3 : 0
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// U+3000, U+200B and U+FEFF.
  private static func isWideSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
