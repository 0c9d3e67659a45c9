import SurveyModel

/// Reads eastings and northings with marks between groups of three digits: `532 456.1`, `2'683'111.5`, `532.456,12`, `532456 m`.
enum MetreText {
  /// What the point and the comma mean in a column of metres.
  struct Style: Sendable, Equatable {
    /// A point stands between groups of three digits, so that the comma is the decimal mark.
    var pointGroups = false
    /// A comma stands between groups of three digits.
    var commaGroups = false
    /// The comma is the decimal mark, so that a point can only stand between groups.
    var isDecimalComma = false
  }

  /// The number in `text`; nil where it is none, or where its point or comma contradicts `style`.
  static func read(_ text: Span<UInt8>, _ style: Style) -> Double? {
    guard let written = plain(text) else { return nil }
    let parts = Parts(written)
    guard parts.isNumber else { return nil }
    var number: [UInt8] = []
    for (index, byte) in written.enumerated() {
      switch byte {
      case 0x2C:
        if style.commaGroups || parts.commaMustGroup {
          guard parts.areGroups(before: index, mark: 0x2C) else { return nil }
        } else {
          number.append(0x2E)
        }
      case 0x2E:
        if style.pointGroups || style.isDecimalComma || parts.pointMustGroup {
          guard parts.areGroups(before: index, mark: 0x2E) else { return nil }
        } else {
          number.append(0x2E)
        }
      default: number.append(byte)
      }
    }
    return NumberText.parse(number.span)
  }

  /// `text` as sign, digits, points and commas: without its unit, and without blanks and apostrophes between groups of three digits.
  /// Nil where anything else stands in it.
  static func plain(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count <= 1024 else { return nil }
    let string = String(decoding: text.withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    var scalars = string.unicodeScalars.map(\.value).filter { !AngleWords.isInvisible($0) }[...]
    if scalars.first == 0x3D { scalars.removeFirst() }
    if scalars.count > 2, let first = scalars.first, first == 0x22 || first == 0x27, scalars.last == first {
      scalars = scalars.dropFirst().dropLast()
    } else if scalars.first == 0x27 {
      scalars.removeFirst()
    }
    scalars = withoutUnit(scalars)
    var plain: [UInt8] = []
    var lastMark: Int?
    for (offset, scalar) in scalars.enumerated() {
      if let digit = AngleWords.digit(scalar) {
        plain.append(0x30 + digit)
      } else if offset == 0, let sign = AngleWords.sign(scalar) {
        plain.append(sign == .sign(isNegative: true) ? 0x2D : 0x2B)
      } else if scalar == 0x2C || scalar == 0x2E {
        plain.append(UInt8(scalar))
      } else if AngleWords.isSpace(scalar) || [0x27, 0x2019, 0x2BC, 0xB4, 0x60].contains(scalar) {
        // Exactly three digits follow every such mark, and one to three come before the first.
        let rest = scalars.dropFirst(offset + 1)
        let following = rest.prefix { AngleWords.digit($0) != nil }.count
        let before = plain.reversed().prefix { $0 &- 0x30 <= 9 }.count
        guard following == 3, before > 0, lastMark.map({ plain.count - $0 == 3 }) ?? (before <= 3) else { return nil }
        lastMark = plain.count
      } else {
        return nil
      }
    }
    return plain
  }

  private static func withoutUnit(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    func trimmed(_ given: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
      var scalars = given
      while let last = scalars.last, AngleWords.isSpace(last) || last == 0x2E { scalars.removeLast() }
      while let first = scalars.first, AngleWords.isSpace(first) { scalars.removeFirst() }
      return scalars
    }
    let number = trimmed(scalars)
    let word = number.reversed().prefix { !(AngleWords.digit($0) != nil || AngleWords.isSpace($0)) }.reversed()
    let text = String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init))).lowercased()
    let units: Set = ["m", "me", "mn", "e", "n", "metres", "meters", "meter", "metre", "米"]
    return units.contains(text) ? trimmed(number.dropLast(word.count)) : number
  }

  /// Where points and commas stand in a number.
  struct Parts {
    private let text: [UInt8]
    /// Lengths of the runs of digits.
    private var runs: [Int] = [0]
    private var marks: [UInt8] = []

    init(_ text: [UInt8]) {
      self.text = text
      for byte in text where byte != 0x2D && byte != 0x2B {
        if byte == 0x2C || byte == 0x2E {
          marks.append(byte)
          runs.append(0)
        } else {
          runs[runs.count - 1] += 1
        }
      }
    }

    var isNumber: Bool { runs.allSatisfy { $0 > 0 } }

    private func count(_ mark: UInt8) -> Int { marks.count { $0 == mark } }
    var commaMustGroup: Bool { mustGroup(0x2C) }
    var pointMustGroup: Bool { mustGroup(0x2E) }

    /// A mark that comes twice, or before one of the other kind, stands between groups.
    private func mustGroup(_ mark: UInt8) -> Bool {
      count(mark) > 1 || (count(mark) == 1 && marks.count > 1 && marks.last != mark)
    }

    /// True when the digits before and behind the mark at `index` of the text are groups.
    func areGroups(before index: Int, mark: UInt8) -> Bool {
      let place = text[..<index].count { $0 == 0x2C || $0 == 0x2E }
      return runs[0] <= 3 && runs[place + 1] == 3
    }

    /// True for one mark between at most three digits, of which the first is not 0, and exactly three: groups, or a decimal mark.
    func isDoubtful(_ mark: UInt8) -> Bool {
      marks == [mark] && runs[0] <= 3 && runs[1] == 3 && text.first { $0 &- 0x30 <= 9 } != 0x30
    }

    /// True for a mark that can only be the decimal mark.
    func isDecimal(_ mark: UInt8) -> Bool { marks.last == mark && count(mark) == 1 && !isDoubtful(mark) }
    /// True for a whole number of more than three digits without marks.
    var isUngrouped: Bool { runs[0] > 3 }
  }
}
