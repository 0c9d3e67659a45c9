import SurveyModel

/// How the rows of a table follow one another in time and place.
struct RowSteps {
  /// Seconds from a row to the next, of the pairs of rows that have a time or clock each.
  private(set) var seconds: [Double] = []
  /// Metres from a row to the next.
  private(set) var metres: [Double] = []
  /// Metres a second from a time to the next, along all rows between them.
  private(set) var speeds: [Double] = []
  /// The number of pairs in which the second row is older.
  private(set) var backwards = 0
  /// By which part of the larger one two steps in a row differ, in length or, where there are times, in speed.
  private var changes: [Double] = []
  /// Of two steps in a row, how far they lead, as a part of their length: 1 is straight on.
  private var courses: [Double] = []

  private typealias Step = (east: Double, north: Double)

  /// - Parameter moments: microseconds of each row by one clock, nil where a row has none.
  init(x: [Double], y: [Double], moments: (Int) -> Int64?, kind: CoordinateKind, rows: [Int]) {
    var last: (step: Step, metres: Double, pace: Double)?
    // The way since the time last changed. Logs write several rows in a second, and so do exports that stamp their rows.
    var way = 0.0
    for (row, next) in zip(rows, rows.dropFirst()) {
      let step = Self.step(x[row], y[row], x[next], y[next], kind)
      let distance = Self.length(step)
      metres.append(distance)
      way += distance
      var pace = distance
      if let from = moments(row), let to = moments(next) {
        let (elapsed, overflow) = to.subtractingReportingOverflow(from)
        if overflow || elapsed < 0 {
          backwards += 1
          (way, last) = (0, nil)
          continue
        }
        seconds.append(Double(elapsed) / 1e6)
        if elapsed > 0 {
          speeds.append(way / (Double(elapsed) / 1e6))
          pace = distance / (Double(elapsed) / 1e6)
          way = 0
        }
      }
      // Where nothing moves there is no course.
      guard distance > 0.5 else { continue }
      if let last {
        changes.append(abs(pace - last.pace) / max(pace, last.pace))
        courses.append(Self.length((step.east + last.step.east, step.north + last.step.north)) / (distance + last.metres))
      }
      last = (step, distance, pace)
    }
    changes.sort()
    courses.sort()
  }

  /// The steps between rows that stand at different times, the smallest first.
  var positiveSeconds: [Double] { seconds.filter { $0 > 0 }.sorted() }

  /// True where the rows follow a course at a speed that changes little from one row to the next, as only something that moves on
  /// does. Places that somebody picks have uneven distances.
  var areSmooth: Bool {
    changes.count >= 6 && Self.quantile(changes, 0.5) <= 0.25 && Self.quantile(courses, 0.5) >= 0.9
  }

  /// The value below which this part of all values lies; 0 without values. `values` must be sorted.
  static func quantile(_ values: [Double], _ part: Double) -> Double {
    values.isEmpty ? 0 : values[min(values.count - 1, Int(Double(values.count) * part))]
  }

  /// The part of `values`, which are sorted, that differs by at most a sixth from their median, or by half a second.
  static func steadiness(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let middle = values[values.count / 2]
    return Double(values.count { abs($0 - middle) <= max(middle / 6, 0.5) }) / Double(values.count)
  }

  /// Metres to the east and north from one position to another, on a sphere where they are degrees; precise enough to judge steps by.
  private static func step(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: CoordinateKind) -> Step {
    guard kind == .degrees else { return (x2 - x1, y2 - y1) }
    // One degree of a great circle, and the cosine of the latitude by its series, which is exact to 0.1 % up to 85°.
    let perDegree = 111_195.0
    let angle = (y1 + y2) / 2 * .pi / 180
    let squared = angle * angle
    let cosine = 1 - squared / 2 + squared * squared / 24 - squared * squared * squared / 720
    return ((x2 - x1) * cosine * perDegree, (y2 - y1) * perDegree)
  }

  private static func length(_ step: Step) -> Double { (step.east * step.east + step.north * step.north).squareRoot() }
}
