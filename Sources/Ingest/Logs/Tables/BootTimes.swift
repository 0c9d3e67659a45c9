import SurveyModel

/// Times of a log whose clock counts from boot, and whose receiver learnt the date during the flight.
enum BootTimes {
  /// Gives fixes without a time the moment that their clock shows, by the first fix that has both. ``readULog(_:options:)``
  /// does the same.
  static func fill(_ fixes: inout FixColumns) {
    guard let boot = boot(fixes) else { return }
    for row in 0..<fixes.count where fixes.time(at: row) == nil {
      guard let clock = fixes.clock(at: row) else { continue }
      let (moment, overflow) = boot.addingReportingOverflow(clock)
      if !overflow { fixes.setTime(moment, at: row) }
    }
  }

  /// The moment of boot in microseconds since 1970; nil when no fix has both time and clock.
  private static func boot(_ fixes: FixColumns) -> Int64? {
    for row in 0..<fixes.count {
      guard let time = fixes.time(at: row), let clock = fixes.clock(at: row) else { continue }
      let (boot, overflow) = time.subtractingReportingOverflow(clock)
      return overflow ? nil : boot
    }
    return nil
  }
}
