/// Writes the numbers of cells as a spreadsheet shows them: with 15 significant digits, which is what Excel keeps.
enum SheetNumber {
  /// Adds `stored` to `output`, rounded: `1.1000000000000001` becomes `1.1`. A text that is no number stays as it is.
  static func append(_ stored: Span<UInt8>, to output: inout [UInt8]) {
    // Texts of up to 15 bytes need no rounding, and most longer ones have no exponent.
    if appendShort(stored, to: &output) || appendPlain(stored, to: &output) { return }
    let copy = stored.withUnsafeBufferPointer { Array($0) }
    guard var number = Decimal(copy[...]) else {
      output.append(contentsOf: copy)
      return
    }
    number.round(to: digitsKept)
    output.append(contentsOf: number.text)
  }

  private static let digitsKept = 15

  private static func appendShort(_ stored: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    guard stored.count <= digitsKept else { return false }
    for index in stored.indices where stored[index] | 0x20 == 0x65 { return false }
    stored.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    return true
  }

  /// Rounds a number without an exponent whose digits fit in 64 bits, with the same result as ``Decimal``. False for any other
  /// text; then nothing is added.
  private static func appendPlain(_ stored: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    var index = 0
    let isNegative = stored[0] == 0x2D
    if isNegative || stored[0] == 0x2B { index = 1 }
    var value: UInt64 = 0
    var digits = 0
    // The power of ten by which the value is to be divided.
    var scale = 0
    var hasPoint = false
    while index < stored.count {
      let byte = stored[index]
      index += 1
      if byte == 0x2E, !hasPoint {
        hasPoint = true
        continue
      }
      guard byte &- 0x30 <= 9, digits < 19 else { return false }
      value = value * 10 + UInt64(byte &- 0x30)
      if value > 0 { digits += 1 }
      if hasPoint { scale += 1 }
    }
    guard value > 0, scale <= 25 else { return false }
    var isUp = false
    while digits > digitsKept {
      isUp = value % 10 >= 5
      value /= 10
      digits -= 1
      scale -= 1
    }
    if isUp { value += 1 }
    while value % 10 == 0 {
      value /= 10
      scale -= 1
    }
    // Very large and very small numbers are written with an exponent, which `Decimal` does.
    digits = decimalDigits(value)
    guard digits - scale <= 21, digits - scale >= -8 else { return false }
    if isNegative { output.append(0x2D) }
    // The digits are added from the last to the first, then reversed.
    let start = output.count
    output.append(contentsOf: repeatElement(0x30, count: max(0, -scale)))
    var written = 0
    while value > 0 || written <= scale {
      if written == scale, scale > 0 { output.append(0x2E) }
      output.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
      value /= 10
      written += 1
    }
    output[start...].reverse()
    return true
  }

  private static func decimalDigits(_ value: UInt64) -> Int {
    var (rest, count) = (value, 0)
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// A decimal number as its digits, so that it is rounded in decimals.
  private struct Decimal {
    var isNegative = false
    /// The digits without zeros at the start and at the end; empty for 0.
    var digits: [UInt8] = []
    /// The power of ten of the first digit.
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
