import SurveyModel
import Workers

extension MatchColumns {
  /// Rows that say "no match".
  /// - Parameter hasWater: adds the column of distances to the lines, which differ from `distance` only where water is known.
  init(unmatched count: Int, hasWater: Bool) {
    self.init()
    reach = OptionalNumbers(repeating: nil, count: count)
    measure = Array(repeating: .nan, count: count)
    placeLongitude = measure
    placeLatitude = measure
    distance = measure
    if hasWater { centrelineDistance = measure }
    bank = Array(repeating: nil, count: count)
    runnerUpRiver = OptionalNumbers(repeating: nil, count: count)
    runnerUpDistance = measure
    confidence = Array(repeating: .nan, count: count)
    flags = Array(repeating: RuleSet(.unmatched), count: count)
  }

  /// Puts the rows of several parts in the order of the observations. An unmatched observation gets its own position as its place.
  /// - Parameters:
  ///   - parts: their rows, one part after the other, belong to the observations that `order` lists.
  ///   - hasWater: whether the parts have the column of distances to the lines.
  init(
    _ parts: [MatchColumns], in order: [ObservationRow], of observations: ObservationColumns, hasWater: Bool, jobs: Int
  ) throws {
    self.init()
    let rows = Rows(parts: parts, order: order)
    // One column after the other: one column fits into the cache, all together do not.
    let columns: [@Sendable () -> Column] = [
      { rows.column(\.placeLongitude, rows.sorted(\.placeLongitude, else: observations.longitude)) },
      { rows.column(\.placeLatitude, rows.sorted(\.placeLatitude, else: observations.latitude)) },
      { rows.column(\.distance, rows.sorted(\.distance, .nan)) },
      { rows.column(\.measure, rows.sorted(\.measure, .nan)) },
      { rows.column(\.centrelineDistance, hasWater ? rows.sorted(\.centrelineDistance, .nan) : []) },
      { rows.column(\.runnerUpDistance, rows.sorted(\.runnerUpDistance, .nan)) },
      { rows.column(\.flags, rows.sorted(\.flags, RuleSet())) },
      { rows.column(\.reach, rows.sorted(\.reach)) },
      { rows.column(\.runnerUpRiver, rows.sorted(\.runnerUpRiver)) },
      { rows.column(\.confidence, rows.sorted(\.confidence, .nan)) },
      { rows.column(\.bank, rows.sorted(\.bank, nil)) },
    ]
    for put in try Parallel.map(columns.count, jobs: jobs, { columns[$0]() }) { put(&self) }
  }

  /// Stores a column that was made.
  private typealias Column = @Sendable (inout MatchColumns) -> Void

  /// The rows of several parts, with the observations that they belong to.
  private struct Rows: Sendable {
    var parts: [MatchColumns]
    var order: [ObservationRow]

    func column<Values: Sendable>(_ place: any WritableKeyPath<MatchColumns, Values> & Sendable, _ values: Values) -> Column {
      { $0[keyPath: place] = values }
    }

    func sorted<Value>(_ column: any KeyPath<MatchColumns, [Value]> & Sendable, _ filler: Value) -> [Value] {
      var values = Array(repeating: filler, count: order.count)
      var next = 0
      for part in parts {
        for value in part[keyPath: column] {
          values[order[next].index] = value
          next += 1
        }
      }
      return values
    }

    func sorted<Number>(_ column: any KeyPath<MatchColumns, OptionalNumbers<Number>> & Sendable) -> OptionalNumbers<Number> {
      var numbers = OptionalNumbers<Number>(repeating: nil, count: order.count)
      var next = 0
      for part in parts {
        for number in part[keyPath: column] {
          numbers[order[next].index] = number
          next += 1
        }
      }
      return numbers
    }

    /// As above, with the value of `others` where a row has no match.
    func sorted(_ column: any KeyPath<MatchColumns, [Double]> & Sendable, else others: [Double]) -> [Double] {
      var values = others
      var next = 0
      for part in parts {
        for (value, reach) in zip(part[keyPath: column], part.reach) {
          if reach != nil { values[order[next].index] = value }
          next += 1
        }
      }
      return values
    }
  }
}
