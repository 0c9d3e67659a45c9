import SurveyModel

/// The accepted fixes of a log in the order of the file, as columns.
struct FixColumns: Sendable {
  /// Degrees east and north, as the log has them.
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// Microseconds since 1970 UTC, or ``ObservationColumns/noTime``. A reader that learns the date late fills them in later.
  var time: [Int64] = []
  /// Microseconds of a clock that only counts on (since take-off, since boot, of the day), or `noTime`: what gaps are
  /// measured by where there is no time.
  private(set) var clock: [Int64] = []
  /// Metres (68 %), NaN where nothing is known.
  private(set) var accuracy: [Float] = []

  var count: Int { x.count }

  mutating func reserve(_ count: Int) {
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    time.reserveCapacity(count)
    clock.reserveCapacity(count)
    accuracy.reserveCapacity(count)
  }

  mutating func append(
    x: Double, y: Double, time: Int64, clock: Int64 = ObservationColumns.noTime, accuracy: Float = .nan
  ) {
    self.x.append(x)
    self.y.append(y)
    self.time.append(time)
    self.clock.append(clock)
    self.accuracy.append(accuracy)
  }

  /// Gives the fix at `row` another place, which the same moment's better sentence has.
  mutating func replace(x: Double, y: Double, at row: Int) {
    self.x[row] = x
    self.y[row] = y
  }

  mutating func setAccuracy(_ metres: Float, at row: Int) {
    accuracy[row] = metres
  }

  /// True when every fix lies within ±π/2 and ±π: no river is there (the open Gulf of Guinea), but this is how degrees look
  /// that were written in radians (F2).
  var lookLikeRadians: Bool {
    !x.isEmpty && x.allSatisfy { abs($0) <= .pi } && y.allSatisfy { abs($0) <= .pi / 2 }
  }
}
