import SurveyModel

/// Reads times fast whose text differs from an earlier one only in the time of day: `YYYY-MM-DDTHH:MM:SSZ`, or the same with
/// another offset, no offset or other marks. The records of a survey share few days and one way of writing.
struct RecentDay {
  /// The text of a time without its time of day.
  private struct Frame: Equatable {
    /// The first eight bytes.
    var start: UInt64
    /// The next three bytes: the rest of the day and the mark before the time of day.
    var rest: UInt32
    /// The bytes behind the time of day.
    var tail: UInt64
    /// Bytes of the whole text.
    var count: Int
  }

  /// The frame that has been learnt; nil until there is one.
  private var known: Frame?
  /// The frame of the last time that ``known`` did not fit. It is learnt when the next such time has it too: learning costs
  /// more than reading one time.
  private var missed: Frame?
  /// Microseconds since 1970 at 00:00:00 of the day of ``known``.
  private var midnight: Int64 = 0
  private var flags = RuleSet()

  /// Bytes of a text up to its seconds.
  private static let bare = 19
  /// Bytes of the longest text that is read here.
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

  /// Microseconds since 1970, and flags for what had to be assumed; nil for a time on another day or in another form.
  @inline(__always)
  func read(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> (Int64, RuleSet)? {
    guard let known, cell.count == known.count, Self.frame(raw, cell) == known,
      raw[cell.lowerBound &+ 13] == 0x3A, raw[cell.lowerBound &+ 16] == 0x3A,
      let hour = Self.two(raw, cell.lowerBound &+ 11, below: 24), let minute = Self.two(raw, cell.lowerBound &+ 14, below: 60),
      let second = Self.two(raw, cell.lowerBound &+ 17, below: 60)
    else { return nil }
    return (midnight &+ Int64((hour &* 60 &+ minute) &* 60 &+ second) &* CivilTime.microsecondsPerSecond, flags)
  }

  /// Learns the frame of the time in `cell` when the last time that ``known`` did not fit had it too, and when `rules` read
  /// every moment of its day with the same flags.
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
    // When the first and the last second of the day have the same flags and are a day less a second apart, all moments
    // between them are read alike, except for the minute that `isRollover` knows.
    guard case .time(let first, let flags) = reading("00:00:00"), case .time(let last, flags) = reading("23:59:59"),
      last &- first == CivilTime.microsecondsPerDay &- CivilTime.microsecondsPerSecond,
      !TimeRules.isRollover(within: first...last)
    else { return }
    known = frame
    midnight = first
    self.flags = flags
  }

  /// The frame of `cell`, which has at least ``bare`` bytes.
  @inline(__always)
  private static func frame(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> Frame {
    let behind = raw.loadUnaligned(fromByteOffset: cell.upperBound &- 8, as: UInt64.self)
    return Frame(
      start: raw.loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self),
      rest: raw.loadUnaligned(fromByteOffset: cell.lowerBound &+ 8, as: UInt32.self).littleEndian & 0xFF_FFFF,
      // Without bytes behind the time of day the shift is by 64 bits, which in Swift gives 0.
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
