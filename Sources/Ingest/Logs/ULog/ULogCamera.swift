import SurveyModel

/// The offsets of the fields of `camera_capture`.
struct ULogCamera {
  static let name = "camera_capture"

  let id: UInt16
  private let timestamp: Int
  private let utc: Int?
  private let latitude: Int
  private let longitude: Int
  private let number: Int
  private let height: Int?
  private let result: Int?

  /// Nil when the topic lacks a position, a time or a number.
  init?(id: UInt16, _ fields: [String: ULogFormats.Field]) {
    guard let timestamp = fields.offset(of: "timestamp", "uint64_t"), let latitude = fields.offset(of: "lat", "double"),
      let longitude = fields.offset(of: "lon", "double"), let number = fields.offset(of: "seq", "uint32_t")
    else { return nil }
    self.id = id
    self.timestamp = timestamp
    self.latitude = latitude
    self.longitude = longitude
    self.number = number
    utc = fields.offset(of: "timestamp_utc", "uint64_t")
    height = fields.offset(of: "ground_distance", "float")
    result = fields.offset(of: "result", "int8_t")
  }

  /// The sample in `payload`, which begins with the message id. Nil when it is too short.
  func sample(_ payload: LogBytes) -> ULogPhoto? {
    // The fields follow the two bytes of the id.
    guard let timestamp = payload.integer(at: timestamp &+ 2, as: UInt64.self), let y = payload.double(at: latitude &+ 2),
      let x = payload.double(at: longitude &+ 2), let number = payload.integer(at: number &+ 2, as: UInt32.self)
    else { return nil }
    let height = height.flatMap { payload.float(at: $0 &+ 2) }.map { Double($0) }
    return ULogPhoto(
      x: x, y: y, timestamp: timestamp,
      utc: utc.flatMap { payload.integer(at: $0 &+ 2, as: UInt64.self) }.flatMap { $0 > 0 ? $0 : nil },
      number: Int(number), height: height.flatMap { $0.isFinite && $0 > 0 ? $0 : nil },
      isTaken: result.flatMap { payload.integer(at: $0 &+ 2, as: Int8.self) } != 0)
  }
}
