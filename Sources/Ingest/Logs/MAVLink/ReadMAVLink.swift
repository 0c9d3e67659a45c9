package import SurveyModel

/// Reads the telemetry log of a ground station (.tlog): the path of the aircraft becomes a track in WGS 84 degrees.
///
/// Every `GPS_RAW_INT` packet of the first system that sends one is a record, and so is every `CAMERA_FEEDBACK` packet, which
/// tells of a photo. All else is structure, also missions, which are only plans. Times are those of the ground station's
/// clock; the accuracy is `h_acc` when the packet has it, else it is derived from HDOP. Throws ``InputError`` for a file
/// without packets.
package func readMAVLink(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = LogBytes(bytes)
  let rules = TimeRules(zone: .utc, zoneIsStated: true)
  var books = LogBooks(options)
  var walk = MAVLinkPackets()
  var system: UInt8?
  var packets = 0
  var others = 0
  var photos: [PhotoEvent] = []
  while let packet = walk.next(text) {
    packets &+= 1
    let isPhoto = packet.message == MAVLinkCamera.message
    guard isPhoto || packet.message == MAVLinkGPS.message else { continue }
    if !MAVLinkPackets.isWhole(packet, text, extra: isPhoto ? MAVLinkCamera.extra : MAVLinkGPS.extra) {
      books.reject(.checksumWrong, "the packet's checksum is wrong: it was damaged on its way", packet.bytes, in: text)
      continue
    }
    let first = system ?? packet.system
    system = first
    if packet.system != first {
      others &+= 1
      continue
    }
    let fix = isPhoto ? MAVLinkCamera.fix(text.piece(packet.payload)) : MAVLinkGPS.fix(text.piece(packet.payload))
    var flags = RuleSet()
    if let (rule, message) = fix.fault(&flags) {
      books.reject(rule, message, packet.bytes, in: text)
      continue
    }
    let time = Int64(clamping: packet.stamp)
    if case .time(_, let assumed) = rules.judge(microseconds: time, flags: flags) { flags = assumed }
    books.accept(packet.bytes, flags: flags)
    if isPhoto {
      let number = "\(MAVLinkCamera.number(text.piece(packet.payload)))"
      let taken = LogPhoto(
        name: number, position: Coordinate(x: fix.x, y: fix.y), flags: flags, fields: [("img_idx", number)])
      photos.append(taken.event(at: time, source: options.source, SourceRecord(books.records, bytes: packet.bytes)))
      continue
    }
    books.fixes.append(x: fix.x, y: fix.y, time: time, accuracy: fix.settledAccuracy(method: .drone))
  }
  guard packets > 0 else {
    throw InputError(.unreadable, "the file holds no MAVLink packets", source: options.source)
  }
  if walk.skipped > 0 {
    books.note(.logDamaged, .warning, "\(walk.skipped) bytes are no packet and were passed over: the log is damaged or cut")
  }
  if others > 0 { books.note(.flightLogRows, .info, "\(others) fixes of other aircraft in the log were left out") }
  var description = FileDescription(format: .mavlink, encoding: "binary")
  description.fields = [("longitude", "GPS_RAW_INT.lon"), ("latitude", "GPS_RAW_INT.lat"), ("time", "time stamps")]
  var file = try books.file(
    LogSummary(description: description, method: .drone, subject: "the aircraft", photos: photos.count),
    contentBytes: bytes.count)
  file.photos = photos
  return file
}

/// The message `CAMERA_FEEDBACK` (MAVLink, message_definitions/v1.0/ardupilotmega.xml). Fields are sent by falling size, which
/// gives their offsets.
private enum MAVLinkCamera {
  static let message: UInt32 = 180
  static let extra: UInt8 = 52
  private static let size = 45

  /// Version 2 of the protocol cuts zero bytes off the end of a payload; this adds them again.
  private static func padded(_ payload: LogBytes) -> [UInt8] {
    let kept = payload.array(0..<size)
    return kept + [UInt8](repeating: 0, count: size - kept.count)
  }

  /// The position of the aircraft.
  static func fix(_ payload: LogBytes) -> LogFix {
    let bytes = padded(payload)
    return LogFix(
      x: Double(LogBytes(bytes).integer(at: 12, as: Int32.self) ?? 0) / 1e7,
      y: Double(LogBytes(bytes).integer(at: 8, as: Int32.self) ?? 0) / 1e7, fixType: nil, satellites: nil, accuracy: nil,
      hdop: nil)
  }

  /// The autopilot's number for the photo.
  static func number(_ payload: LogBytes) -> Int {
    let bytes = padded(payload)
    return Int(LogBytes(bytes).integer(at: 40, as: UInt16.self) ?? 0)
  }
}

/// The message `GPS_RAW_INT` (MAVLink, message_definitions/v1.0/common.xml).
private enum MAVLinkGPS {
  static let message: UInt32 = 24
  static let extra: UInt8 = 24
  /// Bytes with the extension fields up to the horizontal accuracy.
  private static let size = 38

  static func fix(_ payload: LogBytes) -> LogFix {
    // Version 2 of the protocol cuts zero bytes off the end of a payload.
    var padded = payload.array(0..<size)
    while padded.count < size { padded.append(0) }
    let text = LogBytes(padded)
    let dilution = text.integer(at: 20, as: UInt16.self) ?? .max
    let satellites = text.integer(at: 29, as: UInt8.self) ?? .max
    let error = text.integer(at: 34, as: UInt32.self) ?? 0
    return LogFix(
      x: Double(text.integer(at: 12, as: Int32.self) ?? 0) / 1e7, y: Double(text.integer(at: 8, as: Int32.self) ?? 0) / 1e7,
      fixType: Int(text.integer(at: 28, as: UInt8.self) ?? 0), satellites: satellites == .max ? nil : Int(satellites),
      accuracy: error == 0 ? nil : Double(error) / 1000, hdop: dilution == .max ? nil : Double(dilution) / 100)
  }
}
