import SurveyModel

/// The parts of a written date, with or without a time of day and an offset.
struct TimeWriting {
  var civil = CivilTime()
  var hasTime = false
  /// Seconds east of UTC; nil where the text states no offset.
  var offset: Int?

  private init() {}

  /// Reads `text`, which ``ascii(_:)`` made. Nil when it is no date, or one whose day and month neither `order` nor, with
  /// `trustsCustom`, the custom of its way of writing tells apart.
  init?(_ text: [UInt8], order: DateOrder, trustsCustom: Bool = true) {
    var cursor = TimeCursor(text)
    guard let date = Self.date(&cursor) else {
      self.init(words: text)
      return
    }
    self.init()
    var hasHalfDay = false
    guard readRest(&cursor, &hasHalfDay) else { return nil }
    let custom = trustsCustom ? date.custom(hasHalfDay: hasHalfDay) : .unknown
    guard let day = Self.day(date, order, custom) else { return nil }
    (civil.year, civil.month, civil.day) = (day.year, day.month, day.day)
  }

  /// Reads a date whose month is a word: `03-May-2022`, `May 3, 2022`, `Thu May 2 10:00:00 2024`, `Thu, 02 May 2024 10:00:00 GMT`.
  private init?(words text: [UInt8]) {
    // Without a letter at one of the first places there is no month.
    guard text.prefix(24).contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 0x61 <= 25 }) else { return nil }
    var cursor = TimeCursor(text)
    let start = cursor.index
    if let word = cursor.letters() {
      if MonthNames.isWeekday(word), MonthNames.month(word) == nil { cursor.skipMarks() } else { cursor.index = start }
    }
    guard let date = Self.wordyDate(&cursor, &self) else { return nil }
    (civil.year, civil.month, civil.day) = (date.year, date.month, date.day)
  }

  /// Reads what follows a date: the time of day and its offset, or nothing.
  private mutating func readRest(_ cursor: inout TimeCursor, _ hasHalfDay: inout Bool, isApart: Bool = false) -> Bool {
    let start = isApart ? cursor.index - 1 : cursor.index
    while cursor.take(0x20) || cursor.take(0x2C) {}
    // A date with nothing between it and more digits is no date.
    if cursor.take(0x54) || cursor.take(0x74) || cursor.take(0x5F) { cursor.skipSpace() }
    if cursor.isAtEnd { return true }
    guard cursor.index > start || !cursor.isAtNumber else { return false }
    guard readClock(&cursor, &hasHalfDay) else { return false }
    hasTime = true
    return readOffset(&cursor) && cursor.isAtEnd
  }

  /// The day of a date by `order`, else by what is possible, else by custom.
  private static func day(_ date: WrittenDate, _ order: DateOrder, _ custom: DateOrder) -> CivilTime? {
    if date.beginsWithYear { return date.date(.yearFirst) }
    if let day = date.date(order) { return day }
    if let only = date.onlyDate { return only }
    if date.orders.isEmpty { return date.date(.dayFirst) }
    return order == .unknown ? date.date(custom) : nil
  }

  /// Adds what `text` shows of the order of its day and month. Nothing is added for a date that begins with a year of four digits, and
  /// for one that exists in no order.
  static func addEvidence(_ text: [UInt8], to evidence: inout DateEvidence) {
    var cursor = TimeCursor(text)
    guard let date = date(&cursor), !date.beginsWithYear else { return }
    let hasHalfDay = text.suffix(4).contains { $0 | 0x20 == 0x6D } && text.contains(0x3A)
    evidence.add(
      date.orders, isDecided: date.onlyDate != nil, custom: date.custom(hasHalfDay: hasHalfDay),
      text: String(decoding: text, as: UTF8.self))
  }

  /// The order of day and month that `text` proves for its column: 25/12/2024 can only have the day first. Nil when `text`
  /// allows both orders or is no such date.
  static func evidence(_ text: [UInt8]) -> DateOrder? {
    var evidence = DateEvidence()
    addEvidence(text, to: &evidence)
    return evidence.dates == 0 || evidence.proven == .unknown ? nil : evidence.proven
  }

  /// True when only the order of day and month can say which date `text` is.
  static func needsOrder(_ text: [UInt8]) -> Bool {
    var cursor = TimeCursor(text)
    guard let date = date(&cursor), !date.beginsWithYear, !date.orders.isEmpty else { return false }
    return date.onlyDate == nil
  }

  // MARK: - Parts

  /// Three numbers with one kind of separator between them.
  private static func date(_ cursor: inout TimeCursor) -> WrittenDate? {
    guard let first = cursor.number(), let separator = cursor.takeOne(of: [0x2D, 0x2F, 0x2E]),
      let second = cursor.number(), cursor.take(separator), let third = cursor.number()
    else { return nil }
    return WrittenDate(first, second, third, separator: separator)
  }

  /// A date with the name of its month, and what stands behind it, which is read into `writing`.
  private static func wordyDate(_ cursor: inout TimeCursor, _ writing: inout TimeWriting) -> CivilTime? {
    var numbers: [WrittenDate.Number] = []
    var month: Int?
    var monthPlace = 0
    while numbers.count + (month == nil ? 0 : 1) < 3 {
      cursor.skipMarks()
      if let number = cursor.number() {
        guard !cursor.isAtColon else {
          // The year comes behind the time of day: `May  2 10:00:00 2024`.
          guard let month, numbers.count == 1 else { return nil }
          cursor.index &-= number.digits
          var ignored = false
          guard writing.readClock(&cursor, &ignored) else { return nil }
          writing.hasTime = true
          cursor.skipSpace()
          if cursor.letters() == nil, cursor.isAtSign, !writing.readOffset(&cursor) { return nil }
          cursor.skipSpace()
          guard let year = cursor.number(), year.digits == 4, cursor.isAtEnd else { return nil }
          return CivilTime(year: year.value, month: month, day: numbers[0].value)
        }
        numbers.append(number)
      } else if let word = cursor.letters() {
        if month == nil, let named = MonthNames.month(word) {
          month = named
          monthPlace = numbers.count
        } else if !MonthNames.isFiller(word) {
          return nil
        }
      } else {
        return nil
      }
    }
    guard let month, monthPlace < 2, let date = civil(numbers, month) else { return nil }
    var ignored = false
    let end = cursor.index
    if let word = cursor.peekedLetters, MonthNames.isFiller(word) { _ = cursor.letters() }
    while cursor.take(0x20) || cursor.take(0x2C) || cursor.take(0x2E) {}
    if let word = cursor.peekedLetters, word.count > 1, MonthNames.isFiller(word) { _ = cursor.letters() }
    return writing.readRest(&cursor, &ignored, isApart: cursor.index > end) ? date : nil
  }

  /// The date of a named month: the year is the number with four digits, else the last.
  private static func civil(_ numbers: [WrittenDate.Number], _ month: Int) -> CivilTime? {
    guard numbers.count == 2 else { return nil }
    let isYearFirst = numbers[0].digits == 4
    let (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    guard day.digits <= 2, year.digits == 4 || year.digits == 2 else { return nil }
    return CivilTime(year: year.digits == 4 ? year.value : WrittenDate.fullYear(year.value), month: month, day: day.value)
  }

  /// `h:mm`, `h:mm:ss`, `h:mm:ss.fff`, with AM, PM, 上午 or 下午 before or after.
  private mutating func readClock(_ cursor: inout TimeCursor, _ hasHalfDay: inout Bool) -> Bool {
    var half = cursor.half()
    cursor.skipSpace()
    guard let hour = cursor.number(), hour.digits <= 2, cursor.take(0x3A) || cursor.take(0x68) else { return false }
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
      hasHalfDay = true
      guard civil.hour >= 1, civil.hour <= 12 || half == 12 else { return half == 0 && civil.hour <= 12 }
      if half == 12, civil.hour < 12 { civil.hour &+= 12 }
      if half == 0, civil.hour == 12 { civil.hour = 0 }
    }
    return true
  }

  /// `Z`, `UTC`, `+08:00`, `+0800`, `+08`, `GMT+0800 (China Standard Time)`, or nothing.
  private mutating func readOffset(_ cursor: inout TimeCursor) -> Bool {
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
    cursor.skipSpace()
    if cursor.take(0x28), cursor.text.last == 0x29 { cursor.index = cursor.text.count }
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

  /// True for a text without letters but the T between a day and a time of day.
  static func isNumeric(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 < 0x80 && ($0 == 0x54 || ($0 | 0x20) &- 0x61 > 25) }
  }

  /// `yyyymmdd hh:mm:ss:fff` and the like with dashes in the date and a point before the fraction; nil for any other text.
  static func compactDay(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 13, text[..<8].allSatisfy({ $0 &- 0x30 <= 9 }), [0x20, 0x54, 0x5F].contains(text[8]) else { return nil }
    var clock = Array(text[9...])
    let colons = clock.indices.filter { clock[$0] == 0x3A }
    if colons.count == 3 { clock[colons[2]] = 0x2E }
    return text[..<4] + [0x2D] + text[4..<6] + [0x2D] + text[6..<8] + [0x20] + clock
  }

  /// The moment of a date `yyyymmdd`, or with `hasShortDate` `yymmdd`, and a time `hhmmss[.fff]` in two cells; nil when they are
  /// anything else, or no moment that exists.
  static func digits(date: [UInt8], time: [UInt8], hasShortDate: Bool) -> CivilTime? {
    let clock = time.prefix { $0 &- 0x30 <= 9 }
    guard clock.count == 6, date.allSatisfy({ $0 &- 0x30 <= 9 }), date.count == 8 || (date.count == 6 && hasShortDate) else {
      return nil
    }
    let day = date.count == 8 ? date : [0x32, 0x30] + date
    guard var civil = compact(day + clock) else { return nil }
    if clock.count < time.count {
      guard time[clock.endIndex] == 0x2E, let fraction = fraction([0x30] + time[clock.endIndex...]) else { return nil }
      // ``fraction(_:)`` reads parts of a day.
      civil.microsecond = Int(fraction / 86_400)
    }
    return civil
  }

  static func isFraction(_ text: [UInt8]) -> Bool { fraction(text) != nil }

  /// The microseconds of a time of day that a spreadsheet stores as a fraction of the day, from 0 to less than 1.
  static func fraction(_ text: [UInt8]) -> Int64? {
    guard let value = NumberText.parse(text.span), value >= 0, value < 1 else { return nil }
    return Int64((value * 86_400_000).rounded()) &* 1000
  }
}
