import Glibc
package import SurveyModel

/// Reads a log of an NMEA 0183 receiver: its path becomes tracks in WGS 84 degrees.
///
/// Every sentence with a position (RMC, GGA, GNS, GLL) is a record, and so is every sentence whose checksum is wrong. Sentences
/// about one moment make one fix. Waypoints (WPL, and PMGNWPL of Magellan) are observations. Dates come from RMC and ZDA, accuracies from GST (`recorded`), else from HDOP. All bytes
/// between sentences (comments, noise, remains of sentences) are structure. Throws ``InputError`` for a file without any
/// sentence.
package func readNMEA(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = LogText(bytes)
  var reader = NMEAReader(options, text, LogBytes(bytes))
  reader.read(text.bytes)
  return try reader.finish(contentBytes: bytes.count)
}

private struct NMEAReader {
  private let options: IngestOptions
  /// The whole log, and its bytes as they stand in the file.
  private let log: LogText
  private let file: LogBytes
  private let method: SurveyMethod
  private let rules: TimeRules
  private var builder: ObservationBuilder
  private var fixes = FixColumns()
  private var tally = FlagTally()
  private var clock = NMEAClock()
  private var fields = NMEAFields()
  private var records = 0
  private var sentences = 0
  /// The number of bytes between sentences that are neither comments nor white space.
  private var noise = 0
  private var line = 1
  /// Offset of the first byte that is not yet accounted for.
  private var owned = 0
  /// The time of day of the last fix; nil when its sentence states none.
  private var lastTime: Int64?
  /// True when the position of the last fix is from a sentence of which ``NMEAKind/isFull`` is true.
  private var lastIsFull = false
  /// The accuracy that the last GST sentence states, which may come before the fix of its moment.
  private var errors: (time: Int64, accuracy: Float)?

  init(_ options: IngestOptions, _ log: LogText, _ file: LogBytes) {
    self.options = options
    self.log = log
    self.file = file
    method = options.defaultMethod ?? .other
    rules = TimeRules(zone: .utc, zoneIsStated: true)
    builder = ObservationBuilder(options)
  }

  mutating func read(_ bytes: [UInt8]) {
    fixes.reserve(bytes.count / 300)
    let text = bytes.span
    var position = 0
    while position < text.count {
      let lineEnd = Self.find(0x0A, text, position, text.count)
      let next = min(lineEnd &+ 1, text.count)
      while position < next {
        let start = Self.sentenceStart(text, position, lineEnd)
        if start > position || start == lineEnd { other(text, position..<min(start, lineEnd)) }
        guard start < lineEnd else { break }
        // A line may hold two sentences: the second begins at its own `$`.
        let following = Self.sentenceStart(text, start &+ 1, lineEnd)
        let end = following < lineEnd ? following : next
        take(NMEASentence(text, start: start, end: end), bytes)
        position = end
      }
      position = next
      line &+= 1
    }
    builder.structural(bytes: owned..<file.count)
  }

  /// The offset of the first `$` at or after `from` that two letters or digits follow; `end` when there is none.
  private static func sentenceStart(_ text: Span<UInt8>, _ from: Int, _ end: Int) -> Int {
    var from = from
    while true {
      let start = find(0x24, text, from, end)
      if start >= end { return end }
      if start &+ 2 < end, isLetter(text[start &+ 1]), isLetter(text[start &+ 2]) { return start }
      from = start &+ 1
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) }

