/// The offsets of a zone after its last listed change, by the POSIX TZ string at the end of its TZif file, such as
/// `EST5EDT,M3.2.0,M11.1.0`.
struct ZoneRule: Sendable, Equatable {
  /// Seconds east of UTC in standard time.
  private var standard = 0
  /// Nil for a zone without summer time.
  private var summer: Summer?

  private struct Summer: Sendable, Equatable {
    /// Seconds east of UTC.
    var offset: Int
    var begins: Change
    var ends: Change
  }

  private enum Day: Sendable, Equatable {
    /// Week 5 is the last of the month; weekday 0 is Sunday.
    case weekday(month: Int, week: Int, weekday: Int)
    /// The day of the year, counted from 1, leaving out 29 February.
    case julian(Int)
    /// The day of the year, counted from 0, including 29 February.
    case ordinal(Int)
  }

  private struct Change: Sendable, Equatable {
    var day: Day
    /// Seconds of local time after midnight, from -167 to 167 hours.
    var time: Int
  }

  /// Nil when `text` is no TZ string.
  init?(_ text: [UInt8]) {
    var cursor = Cursor(text: text)
    guard cursor.name(), let west = cursor.duration() else { return nil }
    standard = 0 - west
    if cursor.isAtEnd { return }
    guard cursor.name() else { return nil }
    let summerOffset = cursor.isAt(0x2C) ? standard + 3600 : cursor.duration().map { 0 - $0 }
    guard let summerOffset, cursor.take(0x2C), let begins = cursor.change(), cursor.take(0x2C),
      let ends = cursor.change(), cursor.isAtEnd
    else { return nil }
    summer = Summer(offset: summerOffset, begins: begins, ends: ends)
  }

  /// Seconds east of UTC at a moment in seconds since 1970.
  func offset(at instant: Int64) -> Int {
    guard let summer else { return standard }
    let day = Int((Double(instant &+ Int64(standard)) / 86_400).rounded(.down))
    let year = CivilTime.year(ofDay: day)
    let begin = Self.instant(of: summer.begins, in: year) &- Int64(standard)
    let end = Self.instant(of: summer.ends, in: year) &- Int64(summer.offset)
    let isSummer = begin < end ? (begin..<end).contains(instant) : !(end..<begin).contains(instant)
    return isSummer ? summer.offset : standard
  }

  private static func instant(of change: Change, in year: Int) -> Int64 {
    let newYear = CivilTime.days(year: year, month: 1, day: 1)
    let day: Int
    switch change.day {
    case .julian(let number): day = newYear + number - 1 + (CivilTime.isLeap(year) && number >= 60 ? 1 : 0)
    case .ordinal(let number): day = newYear + number
    case .weekday(let month, let week, let weekday):
      let first = CivilTime.days(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday (4).
      let ahead = ((weekday - (first + 4)) % 7 + 7) % 7
      var date = first + ahead + (week - 1) * 7
      if date >= first + CivilTime.days(inMonth: month, of: year) { date -= 7 }
      day = date
    }
    return Int64(day) * 86_400 + Int64(change.time)
  }

  private struct Cursor {
    let text: [UInt8]
    var index = 0

    var isAtEnd: Bool { index >= text.count }
    func isAt(_ byte: UInt8) -> Bool { index < text.count && text[index] == byte }

    mutating func take(_ byte: UInt8) -> Bool {
      guard isAt(byte) else { return false }
      index += 1
      return true
    }

    /// Skips the name of a zone: three letters or more, or anything between angle brackets. False when none comes next.
    mutating func name() -> Bool {
      let start = index
      if take(0x3C) {
        while index < text.count, text[index] != 0x3E { index += 1 }
        return take(0x3E)
      }
      while index < text.count, text[index] | 0x20 >= 0x61, text[index] | 0x20 <= 0x7A { index += 1 }
      return index - start >= 3
    }

    mutating func number(upTo limit: Int) -> Int? {
      let start = index
      var value = 0
      while index < text.count, text[index] &- 0x30 <= 9, value <= limit {
        value = value * 10 + Int(text[index] - 0x30)
        index += 1
      }
      return index > start && value <= limit ? value : nil
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    mutating func duration() -> Int? {
      let isNegative = take(0x2D)
      if !isNegative { _ = take(0x2B) }
      guard let hours = number(upTo: 167) else { return nil }
      var seconds = hours * 3600
      if take(0x3A) {
        guard let minutes = number(upTo: 59) else { return nil }
        seconds += minutes * 60
        if take(0x3A) {
          guard let rest = number(upTo: 59) else { return nil }
          seconds += rest
        }
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      let day: Day
      if take(0x4D) {
        guard let month = number(upTo: 12), month >= 1, take(0x2E), let week = number(upTo: 5), week >= 1, take(0x2E),
          let weekday = number(upTo: 6)
        else { return nil }
        day = .weekday(month: month, week: week, weekday: weekday)
      } else if take(0x4A) {
        guard let number = number(upTo: 365), number >= 1 else { return nil }
        day = .julian(number)
      } else {
        guard let number = number(upTo: 365) else { return nil }
        day = .ordinal(number)
      }
      guard take(0x2F) else { return Change(day: day, time: 7200) }
      return duration().map { Change(day: day, time: $0) }
    }
  }
}
