package import SurveyModel

/// Reads a FIT file of a Garmin device as a survey: the fixes of `record` messages become a track, and saved `location`s
/// become observations.
///
/// Every such message is a record; definitions, other messages, headers and checksums are structure. Positions are WGS 84 in
/// units of 180°/2³¹ (semicircles), and times count from 1989-12-31 UTC. Of a file that is cut, damaged, not closed or longer than
/// it says, what is whole is read, with a finding. Throws ``InputError`` for a file that is no FIT, and for a faulty one without
/// any such message.
package func readFIT(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var reader = FITReader(options)
  try reader.read(LogBytes(bytes))
  return try reader.file(contentBytes: bytes.count)
}

private struct FITReader {
  private var builder: ObservationBuilder
  private var fixes = FixColumns()
  private let options: IngestOptions
  private var records = 0
  /// Offset of the first byte that is not yet accounted for.
  private var owned = 0
  /// What is wrong with the file as a whole.
  private var faults: [(severity: Severity, message: String)] = []

  /// Message and field numbers of the FIT profile.
  private enum Number {
    static let record: UInt16 = 20
    static let location: UInt16 = 29
    static let latitude: UInt8 = 0
    static let longitude: UInt8 = 1
    /// The error of a record's position in metres.
    static let accuracy: UInt8 = 31
    static let locationName: UInt8 = 0
    static let locationLatitude: UInt8 = 1
    static let locationLongitude: UInt8 = 2
  }

  init(_ options: IngestOptions) {
    self.options = options
    builder = ObservationBuilder(options)
  }

  mutating func read(_ bytes: LogBytes) throws(InputError) {
    var position = 0
    while let part = FITPart(bytes, at: position) { position = read(part, bytes) }
    guard position > 0 else {
      throw InputError(.unreadable, "it is no FIT file: its header is broken", source: options.source)
    }
    if position < bytes.count { faults.append((.info, "\(bytes.count - position) bytes follow behind its end that are no FIT")) }
    if records == 0, let fault = faults.first(where: { $0.severity == .warning }) {
      throw InputError(.unreadable, "\(fault.message); it holds no whole record of a position", source: options.source)
    }
    for fault in faults { builder.note(.logDamaged, fault.severity, fault.message) }
    builder.structural(bytes: owned..<bytes.count)
  }

  /// Reads a part, and returns where the next one may begin.
  private mutating func read(_ part: FITPart, _ bytes: LogBytes) -> Int {
    if part.isOpen {
      faults.append((.warning, "the header states no length: the device did not close the file; what is whole was read"))
    }
    if part.lost > 0 {
      faults.append((.warning, "the file ends \(part.lost) bytes before its records do: it is cut; what is whole was read"))
    }
    var end = part.end
    // A wrong length makes the checksum wrong, too. Then the records may go on behind the stated end.
    var mayGoOn = part.checksum == .wrong && end < bytes.count && FITPart(bytes, at: end) == nil
    switch part.checksum {
    case .wrong:
      faults.append(
        (.warning, "the checksum of its records is wrong: some of them are damaged, or its length is; check the track"))
    case .zero: faults.append((.info, "its checksum was not written, so damage would not be noticed"))
    case .right, .missing: break
    }
    var messages = FITMessages(part.records)
    while true {
      do throws(FITMessages.Fault) {
        while let message = try messages.next(bytes) { take(message, bytes) }
      } catch {
        if error.isCut, mayGoOn {
          mayGoOn = false
          end = bytes.count
          messages.extend(to: end)
          continue
        }
        let left = (mayGoOn ? part.records.upperBound : end) - error.offset
        // Of a file that was not closed, the last message is often cut; that was said.
        if !(error.isCut && (part.isOpen || part.lost > 0)) {
          faults.append((.warning, "at byte \(error.offset): \(error.message); the \(left) bytes from there on were not read"))
        }
      }
      return end
    }
  }

  private mutating func take(_ message: FITMessages.Message, _ bytes: LogBytes) {
    switch message.definition.message {
    case Number.record: takeRecord(message, bytes)
    case Number.location: takeLocation(message, bytes)
    default: break
    }
  }

