import SurveyModel

/// Makes tracks of the fixes of one log.
///
/// A stretch of a track ends where two fixes are more than ``TracksOfFixes/gap`` apart in time. A pause of more than
/// ``TracksOfFixes/pause``, or a clock that goes back by more than the gap, begins another track: another flight or walk.
///
/// Some tables and subtitles are written more often than the receiver measures (`isResampled`). In them a fix that has the
/// position of the fix before it, less than a second later, is the same fix written again, and is left out.
struct TracksOfFixes {
  /// Microseconds.
  static let gap: Int64 = 30_000_000
  static let pause: Int64 = 1_800_000_000
  private static let repetition: Int64 = 1_000_000

  private let source: String
  private let method: SurveyMethod
  private(set) var tracks: [Track] = []
  /// Stretches of one fix, which make no line.
  private(set) var singleFixes = 0
  /// The number of fixes that are older than the fix before them.
  private(set) var steps = 0

  private var fixes: [Coordinate] = []
  private var times: [Int64] = []
  private var accuracies: [Float] = []
  private var stretches: [[Coordinate]] = []
  private var stretchTimes: [[Int64]] = []
  private var stretchAccuracies: [[Float]] = []
  private var started: Int64?
  private var ended: Int64?

  /// - Parameter gap: microseconds between two fixes beyond which a stretch ends.
  init(_ columns: FixColumns, source: String, method: SurveyMethod, isResampled: Bool, gap: Int64 = Self.gap) {
    self.source = source
    self.method = method
    var previous: Int64?
    var kept: Int64?
    var epoch = ClockEpoch()
    for row in 0..<columns.count {
      let time = columns.time(at: row)
      let clock = epoch.moment(time, columns.clock(at: row), previous: &previous)
      let position = Coordinate(x: columns.x[row], y: columns.y[row])
      if let clock, let previous {
        // A file may state any clock, so the difference may overflow.
        let (elapsed, overflow) = clock.subtractingReportingOverflow(previous)
        if elapsed < 0 || overflow { steps &+= 1 }
        if overflow || elapsed > max(Self.pause, gap) || elapsed < 0 &- gap {
          endTrack()
        } else if elapsed > gap {
          endStretch()
        }
      }
      if let clock { previous = clock }
      if let time {
        started = min(started ?? time, time)
        ended = max(ended ?? time, time)
      }
      if isResampled, position == fixes.last, Self.isRepetition(clock, after: kept) { continue }
      kept = clock
      fixes.append(position)
      times.append(time ?? ObservationColumns.noTime)
      accuracies.append(columns.accuracy(at: row) ?? .nan)
    }
    endTrack()
  }

  /// True when a fix at `clock` comes less than a second after the last fix that was kept, or when either has no clock.
  private static func isRepetition(_ clock: Int64?, after kept: Int64?) -> Bool {
    guard let clock, let kept else { return true }
    return clock >= kept && clock &- kept < repetition
  }

  /// Brings fixes with a time and those with only the time since the log began into one order.
  private struct ClockEpoch {
    /// The moment at which the log began, once a fix had both.
    private var start: Int64?
    private var isTimed = false

    /// The moment of a fix; nil where it cannot be compared with the fixes before it.
    mutating func moment(_ time: Int64?, _ clock: Int64?, previous: inout Int64?) -> Int64? {
      guard let time else {
        guard isTimed else { return clock }
        guard let clock, let start else { return nil }
        let (moment, overflow) = start.addingReportingOverflow(clock)
        return overflow ? nil : moment
      }
      if let clock {
        let (began, overflow) = time.subtractingReportingOverflow(clock)
        start = overflow ? nil : began
      }
      if !isTimed {
        isTimed = true
        // The fixes before had no time.
        previous = previous.flatMap { earlier in
          guard let start else { return nil }
          let (moment, overflow) = start.addingReportingOverflow(earlier)
          return overflow ? nil : moment
        }
      }
      return time
    }
  }

  private mutating func endStretch() {
    if fixes.count > 1 {
      stretches.append(fixes)
      stretchTimes.append(times)
      stretchAccuracies.append(accuracies)
    } else {
      singleFixes &+= fixes.count
    }
    fixes = []
    times = []
    accuracies = []
  }

  private mutating func endTrack() {
    endStretch()
    if !stretches.isEmpty {
      var track = Track(source: source, method: method, stretches: stretches, started: started, ended: ended)
      track.times = stretchTimes
      track.accuracies = stretchAccuracies
      tracks.append(track)
    }
    stretches = []
    stretchTimes = []
    stretchAccuracies = []
    started = nil
    ended = nil
  }
}
