import SurveyModel

/// Finds points that are the vertices of a line in the same file, as converters write each fix of a track beside the track.
enum PointsOfLines {
  /// What was found.
  struct Found {
    /// The rows that are vertices of a track.
    var rows: [Int] = []
    /// The rows that are vertices of a line and were left as they are, since they may be outlets that somebody joined by a line.
    var doubtful: [Int] = []
  }

  private struct Place: Hashable {
    var x: Int64
    var y: Int64

    init?(_ x: Double, _ y: Double) {
      // To a hundredth of a micro-degree, so that texts of different precision agree.
      guard let x = Int64(exactly: (x * 1e7).rounded()), let y = Int64(exactly: (y * 1e7).rounded()) else { return nil }
      (self.x, self.y) = (x, y)
    }
  }

  /// - Parameter folders: the name of the member that holds the folder of each point; points of different folders are judged apart.
  static func find(_ observations: ObservationColumns, _ tracks: [Track], names: [String], kind: CoordinateKind) -> Found {
    var found = Found()
    guard observations.count >= 4, !tracks.isEmpty else { return found }
    let lines = tracks.map { track in Set(track.stretches.joined().compactMap { Place($0.x, $0.y) }) }
    let vertices = lines.reduce(into: Set<Place>()) { $0.formUnion($1) }
    for rows in groups(observations) {
      let onLine = rows.filter { row in Place(observations.x[row], observations.y[row]).map { vertices.contains($0) } ?? false }
      guard onLine.count >= 4, onLine.count * 10 >= rows.count * 9 else { continue }
      let places = Set(onLine.compactMap { Place(observations.x[$0], observations.y[$0]) })
      // The points of a track are nearly all there. A few outlets on a vertex of a long line are no such points.
      guard lines.contains(where: { $0.count >= 3 && $0.intersection(places).count * 10 >= $0.count * 6 }) else { continue }
      if arePoints(observations, onLine, names: names, kind) {
        found.rows += onLine
      } else {
        found.doubtful += onLine
      }
    }
    found.rows.sort()
    return found
  }

  /// The rows of each folder, in the order of the file.
  private static func groups(_ observations: ObservationColumns) -> [[Int]] {
    var order: [ArraySlice<UInt8>] = []
    var groups: [ArraySlice<UInt8>: [Int]] = [:]
    let key = Array("\"Folder\":".utf8)
    for row in 0..<observations.count {
      let attributes = observations.attributes
      let folder = AttributeCells.value(key: key, in: attributes.bytes[attributes.range(at: row)]) ?? []
      if groups[folder] == nil { order.append(folder) }
      groups[folder, default: []].append(row)
    }
    return order.compactMap { groups[$0] }
  }

  /// True when the rows are fixes and no outlets that somebody joined by a line: they stand close together, not minutes apart, and
  /// nothing was written about them.
  private static func arePoints(
    _ observations: ObservationColumns, _ rows: [Int], names: [String], _ kind: CoordinateKind
  ) -> Bool {
    if FormContent.find(observations, rows: rows, names: names) != nil { return false }
    if case .track = TrackShape(observations, names: names, kind: kind, clock: nil).judge(rows) { return true }
    let steps = RowSteps(x: observations.x, y: observations.y, moments: { observations.time(at: $0) }, kind: kind, rows: rows)
    // Marks that are a minute and more apart were set by somebody, even where the app made a line of them.
    let forward = steps.positiveSeconds
    if forward.count >= 3, RowSteps.quantile(forward, 0.5) >= 45 { return false }
    return RowSteps.quantile(steps.metres.sorted(), 0.5) <= 40
  }

  /// Gives the fixes of tracks without any time the times of the points that stand at their places, in their order.
  static func addTimes(_ observations: ObservationColumns, _ rows: [Int], to tracks: inout [Track]) {
    var times: [Place: [Int64]] = [:]
    for row in rows.reversed() {
      guard let time = observations.time(at: row), let place = Place(observations.x[row], observations.y[row]) else { continue }
      times[place, default: []].append(time)
    }
    guard !times.isEmpty else { return }
    for index in tracks.indices {
      guard tracks[index].started == nil, tracks[index].times.joined().allSatisfy({ $0 == ObservationColumns.noTime }) else {
        continue
      }
      var all: [[Int64]] = []
      for stretch in tracks[index].stretches {
        all.append(
          stretch.map { fix in Place(fix.x, fix.y).flatMap { times[$0]?.popLast() } ?? ObservationColumns.noTime })
      }
      tracks[index].times = all
      let known = all.joined().filter { $0 != ObservationColumns.noTime }
      tracks[index].started = known.min()
      tracks[index].ended = known.max()
    }
  }
}
