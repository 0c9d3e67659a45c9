/// Reads numbers that a program wrote by the customs of the computer's language: with a decimal comma, with signs for groups of
/// digits, or with the typographic minus.
enum LocaleNumber {
  /// The value of `text`; nil when it is no number. A comma is the decimal sign unless a point stands behind it.
  static func parse(_ text: Span<UInt8>) -> Double? {
    if let value = NumberText.parse(text) { return value }
    guard text.count > 0, text.count <= 64 else { return nil }
    var digits: [UInt8] = []
    var (lastComma, lastPoint, commas) = (-1, -1, 0)
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x2C:
        lastComma = digits.count
        commas += 1
        digits.append(byte)
      case 0x2E:
        lastPoint = digits.count
        digits.append(byte)
      case 0xE2 where index &+ 2 < text.count && text[index &+ 1] == 0x88 && text[index &+ 2] == 0x92:
        // U+2212, the minus of Swedish, Norwegian and Finnish.
        digits.append(0x2D)
        index &+= 2
      case 0xC2 where index &+ 1 < text.count && text[index &+ 1] == 0xA0:
        index &+= 1
      case 0xE2 where index &+ 2 < text.count && text[index &+ 1] == 0x80 && text[index &+ 2] == 0xAF:
        index &+= 2
      case 0x20, 0x27: break
      default: digits.append(byte)
      }
      index &+= 1
    }
    if lastComma > lastPoint, commas == 1 {
      // A point before the comma stands between groups of digits.
      let plain = digits.filter { $0 != 0x2E }
      return NumberText.parse(plain.span, decimalComma: true)
    }
    let plain = digits.filter { $0 != 0x2C }
    return NumberText.parse(plain.span)
  }
}