  /// The value of a semicircle field in degrees; nil when the message has no such field, or the field says "no value".
  private func degrees(_ number: UInt8, _ message: FITMessages.Message, _ bytes: LogBytes) -> Double? {
    guard message.definition.field(number)?.size == 4,
      let bits = message.definition.bits(number, bytes, at: message.start), bits != 0x7FFF_FFFF, bits != .max
    else { return nil }
    return Double(Int32(bitPattern: bits)) * 180 / 2_147_483_648
  }

  private mutating func takeRecord(_ message: FITMessages.Message, _ bytes: LogBytes) {
    // A record without position fields holds only other measurements, such as heart rate or power.
    guard message.definition.field(Number.latitude) != nil, message.definition.field(Number.longitude) != nil else { return }
    guard let y = degrees(Number.latitude, message, bytes), let x = degrees(Number.longitude, message, bytes) else {
      return reject(.noFix, "the receiver had no fix", message, bytes)
    }
    if let (rule, text) = FlightLogFile.fault(x: x, y: y) { return reject(rule, text, message, bytes) }
    let metres = message.definition.bits(Number.accuracy, bytes, at: message.start)
    let accuracy = metres.flatMap { $0 > 0 && $0 < 255 ? Float($0) : nil }
    own(message)
    fixes.append(x: x, y: y, time: Self.time(message.time), accuracy: accuracy)
    builder.acceptElsewhere(bytes: message.bytes)
  }

  private mutating func takeLocation(_ message: FITMessages.Message, _ bytes: LogBytes) {
    guard let y = degrees(Number.locationLatitude, message, bytes), let x = degrees(Number.locationLongitude, message, bytes)
    else { return reject(.coordinateMissing, "the saved location has no position", message, bytes) }
    if let (rule, text) = CoordinateJudgement.judge(x: x, y: y, kind: .degrees) { return reject(rule, text, message, bytes) }
    own(message)
    let method = options.defaultMethod ?? .other
    let settled = AccuracyRule.settle(recorded: nil, method: method)
    var values = ObservationValues(x: x, y: y, accuracy: settled.accuracy, accuracySource: settled.source)
    values.time = Self.time(message.time) ?? ObservationColumns.noTime
    values.method = method
    values.flags = settled.flags
    let text = Array(message.definition.text(Number.locationName, bytes, at: message.start).utf8)
    let (name, changed) = TextCleaning.cleaned(text.span)
    if changed { values.flags.insert(.controlCharactersRemoved) }
    var attributes = Array("{\"name\":".utf8)
    JSONText.appendString(text.span, to: &attributes)
    attributes.append(UInt8(ascii: "}"))
    builder.accept(
      values, SourceRecord(records, bytes: message.bytes), recordedID: Array(name), name: Array(name), code: [],
      attributes: attributes)
  }

  /// Microseconds since 1970 UTC; nil for numbers below 2²⁸, which count from when the device was switched on.
  private static func time(_ seconds: UInt32?) -> Int64? {
    guard let seconds, seconds >= 0x1000_0000 else { return nil }
    return (Int64(seconds) + 631_065_600) * CivilTime.microsecondsPerSecond
  }

  private mutating func own(_ message: FITMessages.Message) {
    builder.structural(bytes: owned..<message.bytes.lowerBound)
    owned = message.bytes.upperBound
    records += 1
  }

  private mutating func reject(_ rule: Rule, _ text: String, _ message: FITMessages.Message, _ bytes: LogBytes) {
    own(message)
    builder.reject(rule, text, SourceRecord(records, bytes: message.bytes), raw: bytes.array(message.bytes))
  }

  consuming func file(contentBytes: Int) throws(InputError) -> SurveyFile {
    let description = FileDescription(format: .fit, encoding: "binary")
    let hasFixes = fixes.count > 0
    let made = TracksOfFixes(
      fixes, source: options.source, method: options.defaultMethod ?? .other, isResampled: false, gap: fixes.usualGap)
    if made.steps > 0 {
      builder.note(
        .timeOrder, .warning, "the clock goes back at \(made.steps) fix\(made.steps == 1 ? "" : "es"); they stay as they stand")
    }
    if made.singleFixes > 0 {
      builder.note(
        .trackTooShort, .info, "\(made.singleFixes) fix\(made.singleFixes == 1 ? "" : "es") between gaps make no line")
    }
    if !hasFixes, builder.observations.count == 0 {
      builder.note(.noRecords, .warning, "the file holds no usable fix and no saved location")
    }
    var file = builder.file(description, contentBytes: contentBytes)
    file.tracks = made.tracks
    return file
  }
}
