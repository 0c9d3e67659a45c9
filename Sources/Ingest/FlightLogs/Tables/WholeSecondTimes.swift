import SurveyModel

/// Times of whole seconds beside a finer clock of the same flight, as in AirData.
enum WholeSecondTimes {
  /// Gives every fix the moment that its clock says.
  ///
  /// A written second is the moment cut off, so a clock's zero is at or after every (written − clock); the latest of these is
  /// off by less than the log's interval. Nothing is changed where the two drift apart by more than ``tolerance``, or where
  /// the times are finer than a second. Fixes without a time (before the app knew the date) get one too.
  static func refine(_ fixes: inout FixColumns) {
    var zero = Int64.min
    var earliest = Int64.max
    for row in 0..<fixes.count {
      let (time, clock) = (fixes.time[row], fixes.clock[row])
      guard clock != ObservationColumns.noTime else { return }
      guard time != ObservationColumns.noTime else { continue }
      guard time % 1_000_000 == 0 else { return }
      let (difference, overflow) = time.subtractingReportingOverflow(clock)
      if overflow { return }
      zero = max(zero, difference)
      earliest = min(earliest, difference)
    }
    guard zero != Int64.min, zero &- earliest < tolerance else { return }
    for row in 0..<fixes.count {
      let (moment, overflow) = zero.addingReportingOverflow(fixes.clock[row])
      if !overflow { fixes.time[row] = moment }
    }
  }

  /// A second, and what two clocks may drift in a flight.
  private static let tolerance: Int64 = 1_500_000
}
