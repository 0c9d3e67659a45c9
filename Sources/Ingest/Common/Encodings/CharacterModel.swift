import Glibc

/// How likely words are in an encoding of Chinese, Japanese or Korean: by how frequent their characters are, which for those beyond
/// the most frequent is told by the part of the code in which they stand.
struct CharacterModel: Sendable {
  enum Code: Sendable { case gb18030, big5, shiftJIS, japaneseUnix, korean }

  /// A part of a code.
  private enum Part { case common, rare, extended, sign, kana, halfKana, other, plain }

  private let code: Code
  /// The bits of the most frequent characters.
  private let frequent: [Unicode.Scalar: Double]

  /// What a character costs more beside a Latin letter.
  private static let latinNeighbour = 2.5
  private static let cutCharacter = 20.0

  init(_ code: Code) {
    self.code = code
    let (list, share): (String, Double) =
      switch code {
      case .gb18030: (CharacterTables.simplified, 0.85)
      case .big5: (CharacterTables.traditional, 0.85)
      case .shiftJIS, .japaneseUnix: (CharacterTables.japanese, 0.6)
      case .korean: ("", 0)
      }
    // The law of Zipf and Mandelbrot with a shift of 25 ranks; `share` of all characters are among the frequent ones.
    let scalars = Array(list.unicodeScalars)
    let scale = share / log((Double(scalars.count) + 25) / 25)
    frequent = Dictionary(
      scalars.enumerated().map { ($0.element, -log2(scale / (Double($0.offset) + 25))) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bits of a word, given as its bytes and as the characters that they stand for.
  func bits(_ bytes: [UInt8], _ scalars: [Unicode.Scalar]) -> Double {
    var bits = 0.0
    var byte = 0
    var wasHalf = false
    for index in scalars.indices {
      // The characters may be more than the bytes hold by this table: one cut in half stands for two.
      guard byte < bytes.count else { break }
      let width = min(width(bytes, byte), bytes.count - byte)
      let part = part(bytes, byte)
      byte += width
      guard part != .plain else {
        bits += PlainCost.bits(scalars[index])
        continue
      }
      bits += frequent[scalars[index]] ?? self.bits(part, scalars[index])
      let isHalf = part == .halfKana
      // Half-width kana stand in rows.
      if isHalf, !wasHalf, byte >= bytes.count || self.part(bytes, byte) != .halfKana { bits += 5 }
      wasHalf = isHalf
      if index > 0, PlainCost.isLetter(scalars[index - 1]) { bits += Self.latinNeighbour }
      if index + 1 < scalars.count, PlainCost.isLetter(scalars[index + 1]) { bits += Self.latinNeighbour }
    }
    // What is left is half a character.
    return byte < bytes.count ? bits + Self.cutCharacter : bits
  }

  private func bits(_ part: Part, _ scalar: Unicode.Scalar) -> Double {
    switch part {
    case .plain: 0
    case .common: code == .korean ? 9.5 : 14.5
    case .rare: code == .korean ? 20 : 17.5
    case .extended: 22
    case .sign: "、。，（）：；－—～·・ー　“”０１２３４５６７８９".unicodeScalars.contains(scalar) ? 12 : 16
    case .kana: code == .shiftJIS || code == .japaneseUnix ? 8 : 19
    case .halfKana: 13
    case .other: 21
    }
  }

  /// The number of bytes of the character at `index`.
  private func width(_ bytes: [UInt8], _ index: Int) -> Int {
    let lead = bytes[index]
    guard lead >= 0x80 else { return 1 }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch code {
    case .gb18030: return (0x30...0x39).contains(next) ? 4 : 2
    case .shiftJIS: return (0xA1...0xDF).contains(lead) ? 1 : 2
    case .japaneseUnix: return lead == 0x8F ? 3 : 2
    case .big5, .korean: return 2
    }
  }

  private func part(_ bytes: [UInt8], _ index: Int) -> Part {
    let lead = bytes[index]
    guard lead >= 0x80 else { return .plain }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch code {
    case .gb18030: return Self.gb18030(lead, next)
    case .big5: return Self.big5(lead)
    case .shiftJIS: return Self.shiftJIS(lead, next)
    case .japaneseUnix: return Self.japaneseUnix(lead)
    case .korean:
      return (0xB0...0xC8).contains(lead) ? .common : lead >= 0xCA ? .rare : lead == 0xA1 || lead == 0xA3 ? .sign : .other
    }
  }

  /// The parts of GB 2312, and all that GBK and GB18030 add to it.
  private static func gb18030(_ lead: UInt8, _ next: UInt8) -> Part {
    guard next >= 0xA1 else { return .extended }
    switch lead {
    case 0xB0...0xD7: return .common
    case 0xD8...0xF7: return .rare
    case 0xA1, 0xA3: return .sign
    case 0xA4, 0xA5: return .kana
    default: return .other
    }
  }

  private static func big5(_ lead: UInt8) -> Part {
    switch lead {
    case 0xA4...0xC6: .common
    case 0xC9...0xF9: .rare
    case 0xA1...0xA3: .sign
    default: .other
    }
  }

  /// The parts of JIS X 0208 as Shift-JIS shifts them.
  private static func shiftJIS(_ lead: UInt8, _ next: UInt8) -> Part {
    switch (lead, next) {
    case (0xA1...0xDF, _): .halfKana
    case (0x88, 0x9F...), (0x89...0x97, _), (0x98, ..<0x73): .common
    case (0x98...0x9F, _), (0xE0...0xEA, _): .rare
    case (0x81, _), (0x82, ..<0x9F): .sign
    case (0x82, _), (0x83, ..<0x97): .kana
    default: .other
    }
  }

  private static func japaneseUnix(_ lead: UInt8) -> Part {
    switch lead {
    case 0xB0...0xCF: .common
    case 0xD0...0xF4: .rare
    case 0xA1, 0xA3: .sign
    case 0xA4, 0xA5: .kana
    case 0x8E: .halfKana
    default: .other
    }
  }
}
