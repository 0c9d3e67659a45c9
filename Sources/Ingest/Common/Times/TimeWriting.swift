import SurveyModel

/// The parts of a written date, with or without a time of day and an offset.
struct TimeWriting {
  var civil = CivilTime()
  var hasTime = false
  /// Seconds east of UTC; nil where the text states no offset.
  var offset: Int?

  /// Reads `text`, which ``ascii(_:)`` made. Nil when it is no date, or one whose day and month `order` does not tell apart.
  init?(_ text: [UInt8], order: DateOrder) {
    var cursor = Cursor(text)
    guard let numbers = Self.date(&cursor), let date = Self.arrange(numbers, order) else { return nil }
    (civil.year, civil.month, civil.day) = date
    cursor.skipSpace()
    if cursor.take(0x54) || cursor.take(0x74) { cursor.skipSpace() }
    if cursor.isAtEnd { return }
    guard readClock(&cursor) else { return nil }
    hasTime = true
    guard readOffset(&cursor), cursor.isAtEnd else { return nil }
  }

  /// The order of day and month that `text` proves for its column: 25/12/2024 can only have the day first. Nil when `text`
  /// allows both orders or is no such date.
  static func evidence(_ text: [UInt8]) -> DateOrder? {
    var cursor = Cursor(text)
    guard let (first, second, third) = date(&cursor), third.digits == 4 else { return nil }
    if first.value > 12, second.value <= 12 { return .dayFirst }
    if second.value > 12, first.value <= 12 { return .monthFirst }
    return nil
  }

  /// True when only the order of day and month can say which date `text` is.
  static func needsOrder(_ text: [UInt8]) -> Bool {
    var cursor = Cursor(text)
    guard let (first, second, third) = date(&cursor), third.digits == 4 else { return false }
    return first.value != second.value && first.value <= 12 && second.value <= 12
  }

  // MARK: - Parts

  private typealias Number = (value: Int, digits: Int)

  /// Three numbers with one kind of separator between them.
  private static func date(_ cursor: inout Cursor) -> (Number, Number, Number)? {
    guard let first = cursor.number(), let separator = cursor.takeOne(of: [0x2D, 0x2F, 0x2E]),
      let second = cursor.number(), cursor.take(separator), let third = cursor.number()
    else { return nil }
    return (first, second, third)
  }

  private static func arrange(
    _ numbers: (first: Number, second: Number, third: Number), _ order: DateOrder
  ) -> (Int, Int, Int)? {
    let (first, second, third) = numbers
    guard first.digits <= 4, second.digits <= 2, third.digits <= 4 else { return nil }
    if first.digits == 4 { return third.digits <= 2 ? (first.value, second.value, third.value) : nil }
    guard first.digits <= 2, third.digits == 4 else { return nil }
    switch order {
    case .dayFirst: return (third.value, second.value, first.value)
    case .monthFirst: return (third.value, first.value, second.value)
    case .unknown:
      if first.value > 12, second.value <= 12 { return (third.value, second.value, first.value) }
      if first.value <= 12, second.value > 12 || first.value == second.value {
        return (third.value, first.value, second.value)
      }
      return nil
    }
  }

  /// `h:mm`, `h:mm:ss`, `h:mm:ss.fff`, with AM, PM, 上午 or 下午 before or after.
  private mutating func readClock(_ cursor: inout Cursor) -> Bool {
    var half = cursor.half()
    cursor.skipSpace()
    guard let hour = cursor.number(), hour.digits <= 2, cursor.take(0x3A) else { return false }
    civil.hour = hour.value
    if let minute = cursor.number() {
      guard minute.digits == 2 || minute.digits == 1 else { return false }
      civil.minute = minute.value
      if cursor.take(0x3A), let second = cursor.number() {
        guard second.digits <= 2 else { return false }
        civil.second = second.value
        if cursor.take(0x2E) || cursor.take(0x2C) {
          guard let microsecond = cursor.fraction() else { return false }
          civil.microsecond = microsecond
        }
      }
    }
    cursor.skipSpace()
    if half == nil { half = cursor.half() }
    if let half {
      guard civil.hour >= 1, civil.hour <= 12 || half == 12 else { return half == 0 && civil.hour <= 12 }
      if half == 12, civil.hour < 12 { civil.hour &+= 12 }
      if half == 0, civil.hour == 12 { civil.hour = 0 }
    }
    return true
  }

  /// `Z`, `UTC`, `+08:00`, `+0800`, `+08`, or nothing.
  private mutating func readOffset(_ cursor: inout Cursor) -> Bool {
    cursor.skipSpace()
    if cursor.isAtEnd { return true }
    if cursor.take(word: "Z") || cursor.take(word: "UTC") || cursor.take(word: "GMT") {
      offset = 0
      if cursor.isAtEnd { return true }
    }
    guard let sign = cursor.takeOne(of: [0x2B, 0x2D]), let first = cursor.number() else { return false }
    var hours = first.value
    var minutes = 0
    if first.digits == 4 {
      hours = first.value / 100
      minutes = first.value % 100
    } else if first.digits > 2 {
      return false
    } else if cursor.take(0x3A) {
      guard let second = cursor.number(), second.digits == 2 else { return false }
      minutes = second.value
    }
    guard hours <= 23, minutes <= 59 else { return false }
    offset = (hours &* 60 &+ minutes) &* (sign == 0x2D ? -60 : 60)
    return true
  }

