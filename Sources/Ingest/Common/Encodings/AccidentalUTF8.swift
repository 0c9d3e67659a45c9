/// Finds texts that are valid UTF-8 by accident.
enum AccidentalUTF8 {
  /// Bits by which GB18030 must be ahead before UTF-8 is doubted.
  private static let margin = 6.0

  /// True when a text that is valid UTF-8 is much likelier GB18030. Chinese characters in GB18030 are valid UTF-8 by accident where
  /// their two bytes are C2…DF and 80…BF (路 is C2 B7). A text with more than 16 such pairs, or with any longer sequence, is UTF-8;
  /// so are letters and signs as texts of any language have them.
  static func couldBeGB18030(_ bytes: Span<UInt8>, isWhole: Bool) -> Bool {
    var pairs = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0xE0 { return false }
      if byte >= 0xC2 {
        pairs &+= 1
        if pairs > 16 { return false }
        index &+= 1
      }
      index &+= 1
    }
    guard pairs > 0 else { return false }
    let sample = EncodingSample(bytes, isWhole: isWhole)
    let chinese = EncodingCandidate(encoding: .table("GB18030"), model: .characters(CharacterModel(.gb18030)))
    guard let read = chinese.decode(sample.words) else { return false }
    let words = sample.words.map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
    // A sign that is not all of its cell is a sign, such as a bullet between words.
    let loose = words.indices.filter { words[$0].count == 1 && !isWholeCell(sample.words[$0], in: bytes) }
    if loose.count == words.count { return false }
    let asUTF8 = words.reduce(0) { $0 + bits($1) }
    return asUTF8 - chinese.bits(sample, read) >= margin
  }

  /// The bits of a word of UTF-8. Letters within a word of Latin letters, or all of one script, are as good as any.
  private static func bits(_ word: [Unicode.Scalar]) -> Double {
    let beyond = word.filter { !$0.isASCII }
    let isLatin = word.contains { PlainCost.isLetter($0) }
    let isOneScript = beyond.count > 1 && Set(beyond.map { script($0) }).count == 1
    if beyond.allSatisfy(\.properties.isAlphabetic), isLatin || isOneScript {
      return word.reduce(0) { $0 + ($1.isASCII ? PlainCost.bits($1) : 7) }
    }
    return [LetterModel.western, .central, .cyrillic].map { $0.bits([word], hints: []) }.min() ?? 0
  }

  /// The number of a block of letters: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and so on.
  private static func script(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x0250: 0
    case 0x0370..<0x0400: 1
    case 0x0400..<0x0530: 2
    case 0x0530..<0x0590: 3
    case 0x0590..<0x0600: 4
    case 0x0600..<0x0780: 5
    default: Int(scalar.value)
    }
  }

  /// True when the first place of `word` in the text is a cell of its own.
  private static func isWholeCell(_ word: [UInt8], in text: Span<UInt8>) -> Bool {
    let separators: Set<UInt8> = [0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x22]
    var index = 0
    while index &+ word.count <= text.count {
      if word.indices.allSatisfy({ text[index &+ $0] == word[$0] }) {
        let before = index == 0 || separators.contains(text[index &- 1])
        let end = index &+ word.count
        return before && (end == text.count || separators.contains(text[end]))
      }
      index &+= 1
    }
    return false
  }
}
