package import SurveyModel

/// Tracks as places in time: who was where, and when.
package struct Passages {
  /// Degrees; some 50 m.
  private static let cellSize = 0.0005
  private static let second: Int64 = 1_000_000
  private static let halfHour: Int64 = 1800 * second

  private var times: [Int64: [Int64]] = [:]
  package private(set) var fixes = 0

  package init() {}

  /// Adds a track in WGS 84; stretches without times say nothing.
  package mutating func add(_ track: Track) {
    for (fixes, moments) in zip(track.stretches, track.times) {
      var last: (cell: Int64, time: Int64)?
      for (fix, time) in zip(fixes, moments) where time != ObservationColumns.noTime && fix.isFinite {
        let cell = Self.cell(fix.x, fix.y)
        // A rest in one place is one passage a minute.
        if let last, last.cell == cell, time >= last.time, time - last.time < 60 * Self.second { continue }
        last = (cell, time)
        times[cell, default: []].append(time)
        self.fixes += 1
      }
    }
  }

  private static func cell(_ x: Double, _ y: Double, _ dx: Int = 0, _ dy: Int = 0) -> Int64 {
    let column = Int(exactly: (x / cellSize).rounded(.down)) ?? 0
    let row = Int(exactly: (y / cellSize).rounded(.down)) ?? 0
    return Int64(column &+ dx) &* 10_000_019 &+ Int64(row &+ dy)
  }

  /// Adds records with times: a form tells who was where as a track does.
  package mutating func add(_ walk: Walk) {
    for index in 0..<walk.count {
      let position = walk.position(index)
      guard position.isFinite else { continue }
      times[Self.cell(position.x, position.y), default: []].append(walk.time(index))
      fixes += 1
    }
  }

  /// The cell of some 50 m that a position lies in.
  static func cell(of position: Coordinate) -> Int64 { cell(position.x, position.y) }

  /// A clock or time zone that is off by half hours: the tracks pass the places of most records, but always the same number
  /// of half hours earlier or later (within 5 minutes), and hardly ever at the time the records give.
  package func clockOffset(_ walk: Walk, zoneIsAssumed: Bool) -> Suspicion? {
    guard let shift = shift(of: walk) else { return nil }
    var suspicion = Suspicion(
      .suspectClock,
      "The times are \(shift.words) those of the tracks at the same places, for \(shift.support) of the \(shift.near) records near a track. "
        + (zoneIsAssumed
          ? "They state no time zone: give --time-zone \(shift.zone)."
          : "One of the two has a wrong clock or time zone: ask the crew which."))
    suspicion.severity = .warning
    return suspicion
  }

  /// What lies between the times of a walk and those of the passages at its places.
  func shift(of walk: Walk) -> ClockShift? {
    guard fixes > 0, walk.count >= 8 else { return nil }
    var support: [Int64: Int] = [:]
    var near = 0
    let step = max(1, walk.count / 500)
    for index in stride(from: 0, to: walk.count, by: step) {
      let offsets = offsets(at: walk.position(index), walk.time(index))
      if offsets.isEmpty { continue }
      near += 1
      for offset in offsets { support[offset, default: 0] += 1 }
    }
    guard near >= 8, let best = support.filter({ $0.key != 0 }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return nil
    }
    let rival = support.filter { $0.key != best.key }.map(\.value).max() ?? 0
    guard best.value * 10 >= near * 6, rival * 2 < best.value else { return nil }
    return ClockShift(halfHours: best.key, support: best.value, near: near)
  }

  /// Half hours between a record and the passages near it, those within 5 minutes of a whole number of them and of 26 hours.
  private func offsets(at position: Coordinate, _ time: Int64) -> Set<Int64> {
    var found: Set<Int64> = []
    for dx in -1...1 {
      for dy in -1...1 {
        for passage in times[Self.cell(position.x, position.y, dx, dy)] ?? [] {
          let (offset, overflow) = time.subtractingReportingOverflow(passage)
          guard !overflow, abs(offset) <= 52 * Self.halfHour else { continue }
          let half = (offset + (offset >= 0 ? 1 : -1) * Self.halfHour / 2) / Self.halfHour
          if abs(offset - half * Self.halfHour) <= 300 * Self.second { found.insert(half) }
        }
      }
    }
    return found
  }
}

/// A clock that is off by always the same number of half hours.
struct ClockShift {
  /// Positive where it is ahead of the passages.
  var halfHours: Int64
  /// Records that say so, of those near a passage.
  var support: Int
  var near: Int

  /// `8 h ahead of`.
  var words: String {
    let (hours, half) = abs(halfHours).quotientAndRemainder(dividingBy: 2)
    return "\(hours)\(half == 1 ? ".5" : "") h \(halfHours > 0 ? "ahead of" : "behind")"
  }

  /// The zone whose times were taken for UTC: `+08:00`.
  var zone: String {
    let (hours, half) = abs(halfHours).quotientAndRemainder(dividingBy: 2)
    return "\(halfHours < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(half == 1 ? "30" : "00")"
  }

  /// What has to be added to the times, as `--clock-offset` takes it: `-8h`, `+1h30m`.
  var remedy: String {
    let (hours, half) = abs(halfHours).quotientAndRemainder(dividingBy: 2)
    return (halfHours > 0 ? "-" : "+") + (hours > 0 ? "\(hours)h" : "") + (half == 1 ? "30m" : "")
  }
}
