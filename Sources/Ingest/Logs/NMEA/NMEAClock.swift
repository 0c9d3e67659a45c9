import SurveyModel

/// Finds the dates of sentences. All sentences state a time of day, but only some state a date.
struct NMEAClock {
  /// Days since 1970; nil until a sentence states a date.
  private var day: Int?
  /// The last time of day, in microseconds.
  private var lastTime: Int64?
  /// Rows of fixes that came before the first date, with their time of day in microseconds.
  private var pending: [(row: Int, time: Int64)] = []

  private static let half = CivilTime.microsecondsPerDay / 2

  /// Takes the time of day of a sentence and the date that it states, or nil. Without a date, a time of day that is much less
  /// than the last one means that midnight has passed: then the next day is assumed, and the result is true.
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

  /// Takes the date, and the time of day if known, of a sentence without a position.
  mutating func set(day: Int, time: Int64?) {
    self.day = day
    if let time { lastTime = time }
  }

  /// Microseconds since 1970 for a time of day. Without a date yet, remembers `row` for ``settle(_:)`` and gives nil.
  mutating func instant(of time: Int64, row: Int) -> Int64? {
    guard let day else {
      pending.append((row, time))
      return nil
    }
    return Int64(day) &* CivilTime.microsecondsPerDay &+ time
  }

  /// Once a date is known, sets the times of the rows that were remembered. They came before the date, and each is taken to be
  /// less than half a day before the next.
  mutating func settle(_ fixes: inout FixColumns) {
    guard !pending.isEmpty, var day, var next = lastTime else { return }
    for (row, time) in pending.reversed() {
      if time &- next > Self.half { day &-= 1 }
      if next &- time > Self.half { day &+= 1 }
      fixes.setTime(Int64(day) &* CivilTime.microsecondsPerDay &+ time, at: row)
      next = time
    }
    pending.removeAll()
  }

  var hasPending: Bool { !pending.isEmpty }
}
