import SurveyModel

/// Judges whether the rows of a table are the way of somebody, by how they follow one another and by the quantities beside them.
///
/// Nobody records outlets one a second. A crew that walks from outlet to outlet needs minutes, in uneven steps, and writes down what
/// it sees. So rows are a track when their times are seconds apart and their places as far apart as somebody moves in that time;
/// or when their times are evenly spaced and speed or the like stands beside them; or, without any time, when they lie close
/// together one after another and several quantities of motion stand beside them. Texts about outlets speak against it.
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
  /// Metres a second: nothing that surveys moves faster.
  private static let fastest = 120.0

  private let observations: ObservationColumns
  private let names: [String]
  private let kind: CoordinateKind
  private let motions: Set<TrackWords.Motion>
  private let moments: (Int) -> Int64?
  private let hasMoments: Bool

  /// - Parameters:
  ///   - names: the names of all columns.
  ///   - clock: microseconds since the log began, where a column says so; nil for a table without such a column.
  init(_ observations: ObservationColumns, names: [String], kind: CoordinateKind, clock: ElapsedClock?) {
    self.observations = observations
    self.names = names
    self.kind = kind
    motions = TrackWords.motions(names)
    let times = observations.time
    if Self.isDated(observations) {
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
    guard first != .observations, rows.count > Self.firstLook else { return first }
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
    guard forward.count >= 3 else { return .observations }
    let middle = RowSteps.quantile(forward, 0.5)
    let isPlausible = steps.speeds.count { $0 <= Self.fastest } * 20 >= steps.speeds.count * 19
    guard isPlausible, hasMoved(steps) else { return .observations }
    let all = steps.seconds.sorted()
    let isDense = middle <= 10 && RowSteps.quantile(all, 0.8) <= 12
    let isSteady = RowSteps.steadiness(forward) >= 0.7
    let strong = motions.count(where: \.isStrong)
    let isMoving =
      strong >= 1 && isSteady && middle <= 60 || strong >= 2 && RowSteps.steadiness(forward) >= 0.9 && middle <= 300
    guard isDense || isMoving else { return .observations }
    let pace = "one row each \(Self.shown(middle)) s and \(Self.shown(RowSteps.quantile(steps.metres.sorted(), 0.5))) m on"
    if let column = FormContent.column(observations, rows: rows, names: names), !isLogAnyway(strong, column) {
      return .doubtful(reason: "\(pace), although the column \"\(column)\" speaks of outlets")
    }
    return .track(reason: pace + besides)
  }

  // MARK: - Rows without times

  private func untimed(_ steps: RowSteps, _ rows: [Int]) -> Verdict {
    guard rows.count >= 10, hasMoved(steps) else { return .observations }
    let metres = steps.metres.sorted()
    let middle = RowSteps.quantile(metres, 0.5)
    let far = RowSteps.quantile(metres, 0.9)
    let strong = motions.count(where: \.isStrong)
    let isClose = far <= 100 && far <= max(5 * middle, 10)
    let isWay = strong >= 2 && isClose
    let isFine = rows.count >= 50 && far <= 30
    let isEven = rows.count >= 20 && RowSteps.quantile(metres, 0.95) <= 1.5 * middle && far <= 50
    guard isWay || isFine || isEven else { return .observations }
    let pace = "each row some \(Self.shown(middle)) m on from the one before, all \(rows.count) without a time"
    if let column = FormContent.column(observations, rows: rows, names: names), !isLogAnyway(strong, column) {
      return .observations
    }
    return isWay || isFine ? .track(reason: pace + besides) : .doubtful(reason: pace)
  }

  // MARK: -

  /// True when the quantities beside the rows are those of a log whatever texts it holds: its messages and names are no form.
  private func isLogAnyway(_ strong: Int, _ column: String) -> Bool {
    strong >= 3 && !TrackWords.namesOutlet(column) && column != "type"
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
