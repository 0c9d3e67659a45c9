import SurveyModel

/// How the rows of a table follow one another in time and place.
struct RowSteps {
  /// Seconds from a row to the next, of the pairs of rows that have a time or clock each.
  private(set) var seconds: [Double] = []
  /// Metres from a row to the next.
  private(set) var metres: [Double] = []
  /// Metres a second, of the pairs with different times.
  private(set) var speeds: [Double] = []
  /// The number of pairs in which the second row is older.
  private(set) var backwards = 0

  /// - Parameter moments: microseconds of each row by one clock, nil where a row has none.
  init(x: [Double], y: [Double], moments: (Int) -> Int64?, kind: CoordinateKind, rows: [Int]) {
    for (row, next) in zip(rows, rows.dropFirst()) {
      let distance = Self.distance(x[row], y[row], x[next], y[next], kind)
      metres.append(distance)
      guard let from = moments(row), let to = moments(next) else { continue }
      let (elapsed, overflow) = to.subtractingReportingOverflow(from)
      if overflow || elapsed < 0 {
        backwards += 1
        continue
      }
      seconds.append(Double(elapsed) / 1e6)
      if elapsed > 0 { speeds.append(distance / (Double(elapsed) / 1e6)) }
    }
  }

  /// The steps between rows that stand at different times, the smallest first.
  var positiveSeconds: [Double] { seconds.filter { $0 > 0 }.sorted() }

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

  /// Metres between two positions, on a sphere where they are degrees; precise enough to judge steps by.
  static func distance(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: CoordinateKind) -> Double {
    guard kind == .degrees else { return ((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)).squareRoot() }
    // One degree of a great circle, and the cosine of the latitude by its series, which is exact to 0.1 % up to 85°.
    let perDegree = 111_195.0
    let angle = (y1 + y2) / 2 * .pi / 180
    let squared = angle * angle
    let cosine = 1 - squared / 2 + squared * squared / 24 - squared * squared * squared / 720
    let (east, north) = ((x2 - x1) * cosine, y2 - y1)
    return (east * east + north * north).squareRoot() * perDegree
  }
}
