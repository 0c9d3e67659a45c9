import SurveyModel

/// Times of logs that state whole seconds beside a finer clock that counts from take-off, as AirData does.
enum WholeSecondTimes {
  /// Gives every fix the moment that its clock shows, also fixes without a time, which come before the app knew the date.
  ///
  /// A log cuts its times to whole seconds, so the zero of the clock lies from 0 to 1 second after (time − clock) of each fix.
  /// The largest of these differences is wrong by less than the interval between two fixes. Only differences within a second
  /// of their median count, so that fixes whose time or clock was reset are left out. Nothing is changed when more than a
  /// tenth of the fixes would be left out, when a time is finer than a second, or when a fix has no clock.
  static func refine(_ fixes: inout FixColumns) {
    var differences: [Int64] = []
    differences.reserveCapacity(fixes.count)
    for row in 0..<fixes.count {
      guard let clock = fixes.clock(at: row) else { return }
      guard let time = fixes.time(at: row) else { continue }
      let (difference, overflow) = time.subtractingReportingOverflow(clock)
      guard time % second == 0, !overflow, abs(difference) < limit else { return }
      differences.append(difference)
    }
    guard !differences.isEmpty else { return }
    differences.sort()
    let median = differences[differences.count / 2]
    let near = differences.filter { $0 >= median &- second && $0 <= median &+ second }
    guard let zero = near.last, near.count * 10 >= differences.count * 9 else { return }
    for row in 0..<fixes.count {
      guard let clock = fixes.clock(at: row) else { continue }
      let (moment, overflow) = zero.addingReportingOverflow(clock)
      if !overflow { fixes.setTime(moment, at: row) }
    }
  }

  private static let second: Int64 = 1_000_000
  /// A thousand years in microseconds: a larger difference is no sensible clock.
  private static let limit: Int64 = 31_557_600_000_000_000
}
