import SurveyModel

/// Judges whether the rows of a table are the way of somebody, by how they follow one another and by the quantities beside them.
///
/// Nobody records outlets one a second. A crew that walks from outlet to outlet needs minutes, in uneven steps, and writes down what
/// it sees. But a server may stamp a survey's rows one a second, and a list may be sorted by place. So rows are a track when their
/// times are seconds apart and they move on as somebody does: at a walk's pace, or at a speed that hardly changes, or with several
/// quantities of motion beside; or when their times are evenly spaced and quantities of motion stand beside; or, without any time,
/// when they lie close together and on one course with such quantities beside. What speaks of outlets speaks against it. A track that
/// is taken for observations is seen at once; observations that are taken for a track are lost, so a doubt leaves the rows as they are.
struct TrackShape {
  /// What is decided.
  enum Verdict: Equatable {
    case track(reason: String)
    /// The rows are observations that look like a way, for this reason.
    case doubtful(reason: String)
    case observations
  }

  /// The rows that are looked at first. Only where they look like a way, all are.
  static let firstLook = 2000
  /// Metres a second: nothing that surveys moves faster, and without a word of motion nothing is taken for that fast.
  private static let fastest = (moving: 120.0, unknown: 60.0)

  private let observations: ObservationColumns
  private let names: [String]
  private let kind: CoordinateKind
  private let motions: Set<TrackWords.Motion>
  private let moments: (Int) -> Int64?
  private let hasMoments: Bool
  /// True where the rows have moments in time, and not only a count from the start.
  private let isDated: Bool

  /// - Parameters:
  ///   - names: the names of all columns.
  ///   - clock: microseconds since the log began, where a column says so; nil for a table without such a column.
  init(_ observations: ObservationColumns, names: [String], kind: CoordinateKind, clock: ElapsedClock?) {
    self.observations = observations
    self.names = names
    self.kind = kind
    motions = TrackWords.motions(names)
    let times = observations.time
    isDated = Self.isDated(observations)
    if isDated {
      moments = { times[$0] == ObservationColumns.noTime ? nil : times[$0] }
      hasMoments = true
    } else if let clock {
      moments = { clock.microseconds[$0] }
      hasMoments = true
    } else {
      moments = { _ in nil }
      hasMoments = false
    }
  }

  /// True when more than half of the first rows have a moment. A day without a time of day is none.
  static func isDated(_ observations: ObservationColumns) -> Bool {
    let rows = 0..<min(observations.count, 4096)
    let dated = rows.count {
      observations.time[$0] != ObservationColumns.noTime
        && !(observations.flags[$0].contains(.timeInferred) && observations.time[$0] % CivilTime.microsecondsPerDay == 0)
    }
    return dated * 2 > rows.count
  }

  /// The verdict on these rows, which stand in the order of the file.
  func judge(_ rows: [Int]) -> Verdict {
    guard rows.count >= 4 else { return .observations }
    let first = look(Array(rows.prefix(Self.firstLook)))
    // Only a track has to be one to its end.
    guard case .track = first, rows.count > Self.firstLook else { return first }
    return look(rows)
  }

  private func look(_ rows: [Int]) -> Verdict {
    let steps = RowSteps(x: observations.x, y: observations.y, moments: moments, kind: kind, rows: rows)
    let pairs = rows.count - 1
    guard steps.backwards * 20 <= pairs else { return .observations }
    if hasMoments, steps.seconds.count * 10 >= pairs * 7 { return timed(steps, rows) }
    return untimed(steps, rows)
  }

  // MARK: - Rows with times

