/// Numbers of cells as a spreadsheet shows them in full: 15 significant digits, which is what Excel keeps.
enum SheetNumber {
  /// `1.1000000000000001` → `1.1`. A text that is no number stays as it is.
  static func text(_ stored: ArraySlice<UInt8>) -> [UInt8] {
    // Short ones are exact as they stand: nearly all.
    if stored.count <= 15, !stored.contains(where: { $0 | 0x20 == 0x65 }) { return Array(stored) }
    guard var number = Decimal(stored) else { return Array(stored) }
    number.round(to: 15)
    return number.text
  }

  /// A decimal number by its digits, so that rounding is that of the text.
  private struct Decimal {
    var isNegative = false
    /// Without zeros in front or at the end; empty for 0.
    var digits: [UInt8] = []
    /// Power of ten of the digit before the point of `d.ddd`.
    var exponent = 0

    init?(_ text: ArraySlice<UInt8>) {
      var rest = text
      if let sign = rest.first, sign == 0x2D || sign == 0x2B {
        isNegative = sign == 0x2D
        rest = rest.dropFirst()
      }
      var point: Int?
      var all: [UInt8] = []
      while let byte = rest.first, byte &- 0x30 <= 9 || byte == 0x2E {
        if byte == 0x2E {
          if point != nil { return nil }
          point = all.count
        } else {
          all.append(byte)
        }
        rest = rest.dropFirst()
      }
      guard !all.isEmpty, all.count <= 400 else { return nil }
      var power = 0
      if let mark = rest.first {
        guard mark | 0x20 == 0x65, let stated = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(stated) <= 400
        else { return nil }
        power = stated
      }
      let leading = all.prefix { $0 == 0x30 }.count
      exponent = (point ?? all.count) - leading - 1 + power
      digits = Array(all[leading...])
      trim()
    }

    mutating func round(to count: Int) {
      guard digits.count > count else { return }
      let up = digits[count] >= 0x35
      digits.removeSubrange(count...)
      if up {
        var index = count - 1
        while index >= 0, digits[index] == 0x39 {
          digits[index] = 0x30
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits = [0x31]
          exponent += 1
        }
      }
      trim()
    }

    private mutating func trim() {
      while digits.last == 0x30 { digits.removeLast() }
      if digits.isEmpty { exponent = 0 }
    }

    var text: [UInt8] {
      guard !digits.isEmpty else { return [0x30] }
      var text: [UInt8] = isNegative ? [0x2D] : []
      switch exponent {
      case 0..<21:
        let whole = exponent + 1
        text += digits.prefix(whole)
        if digits.count < whole { text += [UInt8](repeating: 0x30, count: whole - digits.count) }
        if digits.count > whole { text += [0x2E] + digits[whole...] }
      case -9..<0:
        text += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -exponent - 1) + digits
      default:
        text.append(digits[0])
        if digits.count > 1 { text += [0x2E] + digits[1...] }
        text += Array("E\(exponent)".utf8)
      }
      return text
    }
  }
}
