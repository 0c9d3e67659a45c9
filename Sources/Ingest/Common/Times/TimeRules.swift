package import SurveyModel

/// Reads the times of one file.
package struct TimeRules: Sendable {
  /// The zone of times that state none.
  package var zone: LocalTimeZone
  /// False when ``zone`` is an assumption: then a time without a zone is flagged `timeZoneAssumed`.
  package var zoneIsStated: Bool
  package var order: DateOrder
  /// False where the dates of a file contradict each other, so that custom says nothing of them: see
  /// ``DateEvidence/isContradictory``.
  var trustsCustom = true
  /// True where dates of six digits have the year first: 240611 is 2024-06-11.
  var hasShortDates = false

  /// The same rules for times that are UTC.
  var inUTC: TimeRules {
    var rules = self
    rules.zone = .utc
    rules.zoneIsStated = true
    return rules
  }

  package init(zone: LocalTimeZone, zoneIsStated: Bool, order: DateOrder = .unknown) {
    self.zone = zone
    self.zoneIsStated = zoneIsStated
    self.order = order
  }

  /// `order` counts where the user has not stated one.
  package init(_ options: IngestOptions, order: DateOrder = .unknown) {
    self.init(
      zone: options.timeZone, zoneIsStated: options.timeZoneIsStated,
      order: options.dateOrder == .unknown ? order : options.dateOrder)
    trustsCustom = options.trustsDateCustom
  }

  /// The time in `text`, which may have space around it. These ways of writing are known:
  ///
  /// - RFC 3339;
  /// - `YYYY-MM-DD HH:MM[:SS[.f]]`, with `-`, `/`, `.` or 年月日, and 8时30分;
  /// - `dd/mm/yyyy` and `mm/dd/yyyy`, also with two digits of the year, by ``order``, and `yyyymmdd[HHMM[SS]]`;
  /// - `yyyymmddTHHMM[SS]` with or without a zone, and `/Date(1704016800000)/` of JSON;
  /// - months as words: `3-May-2022`, `May 3, 2022`, `Thu May 2 10:00:00 2024`;
  /// - a day without a time, which is read as its midnight and flagged `timeInferred`;
  /// - serial days of spreadsheets, and seconds, milliseconds, microseconds or nanoseconds since 1970, which are told apart by their size
  ///   and flagged `timeInferred`.
  package func read(_ text: Span<UInt8>) -> TimeReading {
    if let reading = readRFC3339(text) { return reading }
    let ascii = TimeWriting.ascii(text)
    guard !ascii.isEmpty else { return .missing }
    if let reading = readNumber(ascii) { return reading }
    if let moment = TimeWriting.momentOfJSON(ascii) { return readNumber(moment) ?? .unreadable }
    if let spelled = TimeWriting.spelled(ascii) { return read(spelled.span) }
    guard
      let written = TimeWriting(ascii, order: order, trustsCustom: trustsCustom)
        ?? TimeWriting.compactDay(ascii).flatMap({ TimeWriting($0, order: order) })
    else { return .unreadable }
    return settle(written.civil, offset: written.offset, flags: written.hasTime ? [] : RuleSet(.timeInferred))
  }

  /// The time of a record with date and time of day in two cells, of which either may be empty. A time cell that holds the
  /// date too is read alone.
  package func read(date: Span<UInt8>, time: Span<UInt8>) -> TimeReading {
    let time = TimeWriting.ascii(time)
    if time.isEmpty { return read(date) }
    let date = TimeWriting.ascii(date)
    if date.isEmpty || TimeWriting(time, order: order, trustsCustom: trustsCustom) != nil { return read(time.span) }
    if let civil = TimeWriting.digits(date: date, time: time, hasShortDate: hasShortDates) {
      return settle(civil, offset: nil, flags: [])
    }
    if readNumber(time) == nil || TimeWriting.isFraction(time) {
      // A spreadsheet may write the date cell with a midnight: only its day counts.
      let day = TimeWriting.isNumeric(date) ? Array(date.prefix { $0 != 0x20 && $0 != 0x54 }) : date
      if let fraction = TimeWriting.fraction(time),
        let civil = TimeWriting(day, order: order, trustsCustom: trustsCustom)?.civil
      {
        return settle(civil, offset: nil, flags: RuleSet(.timeInferred), plus: fraction)
      }
      let joined = day + [0x20] + time
      return read(joined.span)
    }
    return read(time.span)
  }

  /// Judges a moment in microseconds since 1970 UTC that a file states as a number, as the moments of texts are judged.
  package func judge(microseconds: Int64, flags: RuleSet) -> TimeReading {
    if microseconds >= Self.future {
      return .impossible(.timeInFuture, "the time is after 2100; was the clock of the receiver set?")
    }
    if microseconds >= Self.modern { return .time(microseconds, flags) }
    return judgeOld(microseconds, flags)
  }

  // MARK: -

  /// Moments from here on need no look at rollovers: receivers count GPS weeks in ten bits, and the count began anew at
  /// ``firstRollover`` and ``secondRollover``.
  private static let modern = instant(2019, 4, 8)
  private static let future = instant(2100, 1, 1)
  private static let secondRollover = instant(2019, 4, 7)
  private static let firstRollover = instant(1999, 8, 22)
  private static let gpsEpoch = instant(1980, 1, 6)

  private static func instant(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    CivilTime(year: year, month: month, day: day).microseconds
  }

  /// True when the minute after the second rollover, whose moments ``judgeOld(_:_:)`` flags, overlaps `time`.
  static func isRollover(within time: ClosedRange<Int64>) -> Bool {
    time.overlaps(secondRollover...secondRollover &+ 60_000_000)
  }

  private func judgeOld(_ microseconds: Int64, _ flags: RuleSet) -> TimeReading {
    let day = CivilTime.microsecondsPerDay
    for epoch in [Self.gpsEpoch, Self.firstRollover] where microseconds >= epoch && microseconds < epoch &+ day {
      return .impossible(
        .gpsRollover, "the day is the start of a GPS week count, which receivers write before they know the date")
    }
    var flags = flags
    // The year is 1980 to 1999, which receivers whose count has run over show 1024 weeks later; or it is the first minute of
    // a week count; or it is the first day of 1970, which a clock shows that was never set; or it is one that stands for no date.
    let isSuspicious =
      (microseconds >= Self.gpsEpoch && microseconds < Self.firstRollover)
      || (microseconds >= Self.secondRollover && microseconds < Self.secondRollover &+ 60_000_000)
      || (microseconds >= -TimeReading.widestZone && microseconds < day) || microseconds < TimeReading.firstPossible
    if isSuspicious { flags.insert(.timeSuspicious) }
    return .time(microseconds, flags)
  }

  private func settle(_ written: CivilTime, offset: Int?, flags: RuleSet, plus given: Int64 = 0) -> TimeReading {
    var (civil, plus) = (written, given)
    // 24:00 is the end of the day (ISO 8601).
    if civil.hour == 24, civil.minute == 0, civil.second == 0, civil.microsecond == 0 {
      civil.hour = 0
      plus &+= CivilTime.microsecondsPerDay
    }
    if let fault = civil.fault { return .impossible(.timeInvalid, "there is no \(fault)") }
    var flags = flags
    if civil.second == 60 { flags.insert(.leapSecond) }
    let local = civil.microseconds &+ plus
    if let offset {
      return judge(microseconds: local &- Int64(offset) &* CivilTime.microsecondsPerSecond, flags: flags)
    }
    if !zoneIsStated { flags.insert(.timeZoneAssumed) }
    let (instant, isCertain) = zone.instant(ofLocal: local)
    if !isCertain { flags.insert(.timeInferred) }
    return judge(microseconds: instant, flags: flags)
  }

  /// Reads `2024-05-01T08:00:00[.fff](Z|±hh:mm)`, the most common way of writing; nil for any other.
  private func readRFC3339(_ text: Span<UInt8>) -> TimeReading? {
    guard text.count >= 20, text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54, text[13] == 0x3A, text[16] == 0x3A
    else { return nil }
    var faults = 0
    @inline(__always) func two(_ at: Int) -> Int {
      let high = Int(text[at] &- 0x30)
      let low = Int(text[at &+ 1] &- 0x30)
      if high > 9 || low > 9 { faults = 1 }
      return high &* 10 &+ low
    }
    var civil = CivilTime()
    civil.year = two(0) &* 100 &+ two(2)
    civil.month = two(5)
    civil.day = two(8)
    civil.hour = two(11)
    civil.minute = two(14)
    civil.second = two(17)
    var index = 19
    if text[index] == 0x2E {
      index &+= 1
      var scale = 100_000
      let first = index
      while index < text.count, text[index] &- 0x30 <= 9 {
        civil.microsecond &+= Int(text[index] &- 0x30) &* scale
        scale /= 10
        index &+= 1
      }
      if index == first { return nil }
    }
    guard index < text.count else { return nil }
    var offset = 0
    if text[index] == 0x5A, index &+ 1 == text.count {
      offset = 0
    } else if text[index] == 0x2B || text[index] == 0x2D, index &+ 6 == text.count, text[index &+ 3] == 0x3A {
      let hours = two(index &+ 1)
      let minutes = two(index &+ 4)
      guard hours <= 23, minutes <= 59 else { return nil }
      offset = (hours &* 60 &+ minutes) &* (text[index] == 0x2D ? -60 : 60)
    } else {
      return nil
    }
    guard faults == 0 else { return nil }
    return settle(civil, offset: offset, flags: [])
  }

  /// Reads a text that is nothing but a number; nil when it is none.
  private func readNumber(_ text: [UInt8]) -> TimeReading? {
    guard let value = NumberText.parse(text.span) else { return nil }
    if let civil = TimeWriting.compact(text) {
      return settle(civil, offset: nil, flags: text.count == 8 ? RuleSet(.timeInferred) : [])
    }
    let inferred = RuleSet(.timeInferred)
    switch value {
    case 20_000..<73_051:
      // Days since 1899-12-30, rounded to milliseconds, the precision of serial numbers.
      let milliseconds = ((value - 25_569) * 86_400_000).rounded()
      var flags = inferred
      if !zoneIsStated { flags.insert(.timeZoneAssumed) }
      return judge(microseconds: zone.instant(ofLocal: Int64(milliseconds) &* 1000).utc, flags: flags)
    case 1e8..<4.2e9: return judge(microseconds: Int64((value * 1e6).rounded()), flags: inferred)
    case 1e11..<4.2e12: return judge(microseconds: Int64((value * 1e3).rounded()), flags: inferred)
    case 1e14..<4.2e15: return judge(microseconds: Int64(value.rounded()), flags: inferred)
    case 1e17..<4.2e18: return judge(microseconds: Int64((value / 1000).rounded()), flags: inferred)
    default: return .unreadable
    }
  }
}
