import SurveyModel

/// Brings dates and times of day that a program wrote by the customs of the computer's language into the forms that ``TimeRules``
/// reads: `25. 11. 2025.`, `19.05.08,97`, `7:05 p. m.`, `오후 7:05`.
enum LocaleTime {
  /// A date with one kind of separator and no space.
  static func date(_ text: Span<UInt8>) -> [UInt8] {
    var date: [UInt8] = []
    for index in text.indices where text[index] != 0x20 { date.append(text[index]) }
    if date.last == 0x2E { date.removeLast() }
    return date
  }

  /// A time of day with colons, and with AM or PM behind it.
  static func time(_ text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in text.indices { bytes.append(text[index]) }
    if bytes.allSatisfy({ ($0 &- 0x30 <= 9) || $0 == 0x3A || $0 == 0x2C }) { return bytes }
    let words = String(decoding: bytes, as: UTF8.self).lowercased()
    var half = ""
    if halves.before.contains(where: { words.contains($0) }) { half = " AM" }
    if halves.after.contains(where: { words.contains($0) }) { half = " PM" }
    // The digits with what stands between them.
    guard let first = bytes.firstIndex(where: { $0 &- 0x30 <= 9 }), let last = bytes.lastIndex(where: { $0 &- 0x30 <= 9 }) else {
      return bytes
    }
    var clock = Array(bytes[first...last])
    guard clock.allSatisfy({ ($0 &- 0x30 <= 9) || [0x3A, 0x2E, 0x2C].contains($0) }) else { return bytes }
    if !clock.contains(0x3A) {
      // Points separate hours, minutes and seconds where there is no colon; only behind the seconds comes the fraction.
      var points = 0
      for index in clock.indices where clock[index] == 0x2E {
        if points < 2 { clock[index] = 0x3A }
        points += 1
      }
      if points == 0 { return bytes }
    }
    return clock + Array(half.utf8)
  }

  private static let halves = (
    before: ["am", "a.m", "a. m", "a.\u{A0}m", "오전", "午前", "上午", "π.μ", "πμ"],
    after: ["pm", "p.m", "p. m", "p.\u{A0}m", "오후", "午後", "下午", "μ.μ", "μμ"]
  )

  /// The order of day and month that a date and its time of day speak for, where no day above 12 proves it: dots have the day
  /// first, and AM and PM beside slashes are American. Nil where they speak for none.
  static func order(date: [UInt8], time: [UInt8]) -> DateOrder? {
    if date.contains(0x2E) { return .dayFirst }
    guard date.contains(0x2F) else { return nil }
    let words = time.map { $0 & 0xDF }
    let hasHalf = zip(words, words.dropFirst()).contains { ($0 == 0x41 || $0 == 0x50) && $1 == 0x4D }
    return hasHalf ? .monthFirst : nil
  }
}
