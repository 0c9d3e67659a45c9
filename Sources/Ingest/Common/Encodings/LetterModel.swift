/// How likely words are in the languages that an encoding of single bytes serves: by their letters beyond ASCII, and by the letters
/// beside those.
struct LetterModel: Sendable {
  private struct Letter: Sendable {
    var bits: Double
    var before: Set<Unicode.Scalar>
    var behind: Set<Unicode.Scalar>
  }

  /// The letters of each language.
  private let languages: [(name: String, letters: [Unicode.Scalar: Letter])]

  static let western = LetterModel(LetterTables.western)
  static let central = LetterModel(LetterTables.central)
  static let cyrillic = LetterModel(LetterTables.cyrillic)

  /// What a letter costs beside one that is rare there.
  private static let rareNeighbour = 4.0
  private static let unknownLetter = 17.0
  /// What a letter costs more that is a word by itself.
  private static let loneLetter = 9.0
  /// What a word costs at most beyond its best language, when that is not the language of the text.
  private static let foreignWord = 6.0
  /// What a language costs that is not the one of the header.
  private static let otherLanguage = 8.0
  private static let start: Unicode.Scalar = "^"
  private static let end: Unicode.Scalar = "$"

  private init(_ tables: [String: [LetterTables.Row]]) {
    languages = tables.sorted { $0.key < $1.key }.map { name, rows in
      let letters = rows.map { row in
        (
          row.letter,
          Letter(bits: row.bits, before: Set(row.before.unicodeScalars), behind: Set(row.behind.unicodeScalars))
        )
      }
      return (name, Dictionary(letters) { first, _ in first })
    }
  }

  /// The bits of all words in the language that fits them best.
  func bits(_ words: [[Unicode.Scalar]], hints: Set<String>) -> Double {
    let costs = words.map { word in languages.map { bits(word, $0.letters) } }
    let best = costs.map { $0.min() ?? 0 }
    let totals = languages.indices.map { language in
      let isOther = !hints.isEmpty && !hints.contains(languages[language].name)
      return zip(costs, best).reduce(isOther ? Self.otherLanguage : 0) { total, word in
        total + min(word.0[language], word.1 + Self.foreignWord)
      }
    }
    return totals.min() ?? 0
  }

  private func bits(_ word: [Unicode.Scalar], _ letters: [Unicode.Scalar: Letter]) -> Double {
    word.indices.reduce(0) { total, index in
      total + (word[index].isASCII ? PlainCost.bits(word[index]) : bits(word, index, letters))
    }
  }

  private func bits(_ word: [Unicode.Scalar], _ index: Int, _ letters: [Unicode.Scalar: Letter]) -> Double {
    let scalar = word[index]
    let before = index > 0 ? Self.lowered(word[index - 1]) ?? Self.start : Self.start
    let behind = index + 1 < word.count ? Self.lowered(word[index + 1]) ?? Self.end : Self.end
    guard let lower = Self.lowered(scalar), scalar != "ª", scalar != "º" else {
      return Self.sign(scalar, before, behind)
    }
    var bits = Self.unknownLetter
    if let letter = letters[lower] {
      bits = letter.bits
      if !Self.fits(before, letter.before, boundary: Self.start) { bits += Self.rareNeighbour }
      if !Self.fits(behind, letter.behind, boundary: Self.end) { bits += Self.rareNeighbour }
    }
    if word.count == 1 { bits += Self.loneLetter }
    // A capital behind a small letter is no name, and one behind a capital is rare.
    if lower != scalar, index > 0, let previous = Self.lowered(word[index - 1]) { bits += previous == word[index - 1] ? 6 : 2 }
    return bits
  }

  /// True for a neighbour that is not rare. An empty list stands for all letters beyond ASCII and the ends of words.
  private static func fits(_ scalar: Unicode.Scalar, _ list: Set<Unicode.Scalar>, boundary: Unicode.Scalar) -> Bool {
    list.isEmpty ? !scalar.isASCII || scalar == boundary : list.contains(scalar)
  }

  /// The bits of a sign between `before` and `behind`, which are lower-case letters or the ends of the word.
  private static func sign(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ behind: Unicode.Scalar) -> Double {
    let isWithin = before != start && behind != end
    switch scalar {
    case "°" where before == start, "º" where before == start: return 9
    case "²" where before == "m" && behind == end, "³" where before == "m" && behind == end: return 9
    case "\u{2019}" where isWithin: return 9
    case "·" where isWithin: return 10
    case "ª" where behind == end, "º" where behind == end: return 11
    case "µ": return 12
    case "\u{2013}", "\u{2014}", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2026}", "«", "»",
      "\u{A0}",
      "€", "§", "±", "½", "¼", "¾", "ª", "º":
      return isWithin ? 19 : 13
    default: return isWithin ? 24 : 18
    }
  }

  /// The letter in lower case; nil for what is no letter.
  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.isAlphabetic else { return nil }
    return scalar.properties.isUppercase ? scalar.properties.lowercaseMapping.unicodeScalars.first : scalar
  }
}
