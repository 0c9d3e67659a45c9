import SurveyModel

/// Cuts written coordinates into numbers, marks, letters and words, whatever keyboard or program they come from.
struct AngleScanner {
  private let scalars: [UInt32]
  private var index = 0
  private var tokens: [AngleToken] = []
  /// True where a space stands before ``index``.
  private var isSpaced = false
  /// True where commas between digits are decimal commas.
  private let commaIsDecimal: Bool

  /// The parts of `text`; nil when it holds anything that has no meaning in a coordinate.
  static func tokens(_ text: Span<UInt8>) -> [AngleToken]? {
    guard text.count <= 4096 else { return nil }
    var scanner = AngleScanner(plain(text.withUnsafeBufferPointer { Array($0) }))
    return scanner.scan() ? scanner.tokens : nil
  }

  /// `text` without what programs put around a number to protect it: `="40.446"` and `'40.446`.
  private static func plain(_ text: [UInt8]) -> [UInt32] {
    var string = String(decoding: text, as: UTF8.self)
    if text.contains(0x26) {
      for (name, character) in AngleWords.entities where string.lowercased().contains(name) {
        string = string.replacing(name, with: character).replacing(name.uppercased(), with: character)
      }
    }
    var scalars = string.unicodeScalars.lazy.map(\.value).filter { !AngleWords.isInvisible($0) }[...]
    func trim() {
      while let first = scalars.first, AngleWords.isSpace(first) { scalars.removeFirst() }
      while let last = scalars.last, AngleWords.isSpace(last) { scalars.removeLast() }
    }
    trim()
    if scalars.first == 0x3D {
      scalars.removeFirst()
      trim()
    }
    if scalars.count > 2, let first = scalars.first, first == 0x22 || first == 0x27, scalars.last == first {
      scalars = scalars.dropFirst().dropLast()
    } else if scalars.first == 0x27 || scalars.first == 0x2019 {
      scalars.removeFirst()
    }
    trim()
    return Array(scalars)
  }

  private init(_ scalars: [UInt32]) {
    self.scalars = scalars
    var inner = 0
    var hasOtherSeparator = false
    for index in scalars.indices {
      let (before, after) = (index > 0 ? scalars[index - 1] : 0, index + 1 < scalars.count ? scalars[index + 1] : 0)
      let isInner = AngleWords.digit(before) != nil && AngleWords.digit(after) != nil
      if scalars[index] == 0x2C, isInner { inner += 1 } else if scalars[index] == 0x2C { hasOtherSeparator = true }
      if [0x3B, 0x7C, 0xFF1B, 0xFF0C].contains(scalars[index]) { hasOtherSeparator = true }
    }
    let hasPoint = scalars.contains(0x2E)
    // One comma in a single number is its decimal comma. Two are, where something else stands between the numbers.
    let isPair = hasOtherSeparator || scalars.contains { AngleWords.isSpace($0) || $0 >= 0x80 }
    commaIsDecimal = !hasPoint && (inner == 1 || inner == 2 && isPair)
  }

  private mutating func scan() -> Bool {
    while index < scalars.count {
      let scalar = scalars[index]
      if AngleWords.isSpace(scalar) {
        isSpaced = true
        index += 1
        continue
      }
      guard take(scalar) else { return false }
      isSpaced = false
    }
    return true
  }

  /// Takes what begins at ``index``. False for what has no meaning.
  private mutating func take(_ scalar: UInt32) -> Bool {
    if AngleWords.digit(scalar) != nil { return takeNumber() }
    if let sign = AngleWords.sign(scalar) {
      index += 1
      let isBetweenNumbers =
        !isSpaced && sign == .sign(isNegative: true) && (tokens.last?.isNumber ?? false)
        && AngleWords.digit(following) != nil
      tokens.append(isBetweenNumbers ? .gap(isHyphen: true) : sign)
      return true
    }
    if scalar == 0x3A || scalar == 0xFF1A || scalar == 0x3D { return takeColon() }
    if takeMangled() { return true }
    if AngleWords.isLetter(scalar) { return takeWord() }
    guard let token = AngleWords.meaning(scalar) else { return false }
    index += 1
    switch token {
    case .label:
      // 纬度 and 经度: the second character belongs to the word.
      if following == 0x5EA6, !(tokens.last?.isNumber ?? false) { index += 1 }
      // In 北纬 the first character says it all.
      if case .hemisphere = tokens.last { return true }
      tokens.append(token)
    case .minute where tokens.last == .minute && !isSpaced:
      // Two marks of minutes are one of seconds.
      tokens[tokens.count - 1] = .second
    default: tokens.append(token)
    }
    return true
  }

