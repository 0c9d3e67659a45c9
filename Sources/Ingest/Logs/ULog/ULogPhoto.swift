/// What a sample of `camera_capture` (PX4, msg/CameraCapture.msg) states: a photo, and where the aircraft was.
struct ULogPhoto {
  /// Degrees.
  var x: Double
  var y: Double
  /// Microseconds since boot.
  var timestamp: UInt64
  /// Microseconds since 1970; nil while the receiver does not know the time.
  var utc: UInt64?
  /// The autopilot's number for the photo.
  var number: Int
  /// Metres above the ground; nil when it was not measured.
  var height: Double?
  /// False when the camera reported that it took no photo.
  var isTaken: Bool
}
