/// What one subtitle of a DJI video says of the aircraft.
struct SRTBlock {
  /// The form of the third part of `GPS(a, b, c)`, which depends on the model of the aircraft.
  enum Third {
    /// There is no third part, or it is no number.
    case none
    /// A whole number, which is a count of satellites.
    case whole(Int)
    /// A number with a decimal point.
    case decimal
    /// A number with `M` for metres.
    case metres
  }

  enum Position {
    case missing
    /// `[latitude: …] [longitude: …]`, or a pair with letters that say which number is the longitude.
    case named(x: Double, y: Double)
    /// `GPS(a, b, c)`: ``SRTOrder`` finds out from the whole file whether a or b is the longitude.
    case pair(Double, Double, Third)
    /// The block says `n/a` or has nothing between the brackets.
    case empty
    /// The parts are no numbers.
    case bad
  }

  var bytes: Range<Int>
  /// The line of the block's counter, from 1.
  var line: Int
  /// Microseconds since the video began.
  var clock: Int64
  var position = Position.missing
  /// The local time as text that ``TimeRules`` reads, `YYYY-MM-DD hh:mm:ss.ffffff`; empty when the block has none.
  var time: [UInt8] = []
}
