import SurveyModel

/// The offsets of the fields of a topic with the position of the aircraft. Older logs state degrees × 10⁷ as integers, newer
/// ones degrees.
struct ULogTopic {
  /// The topics in order of preference: the position that the aircraft flew by, that of one receiver, the filter's estimate.
  static let names = ["vehicle_gps_position", "sensor_gps", "vehicle_global_position"]

  private let timestamp: Int
  private let latitude: ULogFormats.Field
  private let longitude: ULogFormats.Field
  private let utc: Int?
  private let fixType: Int?
  private let satellites: Int?
  private let eph: Int?
  private let hdop: Int?
  private let deadReckoning: Int?

  /// Nil when the topic lacks a position or a time.
  init?(_ fields: [String: ULogFormats.Field]) {
    guard let timestamp = fields.offset(of: "timestamp", "uint64_t"), let latitude = fields["latitude_deg"] ?? fields["lat"],
      let longitude = fields["longitude_deg"] ?? fields["lon"], latitude.type == longitude.type,
      latitude.type == "double" || latitude.type == "int32_t"
    else { return nil }
    self.timestamp = timestamp
    self.latitude = latitude
    self.longitude = longitude
    utc = fields.offset(of: "time_utc_usec", "uint64_t")
    fixType = fields.offset(of: "fix_type", "uint8_t")
    satellites = fields.offset(of: "satellites_used", "uint8_t")
    eph = fields.offset(of: "eph", "float")
    hdop = fields.offset(of: "hdop", "float")
    deadReckoning = fields.offset(of: "dead_reckoning", "bool")
  }

  /// The sample in `payload`, which begins with the message id. Nil when it is too short.
  func sample(_ payload: LogBytes) -> ULogSample? {
    // The fields follow the two bytes of the id.
    func byte(_ offset: Int?) -> Int? { offset.flatMap { payload.integer(at: $0 &+ 2, as: UInt8.self) }.map { Int($0) } }
    func number(_ offset: Int?) -> Double? { offset.flatMap { payload.float(at: $0 &+ 2) }.map { Double($0) } }
    guard let timestamp = payload.integer(at: timestamp &+ 2, as: UInt64.self), let y = degrees(payload, latitude),
      let x = degrees(payload, longitude)
    else { return nil }
    let fix = LogFix(
      x: x, y: y, fixType: byte(fixType), satellites: byte(satellites), accuracy: number(eph), hdop: number(hdop))
    return ULogSample(
      timestamp: timestamp,
      utc: utc.flatMap { payload.integer(at: $0 &+ 2, as: UInt64.self) }.flatMap { $0 > 0 ? $0 : nil }, fix: fix,
      isDeadReckoned: byte(deadReckoning).map { $0 != 0 } ?? false)
  }

  private func degrees(_ payload: LogBytes, _ field: ULogFormats.Field) -> Double? {
    if field.type.utf8.count == 6 { return payload.double(at: field.offset &+ 2) }
    return payload.integer(at: field.offset &+ 2, as: Int32.self).map { Double($0) / 1e7 }
  }
}
