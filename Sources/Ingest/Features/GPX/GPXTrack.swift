import SurveyModel

/// A `trk` while it is read.
struct GPXTrack {
  var name: [UInt8] = []
  var type: [UInt8] = []
  private var stretches: [[Coordinate]] = []
  private var times: [[Int64]] = []
  private var accuracies: [[Float]] = []
  private var started: Int64?
  private var ended: Int64?
  private var last: Int64?
  /// True when a fix is older than the one before it.
  private(set) var goesBack = false
  /// True when a segment had a single fix.
  private(set) var hasShortStretch = false

  init() {}

  mutating func beginStretch() {
    stretches.append([])
    times.append([])
    accuracies.append([])
  }

  mutating func add(_ fix: ObservationValues) {
    if stretches.isEmpty { beginStretch() }
    stretches[stretches.count - 1].append(Coordinate(x: fix.x, y: fix.y))
    times[times.count - 1].append(fix.time)
    accuracies[accuracies.count - 1].append(fix.accuracySource == .assumed ? .nan : fix.accuracy)
    guard fix.time != ObservationColumns.noTime else { return }
    if let last, fix.time < last { goesBack = true }
    last = fix.time
    started = min(started ?? fix.time, fix.time)
    ended = max(ended ?? fix.time, fix.time)
  }

  /// The track from all segments with at least two fixes; nil when there is none.
  mutating func finished(source: String, method: SurveyMethod) -> Track? {
    hasShortStretch = stretches.contains { $0.count == 1 }
    let lines = stretches.indices.filter { stretches[$0].count > 1 }
    if lines.isEmpty { return nil }
    var track = Track(
      source: source, method: method, stretches: lines.map { stretches[$0] }, started: started, ended: ended)
    track.times = lines.map { times[$0] }
    track.accuracies = lines.map { accuracies[$0] }
    return track
  }
}
