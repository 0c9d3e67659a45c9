package import SurveyModel

/// The zone of times that state none: a fixed offset, or a zone of the IANA database.
package struct LocalTimeZone: Sendable, Equatable {
  /// As the user wrote it.
  package let name: String
  private let rules: Rules

  private enum Rules: Sendable, Equatable {
    /// Seconds east of UTC.
    case fixed(Int)
    case changing(ZoneTransitions)
  }

  package static let utc = LocalTimeZone(name: "UTC", rules: .fixed(0))

  private init(name: String, rules: Rules) {
    self.name = name
    self.rules = rules
  }

  /// `+08:00`, `Z`, `UTC`, or a name such as `Asia/Shanghai`. Throws ``InputError`` (usage) when there is no such zone.
  package init(named name: String) throws(InputError) {
    self.name = name
    if ["Z", "UTC", "GMT"].contains(name.uppercased()) {
      rules = .fixed(0)
    } else if let offset = Self.offset(Array(name.utf8)) {
      rules = .fixed(offset)
    } else {
      rules = .changing(try ZoneTransitions(named: name))
    }
  }

  /// The moment at which clocks of the zone showed `local`, both in microseconds since 1970. `isCertain` is false when the
  /// clocks jumped over `local` or showed it twice: then the offset from before the clock change is used.
  package func instant(ofLocal local: Int64) -> (utc: Int64, isCertain: Bool) {
    switch rules {
    case .fixed(let offset): return (local &- Int64(offset) &* 1_000_000, true)
    case .changing(let transitions):
      let (offset, isCertain) = transitions.offset(atLocal: local / 1_000_000)
      return (local &- Int64(offset) &* 1_000_000, isCertain)
    }
  }

  /// `±hh`, `±hhmm` or `±hh:mm` in seconds.
  private static func offset(_ text: [UInt8]) -> Int? {
    guard let sign = text.first, sign == 0x2B || sign == 0x2D else { return nil }
    var digits = Array(text.dropFirst())
    if digits.count == 5, digits[2] == 0x3A { digits.remove(at: 2) }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
    let value = digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
    let (hours, minutes) = digits.count == 2 ? (value, 0) : (value / 100, value % 100)
    guard hours <= 14, minutes <= 59 else { return nil }
    return (hours &* 60 &+ minutes) &* (sign == 0x2D ? -60 : 60)
  }
}
