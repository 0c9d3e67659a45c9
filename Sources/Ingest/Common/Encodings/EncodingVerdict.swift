/// What a text that is not UTF-8 is: the encoding in which its words are likeliest, if that is clear.
enum EncodingVerdict {
  case sure(TextEncoding)
  /// The second one is possible too; nil when it is the words that are odd.
  case likely(TextEncoding, TextEncoding?)
  /// Those that are possible, the likeliest first.
  case undecided([TextEncoding])

  /// Bits by which the best encoding must be ahead of the next one that reads the words otherwise.
  private static let sureMargin = 8.0
  private static let leastMargin = 3.0
  /// The most bits that a character beyond ASCII may cost on average: in a text of few and of many of them.
  private static let mostBits = (few: 14.5, many: 12.0)
  private static let many = 20
  /// So many words are looked at first, and all of them when the margin is less than this.
  private static let first = (words: 64, margin: 40.0)

  init(_ sample: EncodingSample) {
    if sample.words.count > 2 * Self.first.words {
      let few = EncodingVerdict(sample.prefix(Self.first.words), least: Self.first.margin)
      if case .sure = few {
        self = few
        return
      }
    }
    self.init(sample, least: 0)
  }

  /// - Parameter least: the margin without which nothing is decided.
  private init(_ sample: EncodingSample, least: Double) {
    let read = EncodingCandidate.all.compactMap { candidate in
      candidate.decode(sample.words, mayBeCut: sample.mayBeCut).map { words in
        (encoding: candidate.encoding, words: words, bits: candidate.bits(sample, words))
      }
    }
    guard let best = read.min(by: { $0.bits < $1.bits }), !sample.words.isEmpty else {
      self = .undecided([])
      return
    }
    // Of encodings that read the words alike, the first is named.
    let named = read.first { $0.words == best.words } ?? best
    let rivals = read.filter { $0.words != best.words }.sorted { $0.bits < $1.bits }
    let margin = rivals.first.map { $0.bits - best.bits } ?? .infinity
    // Where two encodings of letters read the words alike, later words may tell them apart.
    let isOpen = least > 0 && read.count { $0.words == best.words } > 1
    let scalars = best.words.joined()
    let beyond = scalars.count { !$0.isASCII }
    let plain = scalars.reduce(0) { $0 + ($1.isASCII ? PlainCost.bits($1) : 0) }
    let mean = (best.bits - plain) / Double(max(1, beyond))
    if isOpen || margin < max(least, Self.leastMargin) || mean > (beyond < Self.many ? Self.mostBits.few : Self.mostBits.many) {
      let possible = [named] + rivals.filter { $0.bits - best.bits < Self.sureMargin }
      self = .undecided(mean > Self.mostBits.few ? [] : possible.map(\.encoding))
    } else if margin < Self.sureMargin {
      self = .likely(named.encoding, rivals.first?.encoding)
    } else {
      self = mean > Self.mostBits.many ? .likely(named.encoding, nil) : .sure(named.encoding)
    }
  }
}
