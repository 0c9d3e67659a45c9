import SurveyModel

/// Makes tracks of the fixes of one log.
///
/// A stretch ends where two fixes are more than ``TracksOfFixes/gap`` apart; a pause of more than ``TracksOfFixes/pause``,
/// or a clock that goes back by more than the gap, begins another track (another flight or walk). In a table or
/// subtitles that are written faster than the receiver measures (`isResampled`), a fix at the very place of the one before it
/// and less than a second after it is the same fix written again, and is left out (F6).
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
  /// Places where a fix is older than the one before it (T6).
  private(set) var steps = 0

  private var fixes: [Coordinate] = []
  private var times: [Int64] = []
  private var accuracies: [Float] = []
  private var stretches: [[Coordinate]] = []
  private var stretchTimes: [[Int64]] = []
  private var stretchAccuracies: [[Float]] = []
  private var started: Int64?
  private var ended: Int64?

  init(_ columns: FixColumns, source: String, method: SurveyMethod, isResampled: Bool) {
    self.source = source
    self.method = method
    var previous = ObservationColumns.noTime
    var kept = ObservationColumns.noTime
    for row in 0..<columns.count {
      let time = columns.time[row]
      let clock = time == ObservationColumns.noTime ? columns.clock[row] : time
      let position = Coordinate(x: columns.x[row], y: columns.y[row])
      if clock != ObservationColumns.noTime, previous != ObservationColumns.noTime {
        // Clocks of a file can be anything: no difference may overflow.
        let (elapsed, overflow) = clock.subtractingReportingOverflow(previous)
        if elapsed < 0 || overflow { steps &+= 1 }
        if overflow || elapsed > Self.pause || elapsed < 0 &- Self.gap {
          endTrack()
        } else if elapsed > Self.gap {
          endStretch()
        }
      }
      if clock != ObservationColumns.noTime { previous = clock }
      if time != ObservationColumns.noTime {
        started = min(started ?? time, time)
        ended = max(ended ?? time, time)
      }
      if isResampled, position == fixes.last,
        clock == ObservationColumns.noTime || (clock >= kept && clock &- kept < Self.repetition)
      {
        continue
      }
      kept = clock
      fixes.append(position)
      times.append(time)
      accuracies.append(columns.accuracy[row])
    }
    endTrack()
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
