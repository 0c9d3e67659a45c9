public import SurveyModel

/// What is added to the times of a clock that was wrong.
public struct ClockOffset: Sendable, Hashable {
  /// What is added: a negative one for a clock that was ahead.
  public let duration: Duration
  /// The text that it was made from.
  private let text: String

  /// An offset of this length.
  public init(_ duration: Duration) {
    self.duration = duration
    text = Self.text(of: duration)
  }

  /// - Parameter text: a sign and parts with their units `d`, `h`, `m` and `s`: `+8h`, `-37s`, `+1h30m`, `-1.5s`.
  /// - Throws: `InputError` with the code `usage` for a text that is none, and for a year or more.
  public init(_ text: String) throws(InputError) {
    guard let microseconds = Self.microseconds(of: text) else {
      throw InputError(
        .usage,
        "\(.clockOffset) must be like +8h, -37s or +1h30m: what is to be added to the times of the marks, not \"\(text)\"")
    }
    duration = .microseconds(microseconds)
    self.text = text
  }

  /// Microseconds, cut off.
  var microseconds: Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? (seconds < 0 ? .min : .max) : whole &+ attoseconds / 1_000_000_000_000
  }

  /// True for offsets of one length, however they were written.
  public static func == (one: ClockOffset, other: ClockOffset) -> Bool { one.duration == other.duration }

  /// Hashes the length.
  public func hash(into hasher: inout Hasher) { hasher.combine(duration) }

  private static func microseconds(of text: String) -> Int64? {
    let units: [Character: Double] = ["d": 86_400e6, "h": 3_600e6, "m": 60e6, "s": 1e6]
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    var total = 0.0
    var number = ""
    var parts = 0
    for character in text.dropFirst().lowercased() {
      if character.isASCII, character.isNumber || character == "." {
        number.append(character)
      } else if let unit = units[character], let value = Double(number) {
        total += value * unit
        number = ""
        parts += 1
      } else {
        return nil
      }
    }
    // A clock that is wrong by a year or more was not meant.
    guard number.isEmpty, parts > 0, total < 366 * 86_400e6, let microseconds = Int64(exactly: total.rounded()) else {
      return nil
    }
    return sign == "-" ? -microseconds : microseconds
  }

  /// `+1h30m` for one and a half hours.
  private static func text(of duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let isNegative = seconds < 0 || attoseconds < 0
    var rest = seconds.magnitude
    var text = isNegative ? "-" : "+"
    for (unit, length) in [("d", UInt64(86_400)), ("h", 3_600), ("m", 60)] where rest >= length {
      text += "\(rest / length)\(unit)"
      rest %= length
    }
    let micros = attoseconds.magnitude / 1_000_000_000_000
    if micros > 0 { return text + "\(Double(rest) + Double(micros) / 1e6)s" }
    return rest > 0 || text.count == 1 ? text + "\(rest)s" : text
  }
}

extension ClockOffset: OptionText {
  init(optionText text: String) throws(InputError) { try self.init(text) }

  var optionText: String { text }
}
