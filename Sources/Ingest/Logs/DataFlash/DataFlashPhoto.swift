import SurveyModel

/// What a `CAM` message states: the shutter was seen to open, and where the aircraft was (formats.md 10.2).
struct DataFlashPhoto {
  /// Degrees.
  var x: Double
  var y: Double
  /// Microseconds since 1970 UTC; nil without a GPS week.
  var time: Int64?
  /// The autopilot's count of images, where it has one.
  var number: Int?

  /// The photo whose fields `value` gives by their names. Nil where one that is needed is no number.
  init?(_ value: (String) -> Double?) {
    guard let y = value("Lat"), let x = value("Lng") ?? value("Lon"), let milliseconds = value("GPSTime"),
      let week = value("GPSWeek").flatMap({ Int(exactly: $0.rounded()) })
    else { return nil }
    self.x = x
    self.y = y
    if week > 0, week < 10_000, milliseconds >= 0, milliseconds < 604_800_000 {
      time = GPSTime.utc(week: week, microseconds: Int64(milliseconds * 1000))
    }
    number = value("Img").flatMap { Int(exactly: $0) }
  }
}
