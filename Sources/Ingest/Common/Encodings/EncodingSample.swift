/// The words of a text that hold bytes beyond ASCII: what its encoding is judged from.
///
/// Words end at bytes below 0x30 and at `:;<=>?`, which are no part of a longer character in any encoding that is judged. Each word
/// counts once, since a word that comes again proves nothing new.
struct EncodingSample {
  private(set) var words: [[UInt8]] = []
  /// The words of ASCII letters at the start, which may tell the language.
  private(set) var plainWords: Set<String> = []
  /// True when the width of a column may have cut the last character of a word.
  private(set) var mayBeCut = false

  /// The most words that are kept. Behind half of them only words with bytes that have not been seen yet are kept.
  private static let most = 1200
  /// So many bytes are looked at, and more only while they are all ASCII.
  private static let longest = 8 << 20
  /// The number of bytes at the start that may tell the language.
  private static let head = 1024

  /// - Parameter isWhole: false when the text may end within a word.
  init(_ text: Span<UInt8>, isWhole: Bool) {
    var seen: Set<[UInt8]> = []
    var known = [Bool](repeating: false, count: 256)
    var start = 0
    var isPlain = true
    var index = 0
    while index <= text.count, words.count < Self.most, index < Self.longest || words.isEmpty {
      let byte = index < text.count ? text[index] : 0x0A
      if byte >= 0x80 { isPlain = false }
      guard Self.endsWord(byte) else {
        index &+= 1
        continue
      }
      if !isPlain, index < text.count || isWhole || words.isEmpty {
        let isNew = (start..<index).contains { text[$0] >= 0x80 && !known[Int(text[$0])] }
        if isNew || words.count < Self.most / 2 {
          let word = (start..<index).map { text[$0] }
          if seen.insert(word).inserted {
            words.append(word)
            for byte in word { known[Int(byte)] = true }
          }
        }
      } else if isPlain, index > start, index < Self.head {
        plainWords.insert(String(decoding: (start..<index).map { text[$0] }, as: UTF8.self).lowercased())
      }
      index &+= 1
      start = index
      isPlain = true
    }
  }

  /// The words of many texts, whose last characters may be cut off.
  init(_ texts: [[UInt8]]) {
    let joined = Array(texts.joined(separator: [0x0A]))
    self.init(joined.span, isWhole: true)
    mayBeCut = true
  }

  /// The sample with its first `count` words only.
  func prefix(_ count: Int) -> EncodingSample {
    with(Array(words.prefix(count)))
  }

  /// The sample with these of its words.
  func with(_ words: [[UInt8]]) -> EncodingSample {
    var few = self
    few.words = words
    return few
  }

  static func endsWord(_ byte: UInt8) -> Bool { byte < 0x30 || (0x3A...0x3F).contains(byte) }

  /// The share of the words that are valid UTF-8.
  var shareOfUTF8: Double {
    guard !words.isEmpty else { return 1 }
    return Double(words.count { UTF8Check.firstFault($0.span) == nil }) / Double(words.count)
  }
}
