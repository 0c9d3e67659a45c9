/// One subtitle of a DJI video: what it says of the aircraft.
struct SRTBlock {
  /// What the third part of `GPS(a, b, c)` is, which depends on the model.
  enum Third {
    case none
    /// A count of satellites.
    case whole(Int)
    case decimal
    /// With `M` for metres.
    case metres
  }

  enum Place {
    case missing
    /// `[latitude: …] [longitude: …]`, or letters that say which is which.
    case named(x: Double, y: Double)
    /// `GPS(a, b, c)`: which one is the longitude is for the whole file to say.
    case pair(Double, Double, Third)
    /// `n/a` or nothing.
    case empty
    /// Not numbers.
    case bad
  }

  var bytes: Range<Int>
  /// Of its counter.
  var line: Int
  /// Microseconds since the video began.
  var clock: Int64
  var place = Place.missing
  /// `YYYY-MM-DD hh:mm:ss.ffffff`, local, as text for the time rules; empty where it has none.
  var time: [UInt8] = []
}
