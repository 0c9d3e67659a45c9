/// How pairs of numbers that a file holds for coordinates become the ones it should hold: what undoes a known slip in writing
/// the file. It is applied to the numbers as read, before anything else looks at them.
public enum CoordinateMending: Hashable, Sendable {
  /// The two have changed places.
  case swap
  /// A sign was lost.
  case negate(x: Bool, y: Bool)
  /// The angles are radians.
  case radians
  /// `D.MMmmm`: degrees, and minutes after the point. 32.41 is 32° 41′.
  case minutesAfterPoint
  /// `DDMM.mmm`, as receivers send them. 3241.5 is 32° 41.5′.
  case minutesBeforePoint
  /// `D.MMSSss`: degrees, and minutes and seconds after the point. 32.4130 is 32° 41′ 30″.
  case secondsAfterPoint
  /// The decimal comma was lost: the point stands after so many digits. 1120512 with 3 is 112.0512.
  case point(x: Int, y: Int)
  /// Whole numbers of 1e-7 degree.
  case tenMillionths

  /// NaN for numbers that cannot have been written so (61 minutes).
  public func mended(x: Double, y: Double) -> (x: Double, y: Double) {
    switch self {
    case .swap: (y, x)
    case .negate(let negateX, let negateY): (negateX ? -x : x, negateY ? -y : y)
    case .radians: (x * (180 / Double.pi), y * (180 / Double.pi))
    case .tenMillionths: (x / 1e7, y / 1e7)
    case .minutesAfterPoint: (Self.minutesAfterPoint(x), Self.minutesAfterPoint(y))
    case .minutesBeforePoint: (Self.minutesBeforePoint(x), Self.minutesBeforePoint(y))
    case .secondsAfterPoint: (Self.secondsAfterPoint(x), Self.secondsAfterPoint(y))
    case .point(let xDigits, let yDigits): (Self.point(x, after: xDigits), Self.point(y, after: yDigits))
    }
  }

  private static func signed(_ value: Double, _ magnitude: (Double) -> Double) -> Double {
    value < 0 ? -magnitude(-value) : magnitude(value)
  }

  // The binary number for a decimal such as 32.6 can be a little smaller than the decimal. Adding this before rounding down keeps
  // the last whole minute; it is far below what any file states.
  private static let hair = 1e-9

  private static func minutesAfterPoint(_ value: Double) -> Double {
    signed(value) { value in
      let degrees = (value + hair).rounded(.down)
      let minutes = max(0, value - degrees) * 100
      return minutes < 60 ? degrees + minutes / 60 : .nan
    }
  }

  private static func minutesBeforePoint(_ value: Double) -> Double {
    signed(value) { value in
      let degrees = (value / 100 + hair).rounded(.down)
      let minutes = max(0, value - degrees * 100)
      return minutes < 60 ? degrees + minutes / 60 : .nan
    }
  }

  private static func secondsAfterPoint(_ value: Double) -> Double {
    signed(value) { value in
      let degrees = (value + hair).rounded(.down)
      let packed = max(0, value - degrees) * 100
      let minutes = (packed + hair * 100).rounded(.down)
      let seconds = max(0, packed - minutes) * 100
      return minutes < 60 && seconds < 60 + 1e-5 ? degrees + minutes / 60 + seconds / 3600 : .nan
    }
  }

  private static func point(_ value: Double, after digits: Int) -> Double {
    signed(value) { value in
      guard value.isFinite, value >= 1 else { return .nan }
      var scaled = value
      let limit = digits == 3 ? 1000.0 : digits == 2 ? 100 : 10
      while scaled >= limit { scaled /= 10 }
      // Fewer digits than there should stand before the point.
      return scaled >= limit / 10 ? scaled : .nan
    }
  }
}
