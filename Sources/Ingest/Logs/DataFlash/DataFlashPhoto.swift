import SurveyModel

/// What a `CAM` or `TRIG` message states: a photo, and where the aircraft was.
struct DataFlashPhoto {
  /// Degrees.
  var x: Double
  var y: Double
  /// Microseconds since 1970 UTC; nil when the message has no GPS week.
  var time: Int64?
  /// The autopilot's number for the photo; nil when the message has none.
  var number: Int?

  /// The photo of a message of which `value` gives each field by its name. Nil when a field that is needed is no number.
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
