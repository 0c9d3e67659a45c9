import SurveyModel

/// Times of a log whose clock counts from boot, and whose receiver learnt the date on the way.
enum BootTimes {
  /// Gives fixes without a time the moment that their clock says, by the first fix that has both, as ``readULog(_:options:)`` does.
  static func fill(_ fixes: inout FixColumns) {
    let none = ObservationColumns.noTime
    guard let first = (0..<fixes.count).first(where: { fixes.time[$0] != none && fixes.clock[$0] != none }) else { return }
    let (boot, overflow) = fixes.time[first].subtractingReportingOverflow(fixes.clock[first])
    guard !overflow else { return }
    for row in 0..<fixes.count where fixes.time[row] == none && fixes.clock[row] != none {
      let (moment, overflow) = boot.addingReportingOverflow(fixes.clock[row])
      if !overflow { fixes.time[row] = moment }
    }
  }
}
