import PROJKit
package import SurveyModel

/// Finds where tracks were at a time.
package struct TrackIndex {
  /// A position on a track.
  struct Hit {
    var source: String
    var method: SurveyMethod
    var position: Coordinate
    /// Microseconds since 1970 UTC.
    var time: Int64
    /// Metres (68 %) of what was there: see ``TrackIndex/hits(at:resolution:)``.
    var accuracy: Double
    /// Seconds to the nearest fix.
    var gap: Double
  }

  /// The fixes of one stretch that have times, by time.
  private struct Stretch {
    var source: String
    var method: SurveyMethod
    var fixes: [(time: Int64, position: Coordinate, accuracy: Float)]
  }

  private var stretches: [Stretch] = []
  private let maxGap: Double

  /// - Parameter maxGap: seconds from the nearest fix within which a time is placed on a track.
  package init(_ tracks: [Track], maxGap: Double) {
    self.maxGap = maxGap
    for track in tracks {
      for (number, positions) in track.stretches.enumerated() where number < track.times.count {
        let accuracies = number < track.accuracies.count ? track.accuracies[number] : []
        var fixes: [(time: Int64, position: Coordinate, accuracy: Float)] = []
        for (index, position) in positions.enumerated() where index < track.times[number].count {
          let time = track.times[number][index]
          // Beyond a thousand years no difference of two could be taken.
          guard time != ObservationColumns.noTime, abs(time / 1_000_000) < 31_557_600_000 else { continue }
          fixes.append((time, position, index < accuracies.count ? accuracies[index] : .nan))
        }
        // A clock that went back leaves them out of order.
        if zip(fixes, fixes.dropFirst()).contains(where: { $0.time > $1.time }) { fixes.sort { $0.time < $1.time } }
        if !fixes.isEmpty { stretches.append(Stretch(source: track.source, method: track.method, fixes: fixes)) }
      }
    }
  }

  var isEmpty: Bool { stretches.isEmpty }

  /// First and last time of each stretch.
  var spans: [ClosedRange<Int64>] {
    stretches.compactMap { stretch in
      guard let first = stretch.fixes.first, let last = stretch.fixes.last else { return nil }
      return first.time...last.time
    }
  }

  /// The positions at `time`, one for each stretch that has a fix within the gap: on the straight line between the fixes before
  /// and after it, at the ends the last fix.
  ///
  /// The accuracy is √(A² + (v (δ + r/2))²): A of the nearest fix, v the speed between the two, δ the time to the nearest
  /// fix, r the last unit in which the time was written. From the air, the view offset comes on top of it.
  func hits(at time: Int64, resolution: Int64) -> [Hit] {
    stretches.compactMap { hit(in: $0, at: time, resolution: resolution) }
  }

  /// The stretch whose time is nearest, and how far it is in microseconds.
  func nearest(to time: Int64) -> (source: String, distance: Int64)? {
    zip(stretches, spans).map { stretch, span in
      (stretch.source, span.contains(time) ? 0 : min(abs(span.lowerBound - time), abs(time - span.upperBound)))
    }.min { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  private func hit(in stretch: Stretch, at time: Int64, resolution: Int64) -> Hit? {
    let fixes = stretch.fixes
    var low = 0
    var high = fixes.count
    while low < high {
      let middle = (low + high) / 2
      if fixes[middle].time < time { low = middle + 1 } else { high = middle }
    }
    let before = fixes[max(0, low - 1)]
    let after = fixes[min(low, fixes.count - 1)]
    let near = abs(time - before.time) <= abs(after.time - time) ? before : after
    let gap = Double(abs(near.time - time)) / 1e6
    guard gap <= maxGap else { return nil }
    var position = near.position
    if before.time < time, time < after.time {
      let part = Double(time - before.time) / Double(after.time - before.time)
      position = Coordinate(
        x: before.position.x + part * (after.position.x - before.position.x),
        y: before.position.y + part * (after.position.y - before.position.y))
    }
    let speed = speed(fixes, around: low)
    let fix = near.accuracy.isFinite && near.accuracy > 0 ? Double(near.accuracy) : Accuracy.assumed(for: stretch.method)
    let moved = speed * (gap + Double(resolution) / 2e6)
    var squares = fix * fix + moved * moved
    if stretch.method == .drone { squares += Accuracy.viewOffset * Accuracy.viewOffset }
    return Hit(
      source: stretch.source, method: stretch.method, position: position, time: time, accuracy: squares.squareRoot(), gap: gap)
  }

  /// Metres a second between the fixes before and after index `index`; between the last two where it is at an end.
  private func speed(_ fixes: [(time: Int64, position: Coordinate, accuracy: Float)], around index: Int) -> Double {
    guard fixes.count > 1 else { return 0 }
    let second = min(max(1, index), fixes.count - 1)
    let (a, b) = (fixes[second - 1], fixes[second])
    guard b.time > a.time else { return 0 }
    let metres = Geodesic.distance(
      fromLongitude: a.position.longitude, latitude: a.position.latitude, toLongitude: b.position.longitude,
      latitude: b.position.latitude)
    return metres.isFinite ? metres / (Double(b.time - a.time) / 1e6) : 0
  }
}
