package import SurveyModel

extension TimeReading {
  /// The time of a record that has a position of its own: microseconds since 1970 UTC, or nil. A doubt about a time never costs the
  /// record; it is flagged.
  package func ofRecord(_ flags: inout RuleSet) -> Int64? {
    switch self {
    case .missing: return nil
    case .time(let microseconds, let assumed):
      if Self.isPlaceholder(microseconds) {
        flags.insert(.timeUnreadable)
        return nil
      }
      flags.formUnion(assumed)
      return microseconds
    case .impossible, .unreadable:
      flags.insert(.timeUnreadable)
      return nil
    }
  }

  /// The time of a fix of a log. A day that is not in the calendar costs the fix only its time, and is flagged; a moment that cannot be
  /// by ``TimeRules`` is that of a receiver without a fix.
  func ofFix(_ flags: inout RuleSet) throws(FlightRowFault) -> Int64? {
    if case .impossible(let rule, let message) = self, rule != .timeInvalid { throw FlightRowFault(rule: rule, message: message) }
    return ofRecord(&flags)
  }

  /// True for a moment that programs write for "no date": the midnight at which 1970 began, in any zone, and all before the second day
  /// of 1900.
  static func isPlaceholder(_ microseconds: Int64) -> Bool {
    let quarter: Int64 = 900_000_000
    return microseconds < firstPossible
      || (microseconds >= -widestZone && microseconds <= widestZone && microseconds % quarter == 0)
  }

  /// The most by which the clocks of a zone and those of UTC differ.
  static let widestZone: Int64 = 14 * 3_600_000_000

  /// 1900-01-02T14:00:00Z, where the first day of 1900 has ended in every zone.
  static let firstPossible = CivilTime(year: 1900, month: 1, day: 2, hour: 14).microseconds
}
