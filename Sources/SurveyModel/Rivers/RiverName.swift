/// A river's name as it is compared: without what people write now one way and now another.
///
/// Case, width, accents, blanks and punctuation do not count, nor do words in brackets and 干流. Words that say what kind of
/// water it is are spelt out (`Cr.` is creek) in ``full`` and left out of ``core``: 青柳 of 青柳河, `tyne` of `River Tyne`.
public struct RiverName: Hashable, Sendable {
  public let full: String
  /// Equal to ``full`` where the name has no word for its kind, or nothing else.
  public let core: String

  public init(_ text: String) {
    var words = Self.words(text)
    for index in words.indices {
      if index > 0, let kind = RiverWords.kinds[words[index]] { words[index] = kind }
    }
    if words.count > 1, let direction = RiverWords.directions[words[0]] { words[0] = direction }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    let full = words.joined()
    self.full = full
    if words.count > 1, let last = words.last, RiverWords.kindNames.contains(last) {
      words.removeLast()
    } else if words.count > 1, RiverWords.leading.contains(words[0]) {
      words.removeFirst()
    } else if full.unicodeScalars.count > 1, let last = full.unicodeScalars.last, RiverWords.chinese.contains(last) {
      core = String(full.unicodeScalars.dropLast())
      return
    }
    core = words.joined()
  }

  /// Two names without their kinds are too little to tell rivers by when one character is left: 黑河 is not 黑水.
  public var coreIsTelling: Bool { core.utf8.count > 3 || core == full }

  /// Lower-case words of letters and digits, without what stands in brackets after something else.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var depth = 0
    func end() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      let folded = WidthFolding.fold(scalar)
      switch folded {
      case "(", "[", "【", "〔":
        end()
        if !words.isEmpty { depth += 1 }
      case ")", "]", "】", "〕": depth = max(0, depth - 1)
      case "'", "’", "`": break
      case _ where depth > 0: break
      case _ where folded.properties.isAlphabetic || folded.properties.numericType != nil:
        for lower in folded.properties.lowercaseMapping.unicodeScalars {
          if let plain = RiverWords.plain[lower] {
            word.append(contentsOf: plain.unicodeScalars)
          } else if !lower.properties.isDiacritic {
            word.append(lower)
          }
        }
      case _ where folded.properties.isDiacritic || folded.properties.generalCategory == .nonspacingMark: break
      default: end()
      }
    }
    end()
    return words.map(withoutMainStem)
  }

  /// 大黑河干流 is 大黑河.
  private static func withoutMainStem(_ word: String) -> String {
    word.hasSuffix("干流") && word.unicodeScalars.count > 2 ? String(word.unicodeScalars.dropLast(2)) : word
  }
}

/// Words for kinds of running water: a data table.
private enum RiverWords {
  static let chinese: Set<Unicode.Scalar> = ["河", "江", "川", "溪", "沟", "渠", "水", "曲", "涌", "浜", "港", "涧", "圳", "沥", "泾", "塘", "溝"]

  /// What is written → the kind.
  static let kinds: [String: String] = {
    var kinds: [String: String] = [:]
    for name in kindNames { kinds[name] = name }
    for (kind, short) in [
      ("river", ["r", "riv", "rv", "he", "jiang"]), ("creek", ["cr", "crk", "ck", "crick"]), ("brook", ["bk", "brk"]),
      ("stream", ["str", "strm"]), ("branch", ["br"]), ("fork", ["fk"]), ("canal", ["can"]), ("ditch", ["dt"]),
    ] {
      for word in short { kinds[word] = kind }
    }
    return kinds
  }()

  static let kindNames: Set = [
    "river", "creek", "brook", "stream", "beck", "burn", "branch", "fork", "run", "canal", "drain", "ditch", "dyke", "bayou",
    "kill", "gill", "water", "rivulet", "slough", "channel", "fluss", "bach", "elv",
  ]

  /// Words for a kind that stand before the name.
  static let leading: Set = [
    "river", "rio", "riviere", "fleuve", "ruisseau", "torrent", "fiume", "afon", "nahr", "sungai", "wadi",
  ]

  static let directions = ["n": "north", "s": "south", "e": "east", "w": "west"]

  /// Letters with accents, lower case → without.
  static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"]
    for (letter, accented) in [
      ("a", "àáâãäåāăą"), ("c", "çćč"), ("e", "èéêëēĕėęě"), ("i", "ìíîïīĭį"), ("n", "ñńň"), ("o", "òóôõöōŏő"), ("s", "śšş"),
      ("u", "ùúûüūŭůű"), ("y", "ýÿŷ"), ("z", "źżž"), ("g", "ğģ"), ("r", "řŕ"), ("t", "ťţ"), ("d", "ď"), ("l", "ľĺļ"), ("w", "ŵ"),
    ] {
      for scalar in accented.unicodeScalars { plain[scalar] = letter }
    }
    return plain
  }()
}
