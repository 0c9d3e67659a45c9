package import SurveyModel

/// Reads a PX4 flight log (.ulg): the path of the aircraft becomes a track in WGS 84 degrees.
///
/// Every sample of one topic is a record: of `vehicle_gps_position`, else of `sensor_gps`, else of `vehicle_global_position`.
/// Every sample of `camera_capture`, a photo, is a record too; all else is structure. The accuracy is the receiver's `eph`.
/// Times are those of the receiver; fixes from before it knew the time get the time since boot, shifted to match. Throws
/// ``InputError`` for a log with unknown incompatible flags, which the format forbids to read, or without definitions.
package func readULog(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = LogBytes(bytes)
  let contents = try ULogContents(text, source: options.source)
  var books = LogBooks(options)
  var description = FileDescription(format: .ulog, encoding: "binary")
  description.dialect = "version \(contents.version)"
  if contents.version > 1 {
    books.note(.logDamaged, .warning, "the log is of version \(contents.version), newer than the versions known (0 and 1)")
  }
  var photos: [PhotoEvent] = []
  if let chosen = contents.topic {
    description.fields = [("longitude", chosen.name), ("latitude", chosen.name)]
    books.fixes.reserve(chosen.count)
    photos = read(text, contents, chosen, &books)
  }
  if contents.skipped > 0 {
    books.note(.logDamaged, .warning, "\(contents.skipped) bytes are no message and were passed over: the log is damaged")
  }
  if contents.isCut { books.note(.logDamaged, .info, "the last message is cut: the log was not closed") }
  var file = try books.file(
    LogSummary(description: description, method: .drone, subject: "the aircraft", photos: photos.count),
    contentBytes: bytes.count)
  file.photos = photos
  return file
}

/// Adds the fixes to `books`, and returns the photos.
private func read(
  _ text: LogBytes, _ contents: ULogContents, _ chosen: ULogContents.Topic, _ books: inout LogBooks
) -> [PhotoEvent] {
  var photos = ULogPhotos()
  let rules = TimeRules(zone: .utc, zoneIsStated: true)
  // The moment of boot in microseconds since 1970, by the first sample with a time of the receiver.
  var boot: Int64?
  // The rows of fixes without a time of the receiver.
  var undated: [Int] = []
  var messages = contents.messages
  while let message = messages.next(text) {
    guard message.type == 0x44, let id = text.integer(at: message.payload.lowerBound, as: UInt16.self) else { continue }
    let payload = text.piece(message.payload)
    if boot == nil, let clock = contents.clock, clock.id == id, let sample = clock.layout.sample(payload) {
      boot = sample.boot
    }
    if let camera = contents.camera, camera.id == id {
      photos.take(camera.sample(payload), message.bytes, boot: boot, in: text, &books)
      continue
    }
    guard id == chosen.id else { continue }
    guard let sample = chosen.layout.sample(payload) else {
      books.reject(.recordTruncated, "the sample is shorter than its format", message.bytes, in: text)
      continue
    }
    var flags = RuleSet()
    if sample.isDeadReckoned { flags.insert(.fixEstimated) }
    if let (rule, message_) = sample.fix.fault(&flags) {
      books.reject(rule, message_, message.bytes, in: text)
      continue
    }
    let clock = Int64(exactly: sample.timestamp)
    var time: Int64?
    if let utc = sample.utc {
      switch rules.judge(microseconds: Int64(exactly: utc) ?? .max, flags: flags) {
      case .time(let moment, let assumed):
        time = moment
        flags = assumed
      case .impossible(let rule, let reason):
        books.reject(rule, reason, column: "time_utc_usec", message.bytes, in: text)
        continue
      case .missing, .unreadable: break
      }
    } else {
      undated.append(books.fixes.count)
    }
    books.accept(message.bytes, flags: flags)
    books.fixes.append(
      x: sample.fix.x, y: sample.fix.y, time: time, clock: clock, accuracy: sample.fix.settledAccuracy(method: .drone))
  }
  if photos.failed > 0 {
    books.note(
      .flightLogRows, .info, "\(photos.failed) photo\(photos.failed == 1 ? "" : "s") that the camera did not take: left out")
  }
  guard let boot else { return photos.events }
  for row in undated {
    guard let clock = books.fixes.clock(at: row) else { continue }
    let (moment, overflow) = boot.addingReportingOverflow(clock)
    if !overflow { books.fixes.setTime(moment, at: row) }
  }
  return photos.events
}

/// Collects the photos of a log.
private struct ULogPhotos {
  private(set) var events: [PhotoEvent] = []
  /// The number of photos that the camera did not take.
  private(set) var failed = 0
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)

  /// - Parameter boot: microseconds since 1970 at which the log's clock was 0; nil while that is not known.
  mutating func take(
    _ sample: ULogPhoto?, _ bytes: Range<Int>, boot: Int64?, in text: LogBytes, _ books: inout LogBooks
  ) {
    guard let sample else {
      return books.reject(.recordTruncated, "the sample is shorter than its format", bytes, in: text)
    }
    guard sample.isTaken else {
      failed &+= 1
      return
    }
    if let (rule, message) = FlightLogFile.fault(x: sample.x, y: sample.y) {
      return books.reject(rule, message, bytes, in: text)
    }
    let stated = sample.utc.flatMap { Int64(exactly: $0) }
    let counted = boot.flatMap { boot in
      Int64(exactly: sample.timestamp).flatMap { clock -> Int64? in
        let (moment, overflow) = boot.addingReportingOverflow(clock)
        return overflow ? nil : moment
      }
    }
    guard let time = stated ?? counted, case .time(let moment, let flags) = rules.judge(microseconds: time, flags: []) else {
      return books.reject(.noFix, "the photo has no time: the receiver did not know it yet", bytes, in: text)
    }
    books.accept(bytes, flags: flags)
    let taken = LogPhoto(
      name: "\(sample.number)", position: Coordinate(x: sample.x, y: sample.y), height: sample.height, flags: flags,
      fields: [("seq", "\(sample.number)")])
    events.append(taken.event(at: moment, source: books.builder.source, SourceRecord(books.records, bytes: bytes)))
  }
}

extension ULogSample {
  /// Microseconds since 1970 at which the clock of the log was 0; nil for a sample without a time of the receiver.
  fileprivate var boot: Int64? {
    guard let utc, let utc = Int64(exactly: utc), let timestamp = Int64(exactly: timestamp) else { return nil }
    return utc &- timestamp
  }
}
