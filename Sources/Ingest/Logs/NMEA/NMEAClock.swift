import SurveyModel

/// Gives times of day their date, which only some sentences state (N4).
struct NMEAClock {
  private var day: Int?
  private var lastTime: Int64?
  /// Rows whose date has still to come, with their time of day.
  private var pending: [(row: Int, time: Int64)] = []

  private static let half = CivilTime.microsecondsPerDay / 2

  /// Enters the time of day of a sentence, which may have passed midnight, and the date where it states one. True when the
  /// date had to be worked out by a day that ended.
  mutating func advance(_ time: Int64, statedDay: Int?) -> Bool {
    defer { lastTime = time }
    if let statedDay {
      day = statedDay
      return false
    }
    if let last = lastTime, let known = day, time &- last < 0 &- Self.half {
      day = known &+ 1
      return true
    }
    return false
  }

  /// A date that a sentence without position states.
  mutating func set(day: Int, time: Int64?) {
    self.day = day
    if let time { lastTime = time }
  }

  /// Microseconds since 1970; nil where there is no date yet, and then the row is remembered.
  mutating func instant(of time: Int64, row: Int) -> Int64? {
    guard let day else {
      pending.append((row, time))
      return nil
    }
    return Int64(day) &* CivilTime.microsecondsPerDay &+ time
  }

  /// The moments of the rows that were remembered, once a date has come: they were before it, each no more than half a day
  /// before the next.
  mutating func settle(_ fixes: inout FixColumns) {
    guard !pending.isEmpty, var day, var next = lastTime else { return }
    for (row, time) in pending.reversed() {
      if time &- next > Self.half { day &-= 1 }
      if next &- time > Self.half { day &+= 1 }
      fixes.time[row] = Int64(day) &* CivilTime.microsecondsPerDay &+ time
      next = time
    }
    pending.removeAll()
  }

  var hasPending: Bool { !pending.isEmpty }
}