  private var following: UInt32 { index < scalars.count ? scalars[index] : 0 }

  /// A colon is a gap between two numbers, and says nothing behind a word.
  private mutating func takeColon() -> Bool {
    index += 1
    switch tokens.last {
    case .number where AngleWords.digit(following) != nil: tokens.append(.gap(isHyphen: false))
    case .label, .hemisphere: break
    default: return false
    }
    return true
  }

  /// Takes marks of UTF-8 that were read as Windows-1252: `Â°` and `â€²`.
  private mutating func takeMangled() -> Bool {
    func at(_ offset: Int) -> UInt32 { index + offset < scalars.count ? scalars[index + offset] : 0 }
    if at(0) == 0xC2, at(1) == 0xB0 || at(1) == 0xBA {
      index += 2
      tokens.append(.degree)
      return true
    }
    guard at(0) == 0xE2, at(1) == 0x20AC || at(1) == 0x80 else { return false }
    switch at(2) {
    case 0xB2, 0x2122, 0x99, 0x2DC, 0x98: tokens.append(.minute)
    case 0xB3, 0x9D, 0x153, 0x9C: tokens.append(.second)
    default: return false
    }
    index += 3
    return true
  }

  private mutating func takeWord() -> Bool {
    let start = index
    while index < scalars.count, AngleWords.isLetter(scalars[index]) || isAbbreviationPoint { index += 1 }
    let letters = scalars[start..<index].filter { $0 != 0x2E }
    let word = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
    if following == 0x2E { index += 1 }
    // A small o between two numbers is a degree sign that lost its height.
    if word == "o", tokens.last?.isNumber ?? false, AngleWords.digit(following) != nil || AngleWords.isSpace(following) {
      tokens.append(.degree)
      return true
    }
    return add(word)
  }

  /// True at the point within an abbreviation such as с.ш.
  private var isAbbreviationPoint: Bool {
    scalars[index] == 0x2E && index > 0 && AngleWords.isLetter(scalars[index - 1]) && index + 1 < scalars.count
      && AngleWords.isLetter(scalars[index + 1])
  }

  private mutating func add(_ word: String) -> Bool {
    if word == "s" {
      tokens.append(.letterS)
    } else if word == "S" {
      tokens.append(.hemisphere(.south))
    } else if let token = AngleWords.meaning(word.lowercased()) {
      // "north latitude" and "Lat. N" say the same as N.
      if case .label(let axis) = token, case .hemisphere(let hemisphere) = tokens.last,
        hemisphere.isLatitude == (axis == .latitude)
      {
        return true
      }
      tokens.append(token)
    } else if word.utf8.count == 2, let first = word.first, "dms".contains(first), let last = word.last {
      // A unit and a hemisphere without a space: 46.3sN.
      return add(first == "s" ? "sec" : String(first)) && add(String(last))
    } else {
      return false
    }
    return true
  }

  /// Takes a number, or a fraction of two whole numbers as Exif writes it.
  private mutating func takeNumber() -> Bool {
    let number = digits()
    guard let value = NumberText.parse(number.span) else { return false }
    let whole = number.firstIndex(of: 0x2E) ?? number.count
    if following == 0x2F, whole == number.count, isFraction {
      index += 1
      let below = digits()
      guard let divisor = NumberText.parse(below.span), divisor > 0, !below.contains(0x2E) else { return false }
      tokens.append(.number(value / divisor, wholeDigits: whole))
      return true
    }
    // A number that ends in a point is cut off.
    guard following != 0x2E else { return false }
    tokens.append(.number(value, wholeDigits: whole))
    return true
  }

  /// True where the slash at ``index`` stands between two whole numbers and no other slash-separated part has a decimal point.
  private var isFraction: Bool {
    !scalars.contains(0x2E) && index + 1 < scalars.count && AngleWords.digit(scalars[index + 1]) != nil
  }

  /// The digits from ``index`` on, as ASCII with a decimal point.
  private mutating func digits() -> [UInt8] {
    var number: [UInt8] = []
    while index < scalars.count {
      if let digit = AngleWords.digit(scalars[index]) {
        number.append(0x30 + digit)
      } else if isDecimalPoint, !number.contains(0x2E) {
        number.append(0x2E)
      } else {
        break
      }
      index += 1
    }
    return number
  }

  private var isDecimalPoint: Bool {
    guard index + 1 < scalars.count, AngleWords.digit(scalars[index + 1]) != nil else { return false }
    switch scalars[index] {
    case 0x2E, 0x66B, 0xB7, 0xFF0E: return true
    case 0x2C: return commaIsDecimal
    default: return false
    }
  }
}
