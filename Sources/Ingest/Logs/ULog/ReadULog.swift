package import SurveyModel

/// A PX4 flight log (.ulg): the aircraft's way as a track, WGS 84 degrees.
///
/// Every sample of one topic is a record: of `vehicle_gps_position`, else of `sensor_gps`, else of
/// `vehicle_global_position`, and every one of `camera_capture`, a photo; all else is structure. Accuracy is the receiver's `eph`. Times are those of the receiver, and
/// before it knew them the time since boot shifted to match. Throws ``InputError`` for a log with incompatible flags (the
/// format forbids reading it) or no definitions.
package func readULog(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let contents = try ULogContents(bytes.span, source: options.source)
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
    photos = read(bytes.span, contents, chosen, &books)
  }
  if contents.skipped > 0 {
    books.note(.logDamaged, .warning, "\(contents.skipped) bytes are no message and were passed over: the log is damaged")
  }
  if contents.isCut { books.note(.logDamaged, .info, "the last message is cut: the log was not closed") }
  var file = try books.file(
    description, method: .drone, contentBytes: bytes.count, what: "the aircraft", photos: photos.count)
  file.photos = photos
  return file
}

/// Enters the fixes in the books, and gives the photos.
private func read(
  _ text: Span<UInt8>, _ contents: ULogContents, _ chosen: ULogContents.Topic, _ books: inout LogBooks
) -> [PhotoEvent] {
  var photos = ULogPhotos()
  let rules = TimeRules(zone: .utc, zoneIsStated: true)
  // What boot was, in microseconds since 1970, by the first moment that a receiver knew.
  var boot: Int64?
  var undated: [Int] = []
  var messages = contents.messages
  while let message = messages.next(text) {
    guard message.type == 0x44, let id = text.integer(at: message.payload.lowerBound, as: UInt16.self) else { continue }
    let payload = text.extracting(message.payload)
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
    let clock = Int64(exactly: sample.timestamp) ?? ObservationColumns.noTime
    var time = ObservationColumns.noTime
    if sample.utc > 0 {
      switch rules.judge(microseconds: Int64(exactly: sample.utc) ?? .max, flags: flags) {
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
    let (moment, overflow) = boot.addingReportingOverflow(books.fixes.clock[row])
    if !overflow, books.fixes.clock[row] != ObservationColumns.noTime { books.fixes.time[row] = moment }
  }
  return photos.events
}

/// Enters photos in the books of a log.
private struct ULogPhotos {
  private(set) var events: [PhotoEvent] = []
  /// Photos that the camera did not take.
  private(set) var failed = 0
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)

  /// - Parameter boot: microseconds since 1970 at which the log's clock was 0, where that is known by now.
  mutating func take(
    _ sample: ULogPhoto?, _ bytes: Range<Int>, boot: Int64?, in text: Span<UInt8>, _ books: inout LogBooks
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
    let stated = sample.utc > 0 ? Int64(exactly: sample.utc) : nil
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
    var event = PhotoEvent.ofAircraft(
      "\(sample.number)", source: books.builder.source, record: books.records, bytes: bytes,
      position: Coordinate(x: sample.x, y: sample.y), fix: .nan, height: sample.height, flags: flags,
      fields: [("seq", "\(sample.number)")])
    event.time = moment
    events.append(event)
  }
}

extension ULogSample {
  /// Microseconds since 1970 at which the clock of the log was 0; nil where the sample does not tell.
  fileprivate var boot: Int64? {
    guard utc > 0, let utc = Int64(exactly: utc), let timestamp = Int64(exactly: timestamp) else { return nil }
    return utc &- timestamp
  }
}
