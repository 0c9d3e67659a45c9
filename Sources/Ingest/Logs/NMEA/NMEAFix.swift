import SurveyModel

/// What a sentence with a position states.
struct NMEAFix {
  var x = 0.0
  var y = 0.0
  /// Microseconds of the day; nil when the sentence states no time.
  var timeOfDay: Int64?
  /// Days since 1970; nil when the sentence states no date, as all but RMC.
  var day: Int?
  var hdop: Double?
  var flags = RuleSet()

  /// Reads an RMC, GGA, GNS or GLL sentence by the tables of fields and qualities in "NMEA Revealed" (gpsd). Quality 0, 7
  /// (manual) and 8 (simulator), status V, and modes N, M and S mean no fix; quality 6 and mode E mean an estimated position.
  init(_ kind: NMEAKind, _ text: Span<UInt8>, _ fields: NMEAFields) throws(NMEAFault) {
    let firstField: Int
    switch kind {
    case .rmc:
      firstField = 3
      try Self.status(text, fields[2], fields[12], &flags)
      timeOfDay = try Self.time(text, fields[1])
      switch NMEAValues.date(text, fields[9]) {
      case .empty: break
      case .value(let found): day = found
      case .bad: throw NMEAFault(rule: .timeInvalid, message: "there is no date \"\(Self.shown(text, fields[9]))\" (ddmmyy)")
      }
    case .gga:
      firstField = 2
      try Self.quality(text, fields[6], &flags)
      timeOfDay = try Self.time(text, fields[1])
      try readDilution(text, satellites: fields[7], hdop: fields[8])
    case .gns:
      firstField = 2
      try Self.modes(text, fields[6], &flags)
      timeOfDay = try Self.time(text, fields[1])
      try readDilution(text, satellites: fields[7], hdop: fields[8])
    default:
      firstField = 1
      try Self.status(text, fields[6], fields[7], &flags)
      timeOfDay = try Self.time(text, fields[5])
    }
    try readPosition(text, fields, from: firstField)
  }

  /// Reads four fields from `first` on: latitude, N or S, longitude, E or W.
  private mutating func readPosition(
    _ text: Span<UInt8>, _ fields: NMEAFields, from first: Int
  ) throws(NMEAFault) {
    let latitude = NMEAValues.angle(text, fields[first], fields[first + 1], limit: 90, positive: 0x4E, negative: 0x53)
    let longitude = NMEAValues.angle(text, fields[first + 2], fields[first + 3], limit: 180, positive: 0x45, negative: 0x57)
    switch (latitude, longitude) {
    case (.value(let north), .value(let east)):
      if let (rule, message) = FlightLogFile.fault(x: east, y: north) { throw NMEAFault(rule: rule, message: message) }
      x = east
      y = north
    case (.empty, _), (_, .empty): throw NMEAFault(rule: .noFix, message: "the sentence has no position: no fix")
    default:
      let shown = (first..<first + 4).map { Self.shown(text, fields[$0]) }.joined(separator: ",")
      throw NMEAFault(
        rule: .coordinateUnreadable,
        message: "\"\(shown)\" is no ddmm.mmmm with N or S and dddmm.mmmm with E or W, minutes below 60")
    }
  }

  private mutating func readDilution(
    _ text: Span<UInt8>, satellites: Range<Int>, hdop: Range<Int>
  ) throws(NMEAFault) {
    if let count = NMEAValues.number(text, satellites), count < 4 {
      // Some receivers write 0 satellites together with a fix, so a small count is only flagged.
      flags.insert(.fewSatellites)
    }
    guard let dilution = NMEAValues.number(text, hdop) else { return }
    if dilution >= 50 { flags.insert(.dilutionHigh) }
    self.hdop = dilution
  }

  private static func time(_ text: Span<UInt8>, _ field: Range<Int>) throws(NMEAFault) -> Int64? {
    switch NMEAValues.timeOfDay(text, field) {
    case .empty: return nil
    case .value(let time): return time
    case .bad: throw NMEAFault(rule: .timeInvalid, message: "there is no time \"\(shown(text, field))\" (hhmmss)")
    }
  }

  /// Judges the status, A or V, and the mode, which later versions of NMEA add.
  private static func status(
    _ text: Span<UInt8>, _ status: Range<Int>, _ mode: Range<Int>, _ flags: inout RuleSet
  ) throws(NMEAFault) {
    guard status.count == 1, text[status.lowerBound] == 0x41 else {
      throw NMEAFault(rule: .noFix, message: "the receiver had no fix (status \(Self.shown(text, status)))")
    }
    guard mode.count == 1 else { return }
    switch text[mode.lowerBound] {
    case 0x4E, 0x4D, 0x53:  // N, M, S
      throw NMEAFault(rule: .noFix, message: "mode \(Self.shown(text, mode)): not measured (no fix, manual or simulated)")
    case 0x45: flags.insert(.fixEstimated)
    default: break
    }
  }

  private static func quality(
    _ text: Span<UInt8>, _ field: Range<Int>, _ flags: inout RuleSet
  ) throws(NMEAFault) {
    guard field.count == 1 else { throw NMEAFault(rule: .noFix, message: "the sentence states no quality") }
    switch text[field.lowerBound] {
    case 0x31...0x35, 0x39: break
    case 0x36: flags.insert(.fixEstimated)
    case 0x30: throw NMEAFault(rule: .noFix, message: "quality 0: the receiver had no fix")
    case 0x37: throw NMEAFault(rule: .noFix, message: "quality 7: the position was put in by hand")
    case 0x38: throw NMEAFault(rule: .noFix, message: "quality 8: the receiver was simulating")
    default: throw NMEAFault(rule: .noFix, message: "there is no quality \"\(Self.shown(text, field))\"")
    }
  }

  /// Judges the modes of GNS, one letter for each satellite system.
  private static func modes(
    _ text: Span<UInt8>, _ field: Range<Int>, _ flags: inout RuleSet
  ) throws(NMEAFault) {
    let letters = field.map { text[$0] }
    if letters.contains(0x53) || letters.contains(0x4D) {
      throw NMEAFault(rule: .noFix, message: "mode \(shown(text, field)): simulated or put in by hand")
    }
    guard letters.contains(where: { $0 != 0x4E }) else {
      throw NMEAFault(rule: .noFix, message: "mode \(shown(text, field)): no fix")
    }
    if letters.allSatisfy({ $0 == 0x4E || $0 == 0x45 }) { flags.insert(.fixEstimated) }
  }

  private static func shown(_ text: Span<UInt8>, _ field: Range<Int>) -> String {
    String(decoding: field.prefix(20).map { text[$0] }, as: UTF8.self)
  }
}
