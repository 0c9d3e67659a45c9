/// The words and signs that people write in angles, and what each means.
enum AngleWords {
  /// What a word in lower case means; nil for one that is not known.
  static func meaning(_ word: String) -> AngleToken? { table[word] }

  private static let table: [String: AngleToken] = {
    var table: [String: AngleToken] = [:]
    func add(_ words: String, _ token: AngleToken) {
      for word in words.split(separator: " ") { table[String(word)] = token }
    }
    add("d deg degs degree degrees grad grade grado grados grau graus gradi degré degrés grd градус градусов", .degree)
    add("m min mins minute minutes minuto minutos minuti minuten мин", .minute)
    add("sec secs second seconds segundo segundos secondi seconde secondes sekunde sekunden сек", .second)
    add("n north nord norte noord nördlich nb nbr с сш север", .hemisphere(.north))
    add("south sud sur sul süd zuid südlich zb ю юш юг", .hemisphere(.south))
    add("e east est este ost oost leste öst øst östlich ol в вд восток", .hemisphere(.east))
    add("w west ouest oeste ovest väst vest westlich wl з зд запад", .hemisphere(.west))
    add("o", .hemisphere(.westOrEast))
    add("lat latitude latitud latitudine lati breite breitengrad широта", .label(.latitude))
    add("lon long lng longitude longitud longitudine länge längengrad долгота", .label(.longitude))
    return table
  }()

  /// What one character means by itself; nil for one that means nothing.
  static func meaning(_ scalar: UInt32) -> AngleToken? {
    switch scalar {
    // ° º ˚ ∘ 度, the stars and carets that stand for it on typewriters, and the mark of a character that was lost.
    case 0xB0, 0xBA, 0x2DA, 0x2218, 0x5EA6, 0x2A, 0x5E, 0xFFFD: .degree
    // ′ ' ’ ‘ ´ ` ʹ ʼ ‛ 分
    case 0x2032, 0x27, 0x2019, 0x2018, 0xB4, 0x60, 0x2B9, 0x2BC, 0x201B, 0x5206: .minute
    // ″ " “ ” ‟ 〞 〃 ʺ 秒
    case 0x2033, 0x22, 0x201C, 0x201D, 0x201F, 0x301E, 0x3003, 0x2BA, 0x79D2: .second
    case 0x5317: .hemisphere(.north)  // 北
    case 0x5357: .hemisphere(.south)  // 南
    case 0x4E1C, 0x6771: .hemisphere(.east)  // 东 東
    case 0x897F: .hemisphere(.west)  // 西
    case 0x7EAC, 0x7DEF: .label(.latitude)  // 纬 緯
    case 0x7ECF, 0x7D93: .label(.longitude)  // 经 經
    // , ; | / ， 、 ；
    case 0x2C, 0x3B, 0x7C, 0x2F, 0xFF0C, 0x3001, 0xFF1B: .separator
    // ( ) [ ] { } < > 【 】 （ ）
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x3C, 0x3E, 0x3010, 0x3011, 0xFF08, 0xFF09: .bracket
    default: nil
    }
  }

  /// The sign that a character is: hyphens and dashes of every width, minus and plus.
  static func sign(_ scalar: UInt32) -> AngleToken? {
    switch scalar {
    case 0x2D, 0x2212, 0x2013, 0x2014, 0x2010, 0x2011, 0x2012, 0xFE63, 0xFF0D, 0x2D7, 0x207B: .sign(isNegative: true)
    case 0x2B, 0xFF0B: .sign(isNegative: false)
    default: nil
    }
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x5F, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// True for characters without width and for marks of the direction of writing.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The value of a decimal digit: European, Arabic, Persian or Devanagari, and full-width.
  static func digit(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39: UInt8(scalar - 0x30)
    case 0x660...0x669: UInt8(scalar - 0x660)
    case 0x6F0...0x6F9: UInt8(scalar - 0x6F0)
    case 0x966...0x96F: UInt8(scalar - 0x966)
    case 0xFF10...0xFF19: UInt8(scalar - 0xFF10)
    default: nil
    }
  }

  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x4FF: true
    default: false
    }
  }

  /// The names of characters in HTML that occur in angles, and what they stand for.
  static let entities: [(name: String, character: String)] = [
    ("&deg;", "°"), ("&#176;", "°"), ("&#xb0;", "°"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&#39;", "'"),
    ("&prime;", "′"), ("&#8242;", "′"), ("&#8243;", "″"), ("&nbsp;", " "), ("&#160;", " "), ("&minus;", "-"), ("&rsquo;", "'"),
    ("&rdquo;", "\""),
  ]
}
