/// An encoding that a text may have, with what is known of the texts that are written in it.
struct EncodingCandidate: Sendable {
  enum Model: Sendable {
    case letters(LetterModel)
    case characters(CharacterModel)
  }

  var encoding: TextEncoding
  var model: Model

  /// All of them; of two that read a text alike, the first is named.
  static let all: [EncodingCandidate] = [
    EncodingCandidate(encoding: .table("CP1252"), model: .letters(.western)),
    EncodingCandidate(encoding: .table("CP1250"), model: .letters(.central)),
    EncodingCandidate(encoding: .table("GB18030"), model: .characters(CharacterModel(.gb18030))),
    EncodingCandidate(encoding: .table("BIG5"), model: .characters(CharacterModel(.big5))),
    EncodingCandidate(encoding: .table("CP932"), model: .characters(CharacterModel(.shiftJIS))),
    EncodingCandidate(encoding: .table("EUC-KR"), model: .characters(CharacterModel(.korean))),
    EncodingCandidate(encoding: .table("EUC-JP"), model: .characters(CharacterModel(.japaneseUnix))),
    EncodingCandidate(encoding: .table("CP1251"), model: .letters(.cyrillic)),
    EncodingCandidate(encoding: .table("KOI8-R"), model: .letters(.cyrillic)),
  ]

  /// The words in this encoding; nil when one of them has bytes that are no characters of it.
  /// - Parameter mayBeCut: the last character of a word may be cut off; it is left out then.
  func decode(_ words: [[UInt8]], mayBeCut: Bool = false) -> [[Unicode.Scalar]]? {
    let decoder = TextDecoder(encoding)
    var room: [UInt8] = []
    var decoded: [[Unicode.Scalar]] = []
    for word in words {
      room.removeAll(keepingCapacity: true)
      guard decoder.append(word.span, to: &room, mayBeCut: mayBeCut) == nil else { return nil }
      decoded.append(Array(String(decoding: room, as: UTF8.self).unicodeScalars))
    }
    return decoded
  }

  /// The bits of information of the words in this encoding: the fewer, the likelier.
  func bits(_ sample: EncodingSample, _ decoded: [[Unicode.Scalar]]) -> Double {
    switch model {
    case .letters(let model): model.bits(decoded, hints: LanguageHints.languages(sample.plainWords))
    case .characters(let model): zip(sample.words, decoded).reduce(0) { $0 + model.bits($1.0, $1.1) }
    }
  }
}

/// What a character costs that says nothing about the encoding, because it is ASCII in all of them.
enum PlainCost {
  static func bits(_ scalar: Unicode.Scalar) -> Double { isLetter(scalar) ? 4.2 : 3.3 }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
}
