package import SurveyModel

/// Reads a FIT file of a Garmin device as a survey: the fixes of `record` messages become a track, and saved `location`s
/// become observations.
///
/// Every such message is a record; definitions, other messages, headers and checksums are structure. Positions are WGS 84 in
/// units of 180°/2³¹ (semicircles), and times count from 1989-12-31 UTC. Throws ``InputError`` for a file that is no FIT, is
/// cut, or has a wrong checksum.
package func readFIT(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var reader = FITReader(options)
  try reader.read(bytes.span)
  return try reader.file(contentBytes: bytes.count)
}

private struct FITReader {
  private var builder: ObservationBuilder
  private var fixes = FixColumns()
  private let options: IngestOptions
  private var records = 0
  /// Offset of the first byte that is not yet accounted for.
  private var owned = 0

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

  mutating func read(_ bytes: Span<UInt8>) throws(InputError) {
    var position = 0
    var parts = 0
    while let part = FITPart(bytes, at: position) {
      parts += 1
      guard !part.isCut else {
        throw InputError(
          .unreadable, "the file ends \(part.end - part.records.lowerBound) bytes into its records: it is cut; get a whole copy",
          source: options.source)
      }
      guard part.isChecked else {
        throw InputError(
          .unreadable, "the checksum of its \(part.records.count) bytes of records is wrong: it is damaged; get a whole copy",
          source: options.source)
      }
      var messages = FITMessages(part.records)
      do throws(FITMessages.Fault) {
        while let message = try messages.next(bytes) { take(message, bytes) }
      } catch {
        throw InputError(
          .unreadable, "at byte \(error.offset): \(error.message); get a whole copy", source: options.source)
      }
      position = part.end
    }
    guard parts > 0, position == bytes.count else {
      throw InputError(
        .unreadable,
        parts == 0 ? "it is no FIT file: its header is broken" : "\(bytes.count - position) bytes follow that are no FIT",
        source: options.source)
    }
    builder.structural(bytes: owned..<bytes.count)
  }

  private mutating func take(_ message: FITMessages.Message, _ bytes: Span<UInt8>) {
    switch message.definition.message {
    case Number.record: takeRecord(message, bytes)
    case Number.location: takeLocation(message, bytes)
    default: break
    }
  }

  /// The value of a semicircle field in degrees; nil when the message has no such field, or the field says "no value".
  private func degrees(_ number: UInt8, _ message: FITMessages.Message, _ bytes: Span<UInt8>) -> Double? {
    guard message.definition.field(number)?.size == 4,
      let bits = message.definition.bits(number, bytes, at: message.start), bits != 0x7FFF_FFFF, bits != .max
    else { return nil }
    return Double(Int32(bitPattern: bits)) * 180 / 2_147_483_648
  }

  private mutating func takeRecord(_ message: FITMessages.Message, _ bytes: Span<UInt8>) {
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

  private mutating func takeLocation(_ message: FITMessages.Message, _ bytes: Span<UInt8>) {
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

  private mutating func reject(_ rule: Rule, _ text: String, _ message: FITMessages.Message, _ bytes: Span<UInt8>) {
    own(message)
    var raw: [UInt8] = []
    for index in message.bytes { raw.append(bytes[index]) }
    builder.reject(rule, text, SourceRecord(records, bytes: message.bytes), raw: raw)
  }

  consuming func file(contentBytes: Int) throws(InputError) -> SurveyFile {
    let description = FileDescription(format: .fit, encoding: "binary")
    let hasFixes = fixes.count > 0
    let made = TracksOfFixes(fixes, source: options.source, method: options.defaultMethod ?? .other, isResampled: false)
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
