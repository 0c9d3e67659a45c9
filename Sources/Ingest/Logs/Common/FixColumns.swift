import SurveyModel

/// The accepted fixes of a log in the order of the file, as columns.
struct FixColumns: Sendable {
  /// Degrees east and north, as the log states them.
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// `ObservationColumns.noTime` where a fix has no time.
  private var times: [Int64] = []
  /// `ObservationColumns.noTime` where a fix has no clock.
  private var clocks: [Int64] = []
  /// NaN where the accuracy is not known.
  private var accuracies: [Float] = []

  var count: Int { x.count }

  mutating func reserve(_ count: Int) {
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    times.reserveCapacity(count)
    clocks.reserveCapacity(count)
    accuracies.reserveCapacity(count)
  }

  /// Adds a fix; for `time`, `clock` and `accuracy` see the functions of these names.
  mutating func append(x: Double, y: Double, time: Int64?, clock: Int64? = nil, accuracy: Float? = nil) {
    self.x.append(x)
    self.y.append(y)
    times.append(time ?? ObservationColumns.noTime)
    clocks.append(clock ?? ObservationColumns.noTime)
    accuracies.append(accuracy ?? .nan)
  }

  /// Microseconds since 1970 UTC.
  func time(at row: Int) -> Int64? { times[row] == ObservationColumns.noTime ? nil : times[row] }

  /// Sets the time of a fix whose date the reader learnt only after the fix.
  mutating func setTime(_ time: Int64, at row: Int) {
    times[row] = time
  }

  /// Microseconds on a clock without a date (since take-off, since boot, of the day). Gaps are measured by it where fixes have
  /// no time.
  func clock(at row: Int) -> Int64? { clocks[row] == ObservationColumns.noTime ? nil : clocks[row] }

  /// Metres (68 %).
  func accuracy(at row: Int) -> Float? { accuracies[row].isNaN ? nil : accuracies[row] }

  mutating func setAccuracy(_ metres: Float, at row: Int) {
    accuracies[row] = metres
  }

  /// Gives the fix at `row` the position of a better sentence about the same moment.
  mutating func replace(x: Double, y: Double, at row: Int) {
    self.x[row] = x
    self.y[row] = y
  }

  /// True when every fix lies within ±π/2 and ±π. In degrees that is the open Gulf of Guinea, where no river is, so the
  /// positions were probably written in radians.
  var lookLikeRadians: Bool {
    !x.isEmpty && x.allSatisfy { abs($0) <= .pi } && y.allSatisfy { abs($0) <= .pi / 2 }
  }
}