  // MARK: - Preparing texts

  /// `text` trimmed, width-folded, and with the Chinese marks of date and time as ASCII: 2024年5月1日 8时30分 becomes
  /// `2024-5-1 8:30:`. A text of more than 64 bytes is no time: `?` is returned for it, which no reader accepts.
  static func ascii(_ text: Span<UInt8>) -> [UInt8] {
    guard text.count <= 64 else { return [0x3F] }
    let folded = WidthFolding.fold(text).bytes
    var ascii: [UInt8] = []
    var index = 0
    while index < folded.count {
      let byte = folded[index]
      if byte >= 0xE0, index &+ 2 < folded.count {
        let value = UInt32(byte) << 16 | UInt32(folded[index &+ 1]) << 8 | UInt32(folded[index &+ 2])
        switch value {
        case 0xE5B9B4, 0xE69C88: ascii.append(0x2D)  // 年 月
        case 0xE697A5, 0xE58FB7, 0xE7A792: ascii.append(0x20)  // 日 号 秒
        case 0xE697B6, 0xE782B9, 0xE58886: ascii.append(0x3A)  // 时 点 分
        case 0xE4B88A: ascii += Array(" AM".utf8)  // 上
        case 0xE4B88B: ascii += Array(" PM".utf8)  // 下
        case 0xE58D88: ascii.append(0x20)  // 午
        case 0xEFBBBF: break
        default: ascii.append(0x3F)
        }
        index &+= 3
        continue
      }
      ascii.append(byte == 0x09 ? 0x20 : byte)
      index &+= 1
    }
    while ascii.last == 0x20 { ascii.removeLast() }
    return Array(ascii.drop { $0 == 0x20 })
  }

  /// Reads `yyyymmdd`, `yyyymmddHHMM` or `yyyymmddHHMMSS`; nil when `text` is none of these, or no date that exists.
  static func compact(_ text: [UInt8]) -> CivilTime? {
    guard [8, 12, 14].contains(text.count), text.allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
    func part(_ range: Range<Int>) -> Int { text[range].reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) } }
    var civil = CivilTime(year: part(0..<4), month: part(4..<6), day: part(6..<8))
    if text.count >= 12 {
      civil.hour = part(8..<10)
      civil.minute = part(10..<12)
    }
    if text.count == 14 { civil.second = part(12..<14) }
    return civil.fault == nil ? civil : nil
  }

  static func isFraction(_ text: [UInt8]) -> Bool { fraction(text) != nil }

  /// The microseconds of a time of day that a spreadsheet stores as a fraction of the day, from 0 to less than 1.
  static func fraction(_ text: [UInt8]) -> Int64? {
    guard let value = NumberText.parse(text.span), value >= 0, value < 1 else { return nil }
    return Int64((value * 86_400_000).rounded()) &* 1000
  }

  /// Reads bytes one after the other.
  private struct Cursor {
    let text: [UInt8]
    var index = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { index >= text.count }

    mutating func skipSpace() {
      while index < text.count, text[index] == 0x20 { index &+= 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index &+= 1
      return true
    }

    mutating func takeOne(of bytes: [UInt8]) -> UInt8? {
      guard index < text.count, bytes.contains(text[index]) else { return nil }
      index &+= 1
      return text[index &- 1]
    }

    mutating func take(word: String) -> Bool {
      let end = index &+ word.utf8.count
      guard end <= text.count, zip(text[index..<end], word.utf8).allSatisfy({ $0 & 0xDF == $1 }) else { return false }
      index = end
      return true
    }

    mutating func number() -> (value: Int, digits: Int)? {
      let start = index
      var value = 0
      while index < text.count, text[index] &- 0x30 <= 9, index &- start < 9 {
        value = value &* 10 &+ Int(text[index] &- 0x30)
        index &+= 1
      }
      return index == start ? nil : (value, index &- start)
    }

    /// Digits after a decimal point as microseconds.
    mutating func fraction() -> Int? {
      let start = index
      var value = 0
      var scale = 100_000
      while index < text.count, text[index] &- 0x30 <= 9 {
        value &+= Int(text[index] &- 0x30) &* scale
        scale /= 10
        index &+= 1
      }
      return index == start ? nil : value
    }

    /// The hours that AM (0) or PM (12) adds; nil where neither comes next.
    mutating func half() -> Int? {
      if take(word: "AM") { return 0 }
      if take(word: "PM") { return 12 }
      return nil
    }
  }
}
