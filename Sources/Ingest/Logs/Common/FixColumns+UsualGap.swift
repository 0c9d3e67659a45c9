extension FixColumns {
  /// Microseconds between fixes beyond which a stretch ends: ``TracksOfFixes/gap``, or three times the usual step of a log that is
  /// written more seldom. A few fixes show no usual step.
  var usualGap: Int64 {
    var steps: [Int64] = []
    for row in 1..<max(1, min(count, 5000)) {
      guard let from = time(at: row - 1) ?? clock(at: row - 1), let to = time(at: row) ?? clock(at: row) else { continue }
      let (step, overflow) = to.subtractingReportingOverflow(from)
      if !overflow, step > 0, step < TracksOfFixes.pause { steps.append(step) }
    }
    guard steps.count >= 4 else { return TracksOfFixes.gap }
    steps.sort()
    return max(TracksOfFixes.gap, steps[steps.count / 2] * 3)
  }
}