  /// The offset of the first `byte` at or after `from`; `end` when there is none.
  private static func find(_ byte: UInt8, _ text: Span<UInt8>, _ from: Int, _ end: Int) -> Int {
    guard from < end else { return end }
    return text.withUnsafeBytes { raw in
      guard let base = raw.baseAddress, let found = memchr(base + from, Int32(byte), end &- from) else { return end }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Takes bytes of a line that are no sentence. Bytes that end with a checksum, `*hh`, are a sentence that has lost its
  /// beginning.
  private mutating func other(_ text: Span<UInt8>, _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, text[end &- 1] <= 0x20 { end &-= 1 }
    guard end > range.lowerBound else { return }
    let first = text[range.lowerBound]
    if first == 0x23 || first == 0x21 || first == 0x5C { return }
    if end &- range.lowerBound > 6, text[end &- 3] == 0x2A, Self.isHex(text[end &- 1]), Self.isHex(text[end &- 2]),
      (range.lowerBound..<end).contains(where: { text[$0] == 0x2C })
    {
      return reject(.recordTruncated, "the sentence has lost its beginning", range, text)
    }
    noise &+= end &- range.lowerBound
  }

  private static func isHex(_ byte: UInt8) -> Bool { isLetter(byte) && (byte | 0x20 <= 0x66) }

  private mutating func take(_ sentence: NMEASentence, _ bytes: [UInt8]) {
    let text = bytes.span
    sentences &+= 1
    if case .wrong(let sum) = sentence.checksum {
      return reject(
        .checksumWrong, "the checksum should be \(Self.hex(sum)): the sentence was damaged on its way", sentence.bytes, text)
    }
    let kind = NMEAKind(text, sentence.content)
    if kind == .other { return }
    fields.split(text, sentence.content)
    switch kind {
    case .gst: return readErrors(text)
    case .zda: return readDate(text)
    case .wpl, .magellanWaypoint: return takeWaypoint(kind, sentence, text)
    default: break
    }
    do {
      try accept(kind, sentence, text)
    } catch {
      reject(error.rule, error.message, sentence.bytes, text)
    }
  }

  private mutating func accept(_ kind: NMEAKind, _ sentence: NMEASentence, _ text: Span<UInt8>) throws(NMEAFault) {
    var isChecked = true
    if case .missing = sentence.checksum {
      isChecked = false
      guard fields.ranges.count >= kind.fieldCount else {
        throw NMEAFault(rule: .recordTruncated, message: "the sentence is cut: \(fields.ranges.count) fields and no checksum")
      }
    }
    var fix = try NMEAFix(kind, text, fields)
    if !isChecked { fix.flags.insert(.checksumMissing) }
    var row = fixes.count
    let isSameMoment = fix.timeOfDay != nil && fix.timeOfDay == lastTime && row > 0
    if isSameMoment { row -= 1 }
    let time = try moment(&fix, row: row)
    if isSameMoment {
      if let time { fixes.setTime(time, at: row) }
      if kind.isFull, !lastIsFull { fixes.replace(x: fix.x, y: fix.y, at: row) }
      lastIsFull = lastIsFull || kind.isFull
    } else {
      fixes.append(x: fix.x, y: fix.y, time: time, clock: fix.timeOfDay)
      lastIsFull = kind.isFull
    }
    if let hdop = fix.hdop, fixes.accuracy(at: row) == nil, hdop > 0, hdop < 50 {
      fixes.setAccuracy(AccuracyRule.settle(recorded: nil, hdop: hdop, method: method).accuracy, at: row)
    }
    if let errors, errors.time == fix.timeOfDay { fixes.setAccuracy(errors.accuracy, at: row) }
    lastTime = fix.timeOfDay
    records &+= 1
    tally.add(fix.flags, record: records)
    let bytes = log.original(sentence.bytes)
    builder.structural(bytes: owned..<bytes.lowerBound)
    builder.acceptElsewhere(bytes: bytes, flags: fix.flags)
    owned = bytes.upperBound
  }

  /// Takes a waypoint that the receiver stored: latitude, N or S, longitude, E or W and a name.
  private mutating func takeWaypoint(_ kind: NMEAKind, _ sentence: NMEASentence, _ text: Span<UInt8>) {
    let latitude = NMEAValues.angle(text, fields[1], fields[2], limit: 90, positive: 0x4E, negative: 0x53)
    let longitude = NMEAValues.angle(text, fields[3], fields[4], limit: 180, positive: 0x45, negative: 0x57)
    guard case .value(let y) = latitude, case .value(let x) = longitude else {
      return reject(.coordinateUnreadable, "the waypoint has no position", sentence.bytes, text)
    }
    if let (rule, message) = CoordinateJudgement.judge(x: x, y: y, kind: .degrees) {
      return reject(rule, message, sentence.bytes, text)
    }
    let settled = AccuracyRule.settle(recorded: nil, method: method)
    var values = ObservationValues(x: x, y: y, accuracy: settled.accuracy, accuracySource: settled.source)
    values.method = method
    values.flags = settled.flags
    if case .missing = sentence.checksum { values.flags.insert(.checksumMissing) }
    let raw = fields[kind == .wpl ? 5 : 7].map { text[$0] }
    let (name, changed) = TextCleaning.cleaned(raw.span)
    if changed { values.flags.insert(.controlCharactersRemoved) }
    var attributes = Array("{\"name\":".utf8)
    JSONText.appendString(name.span, to: &attributes)
    attributes.append(UInt8(ascii: "}"))
    let bytes = log.original(sentence.bytes)
    records &+= 1
    builder.structural(bytes: owned..<bytes.lowerBound)
    builder.accept(
      values, SourceRecord(records, line: line, bytes: bytes), recordedID: name, name: name, code: [], attributes: attributes)
    owned = bytes.upperBound
  }

  /// The moment of a fix; nil when it has no time of day, or no date is known yet. Throws when the moment cannot be right.
  private mutating func moment(_ fix: inout NMEAFix, row: Int) throws(NMEAFault) -> Int64? {
    guard let time = fix.timeOfDay else { return nil }
    if let day = fix.day {
      let stated = Int64(day) &* CivilTime.microsecondsPerDay &+ time
      switch rules.judge(microseconds: stated, flags: fix.flags) {
      case .time(_, let flags): fix.flags = flags
      case .impossible(let rule, let message): throw NMEAFault(rule: rule, message: message)
      case .missing, .unreadable: break
      }
    }
    if clock.advance(time, statedDay: fix.day) { fix.flags.insert(.timeInferred) }
    if fix.day != nil { clock.settle(&fixes) }
    return clock.instant(of: time, row: row)
  }

  /// Reads a GST sentence, which states the standard deviations of latitude and longitude in metres. The accuracy is the
  /// radius that holds 68 % of the errors, if the error on each axis is their quadratic mean.
  private mutating func readErrors(_ text: Span<UInt8>) {
    guard case .value(let time) = NMEAValues.timeOfDay(text, fields[1]), let north = NMEAValues.number(text, fields[6]),
      let east = NMEAValues.number(text, fields[7]), north >= 0, east >= 0, north < 1e5, east < 1e5
    else { return }
    let radius = ((north * north + east * east) / 2).squareRoot() / Accuracy.sigmaPerAxis
    guard radius > 0 else { return }
    errors = (time, Float(radius))
    if lastTime == time, fixes.count > 0 { fixes.setAccuracy(Float(radius), at: fixes.count - 1) }
  }

  /// Reads the date of a ZDA sentence.
  private mutating func readDate(_ text: Span<UInt8>) {
    guard case .value(let day) = NMEAValues.date(text, day: fields[2], month: fields[3], year: fields[4]),
      case .value(let time) = NMEAValues.timeOfDay(text, fields[1]),
      case .time = rules.judge(microseconds: Int64(day) &* CivilTime.microsecondsPerDay &+ time, flags: [])
    else { return }
    clock.set(day: day, time: time)
    clock.settle(&fixes)
  }

  private mutating func reject(_ rule: Rule, _ message: String, _ range: Range<Int>, _ text: Span<UInt8>) {
    records &+= 1
    let bytes = log.original(range)
    let raw = file.array(bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound &+ FlightLogFile.maximumRaw))
    builder.structural(bytes: owned..<bytes.lowerBound)
    builder.reject(rule, message, SourceRecord(records, line: line, bytes: bytes), raw: raw)
    owned = bytes.upperBound
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.utf8.count == 1 ? "0" + text : text
  }

  consuming func finish(contentBytes: Int) throws(InputError) -> SurveyFile {
    guard sentences > 0 else {
      throw InputError(.unreadable, "the file holds no NMEA sentence", source: options.source)
    }
    if noise > 0 {
      builder.note(.logDamaged, .info, "\(noise) bytes between the sentences are no NMEA and were passed over")
    }
    if clock.hasPending {
      builder.note(
        .timeUnreadable, .warning, "no sentence states a date (RMC or ZDA), so the fixes have a time of day and no date")
    }
    var description = FileDescription(format: .nmea, encoding: log.isWide ? "UTF-16" : "ASCII")
    description.fields = [("longitude", "RMC, GGA, GNS, GLL"), ("latitude", "RMC, GGA, GNS, GLL"), ("time", "RMC, ZDA")]
    return try FlightLogFile.finish(
      builder, fixes, tally, LogSummary(description: description, method: method, subject: "the receiver"),
      contentBytes: contentBytes)
  }
}

extension NMEAKind {
  /// The number of fields up to the last one that is read, with the address.
  fileprivate var fieldCount: Int {
    switch self {
    case .rmc: 10
    case .gga, .gns: 9
    default: 7
    }
  }

  /// True for sentences that state quality, satellites and dilution. Their position is preferred to that of other sentences.
  fileprivate var isFull: Bool { self == .gga || self == .gns }
}
