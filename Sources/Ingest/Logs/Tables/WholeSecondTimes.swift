import SurveyModel

/// Times of whole seconds beside a finer clock of the same flight, as in AirData.
enum WholeSecondTimes {
  /// Gives every fix the moment that its clock says.
  ///
  /// A written second is the moment cut off, so the clock's zero lies at or up to a second after each (written − clock). The
  /// latest of those within a second of their median is off by less than the log's interval; the median keeps out rows whose
  /// two clocks were set at different times. Nothing is changed where more than a tenth are of that kind, or where the times
  /// are finer than a second. Fixes without a time (before the app knew the date) get one too.
  static func refine(_ fixes: inout FixColumns) {
    var differences: [Int64] = []
    differences.reserveCapacity(fixes.count)
    for row in 0..<fixes.count {
      let (time, clock) = (fixes.time[row], fixes.clock[row])
      guard clock != ObservationColumns.noTime else { return }
      guard time != ObservationColumns.noTime else { continue }
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
      let (moment, overflow) = zero.addingReportingOverflow(fixes.clock[row])
      if !overflow { fixes.time[row] = moment }
    }
  }

  private static let second: Int64 = 1_000_000
  /// A thousand years: beyond that a clock is no clock.
  private static let limit: Int64 = 31_557_600_000_000_000
}
