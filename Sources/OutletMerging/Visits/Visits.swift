import SurveyMath
import SurveyModel

/// The visits that the records come from: what one source noted by one method without an hour's pause.
///
/// A crew sees an outlet as a rule once in a visit, so that two records of one visit are as a rule two outlets. Records without a
/// time tell nothing of when they were made: those of one source and method are taken as one visit that is `isTimed` nowhere,
/// and a list that holds an outlet twice is no rare thing.
struct Visits: Sendable {
  struct Visit: Hashable, Sendable {
    var source: Int32
    var method: SurveyMethod
    /// Counts the pauses before it; -1 for records without a time.
    var stretch: Int32

    var isTimed: Bool { stretch >= 0 }

    func precedes(_ other: Visit) -> Bool {
      (source, method.rawValue, stretch) < (other.source, other.method.rawValue, other.stretch)
    }
  }

  /// For each row of the columns its visit, as index of `all`.
  let ofRow: [Int32]
  let all: [Visit]

  /// Microseconds without a record that end a visit.
  static let pause: Int64 = 3_600_000_000

  init(_ observations: ObservationColumns) {
    let starts = Self.starts(observations)
    var numbers: [Visit: Int32] = [:]
    var all: [Visit] = []
    var ofRow: [Int32] = []
    ofRow.reserveCapacity(observations.count)
    var last: (visit: Visit, number: Int32)?
    for row in 0..<observations.count {
      let time = observations.time[row]
      let source = observations.source[row]
      var stretch: Int32 = -1
      if time != ObservationColumns.noTime, let known = starts[source] {
        stretch = Int32(truncatingIfNeeded: known.indices.first(beyond: { known[$0] > time }))
      }
      let visit = Visit(source: source, method: observations.method[row], stretch: stretch)
      if let last, last.visit == visit {
        ofRow.append(last.number)
        continue
      }
      let number = numbers[visit] ?? Int32(truncatingIfNeeded: all.count)
      if Int(number) == all.count {
        numbers[visit] = number
        all.append(visit)
      }
      last = (visit, number)
      ofRow.append(number)
    }
    // Numbered by what they are, so that the order of the records does not show in any sum over visits.
    let order = all.indices.sorted { all[$0].precedes(all[$1]) }
    var place = [Int32](repeating: 0, count: all.count)
    for (new, old) in order.enumerated() { place[old] = Int32(truncatingIfNeeded: new) }
    self.all = order.map { all[$0] }
    self.ofRow = order.indices.elementsEqual(order) ? ofRow : ofRow.map { place[Int($0)] }
  }

  /// For each source the times at which its visits begin, ascending.
  private static func starts(_ observations: ObservationColumns) -> [Int32: [Int64]] {
    var times: [Int32: [Int64]] = [:]
    for row in 0..<observations.count where observations.time[row] != ObservationColumns.noTime {
      times[observations.source[row], default: []].append(observations.time[row])
    }
    return times.mapValues { times in
      var ascending = times
      if !zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) { ascending.sort() }
      var starts: [Int64] = []
      var before: Int64?
      for time in ascending {
        if before.map({ time.subtractingReportingOverflow($0).partialValue > pause }) ?? true { starts.append(time) }
        before = time
      }
      return starts
    }
  }
}
