/// Finds the encoding of a text that was damaged, or that was cut within a character.
enum BrokenText {
  /// The encoding with characters of several bytes in which nearly all words are written, while a few have bytes that are no
  /// characters of it. Without this, only encodings remain in which every byte is a letter, and the text becomes Cyrillic.
  static func encoding(_ sample: EncodingSample, _ verdict: EncodingVerdict) -> TextEncoding? {
    if case .sure(let found) = verdict, candidates.contains(where: { $0.encoding == found }) { return nil }
    for candidate in candidates {
      let sound = sample.words.filter { candidate.decode([$0], mayBeCut: sample.mayBeCut) != nil }
      guard sound.count < sample.words.count, sound.count * 5 >= sample.words.count * 4 else { continue }
      switch (EncodingVerdict(sample.with(sound)), verdict) {
      case (.sure(candidate.encoding), _), (.likely(candidate.encoding, _), .undecided): return candidate.encoding
      default: continue
      }
    }
    return nil
  }

  private static let candidates = EncodingCandidate.all.filter { if case .characters = $0.model { true } else { false } }
}