  private func timed(_ steps: RowSteps, _ rows: [Int]) -> Verdict {
    let forward = steps.positiveSeconds
    guard forward.count >= 3, rows.count >= (strong >= 2 ? 5 : 10), hasMoved(steps) else { return .observations }
    let fastest = strong == 0 ? Self.fastest.unknown : Self.fastest.moving
    guard steps.speeds.count(where: { $0 <= fastest }) * 20 >= steps.speeds.count * 19 else { return .observations }
    let middle = RowSteps.quantile(forward, 0.5)
    let metres = steps.metres.sorted()
    let pace = "one row each \(Self.shown(middle)) s and \(Self.shown(RowSteps.quantile(metres, 0.5))) m on"
    let isTrack: Bool
    if isDense(steps, middle) {
      let isFine = RowSteps.quantile(metres, 0.5) <= 5
      // A count is always even, so that its steps say nothing of a pace.
      let isWalk = isDated && RowSteps.steadiness(forward) >= 0.7 && RowSteps.quantile(steps.speeds.sorted(), 0.5) <= 3
      isTrack = strong >= 2 || ((steps.areSmooth || isFine || isWalk) && (strong == 1 || isBare(rows) || (isFine && middle <= 3)))
    } else {
      let isEven = strong >= 1 && RowSteps.steadiness(forward) >= 0.9
      guard isEven, middle <= (strong >= 2 ? 300 : 60) else { return .observations }
      isTrack = middle <= (strong >= 2 ? 60 : 30)
    }
    return settle(isTrack, pace, rows)
  }

  /// True when the rows are seconds apart. A few longer gaps are those of a receiver without fixes; where nothing speaks of motion,
  /// gaps are ways from one place to another where several rows were written.
  private func isDense(_ steps: RowSteps, _ middle: Double) -> Bool {
    let most = RowSteps.quantile(steps.seconds.sorted(), strong >= 2 ? 0.8 : 0.95)
    return middle <= 10 && most <= max(12, middle * 3)
  }

  // MARK: - Rows without times

  private func untimed(_ steps: RowSteps, _ rows: [Int]) -> Verdict {
    guard rows.count >= 10, hasMoved(steps) else { return .observations }
    let metres = steps.metres.sorted()
    let middle = RowSteps.quantile(metres, 0.5)
    let far = RowSteps.quantile(metres, 0.9)
    let pace = "each row some \(Self.shown(middle)) m on from the one before, all \(rows.count) without a time"
    switch strong {
    case 0:
      let isEven = rows.count >= 20 && far <= min(50, 1.5 * middle) && steps.areSmooth && motions.contains(.altitude)
      return isEven || (rows.count >= 50 && middle <= 5 && far <= 10) ? settle(false, pace, rows) : .observations
    case 1:
      guard rows.count >= 50, far <= 30 else { return .observations }
      return settle(middle <= 5 && far <= 10, pace, rows)
    default:
      guard far <= 100 else { return .observations }
      if steps.areSmooth || middle <= 5 { return settle(true, pace, rows) }
      return far <= max(5 * middle, 10) ? settle(false, pace, rows) : .observations
    }
  }

  // MARK: -

  /// The number of quantities of motion that forms hardly have.
  private var strong: Int { motions.count(where: \.isStrong) }

  /// The verdict on rows that follow one another like a track, unless something in them speaks of outlets.
  private func settle(_ isTrack: Bool, _ pace: String, _ rows: [Int]) -> Verdict {
    // Three quantities of motion are those of a log, whatever its messages say.
    if let form = FormContent.find(observations, rows: rows, names: names), form.isCertain || strong < 3 {
      guard hasMoments || strong > 0 else { return .observations }
      return .doubtful(
        reason: "\(pace), although the column \"\(form.column)\" speaks of \(form.isCertain ? "outlets" : "a form")")
    }
    return isTrack ? .track(reason: pace + besides) : .doubtful(reason: pace + besides)
  }

  /// True when the rows hold nothing but positions, times and what a receiver says of them.
  private func isBare(_ rows: [Int]) -> Bool {
    FormContent.foreignColumn(observations, rows: rows, names: names) == nil
  }

  /// True unless all rows lie within a few metres, as the points of one place do that a receiver measured for long.
  private func hasMoved(_ steps: RowSteps) -> Bool {
    steps.metres.contains { $0 > 0.05 }
  }

  private var besides: String {
    let named = TrackWords.Motion.allCases.filter { motions.contains($0) }.map(\.rawValue)
    return named.isEmpty ? "" : ", with \(named.joined(separator: ", ")) beside"
  }

  private static func shown(_ value: Double) -> String {
    if value >= 9.5 { return "\(Int(min(value, 1e9).rounded()))" }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
