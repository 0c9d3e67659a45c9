import SurveyModel

/// Reads `YYYY-MM-DDTHH:MM:SSZ`, or the same with another offset, none, or other marks, where all but the time of day is what
/// was read before: the records of a survey share few days and one way of writing.
struct RecentDay {
  /// The bytes before the time of day, and those behind it.
  private struct Frame: Equatable {
    var start: UInt64 = 0
    /// Three bytes: the rest of the day and the mark before the time of day.
    var rest: UInt32 = 0
    var tail: UInt64 = 0
    var count = -1
  }

  private var known = Frame()
  /// The frame of the last time that was not of the known one: a day that does not come again is not worth learning.
  private var missed = Frame()
  /// Microseconds since 1970 at 00:00:00.
  private var midnight: Int64 = 0
  private var flags = RuleSet()

  /// Bytes up to the seconds.
  private static let bare = 19
  private static let longest = 25

  init() {}

  /// The time in `text`, by `rules`.
  mutating func read(_ text: Span<UInt8>, _ rules: TimeRules) -> TimeReading {
    let known = text.withUnsafeBytes { raw -> (Int64, RuleSet)? in
      let cell = 0..<raw.count
      if let time = read(raw, cell) { return time }
      learn(raw, cell, rules)
      return nil
    }
    if let (time, flags) = known { return .time(time, flags) }
    return rules.read(text)
  }

  /// Microseconds since 1970, and what had to be assumed to get them; nil for another day or another form.
  @inline(__always)
  func read(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> (Int64, RuleSet)? {
    guard cell.count == known.count, Self.frame(raw, cell) == known,
      raw[cell.lowerBound &+ 13] == 0x3A, raw[cell.lowerBound &+ 16] == 0x3A,
      let hour = Self.two(raw, cell.lowerBound &+ 11, below: 24), let minute = Self.two(raw, cell.lowerBound &+ 14, below: 60),
      let second = Self.two(raw, cell.lowerBound &+ 17, below: 60)
    else { return nil }
    return (midnight &+ Int64((hour &* 60 &+ minute) &* 60 &+ second) &* CivilTime.microsecondsPerSecond, flags)
  }

  /// Remembers the day of a time of this form when it comes again, if all of that day is beyond doubt by `rules`.
  mutating func learn(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>, _ rules: TimeRules) {
    guard cell.count >= Self.bare, cell.count <= Self.longest, cell.upperBound <= raw.count else { return }
    let frame = Self.frame(raw, cell)
    guard frame == missed else {
      missed = frame
      return
    }
    func reading(_ clock: StaticString) -> TimeReading {
      var bytes = Array(raw[cell].prefix(11))
      clock.withUTF8Buffer { bytes += $0 }
      bytes += raw[cell].dropFirst(Self.bare)
      return rules.read(bytes.span)
    }
    // What is the same at both ends, a day less a second apart, is the same between them but for a minute in which the
    // weeks of GPS began anew.
    guard case .time(let first, let flags) = reading("00:00:00"), case .time(let last, flags) = reading("23:59:59"),
      last &- first == CivilTime.microsecondsPerDay &- CivilTime.microsecondsPerSecond,
      !TimeRules.isRollover(within: first...last)
    else { return }
    known = frame
    midnight = first
    self.flags = flags
  }

  /// `cell` has at least as many bytes as a time without anything behind it.
  @inline(__always)
  private static func frame(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> Frame {
    let behind = raw.loadUnaligned(fromByteOffset: cell.upperBound &- 8, as: UInt64.self)
    return Frame(
      start: raw.loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self),
      rest: raw.loadUnaligned(fromByteOffset: cell.lowerBound &+ 8, as: UInt32.self).littleEndian & 0xFF_FFFF,
      // A shift by all bits is 0.
      tail: behind.littleEndian >> UInt64(64 &- 8 &* (cell.count &- bare)), count: cell.count)
  }

  @inline(__always)
  private static func two(_ raw: UnsafeRawBufferPointer, _ at: Int, below limit: Int) -> Int? {
    let high = Int(raw[at] &- 0x30)
    let low = Int(raw[at &+ 1] &- 0x30)
    let value = high &* 10 &+ low
    return high <= 9 && low <= 9 && value < limit ? value : nil
  }
}
