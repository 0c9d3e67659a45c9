import SurveyModel

extension MatchColumns {
  /// Rows of "no match", whose places are still to be filled in.
  ///
  /// `hasWater` adds the distances to the lines, which are those of `distance` without it.
  init(unmatched count: Int, hasWater: Bool) {
    self.init()
    reach = Array(repeating: -1, count: count)
    measure = Array(repeating: .nan, count: count)
    placeLongitude = measure
    placeLatitude = measure
    distance = measure
    if hasWater { centrelineDistance = measure }
    bank = Array(repeating: nil, count: count)
    runnerUpRiver = reach
    runnerUpDistance = measure
    confidence = Array(repeating: .nan, count: count)
    flags = Array(repeating: RuleSet(.unmatched), count: count)
  }

  /// Puts parts back in the order of the observations: the *i*-th row of all parts belongs to row `order[i]`. The place of
  /// an unmatched observation is where it was recorded.
  init(
    _ parts: [MatchColumns], in order: [Int32], of observations: ObservationColumns, hasWater: Bool, jobs: Int
  ) throws {
    self.init()
    let rows = Rows(parts: parts, order: order)
    // Column by column, since each fits into a cache that all of them do not.
    let (places, others) = try Parallel.alongside(
      jobs: jobs,
      background: {
        (
          rows.sorted(\.placeLongitude, else: observations.longitude), rows.sorted(\.placeLatitude, else: observations.latitude),
          rows.sorted(\.distance, .nan), rows.sorted(\.measure, .nan), hasWater ? rows.sorted(\.centrelineDistance, .nan) : []
        )
      },
      foreground: {
        (
          rows.sorted(\.reach, -1), rows.sorted(\.bank, nil), rows.sorted(\.runnerUpRiver, -1),
          rows.sorted(\.runnerUpDistance, .nan), rows.sorted(\.confidence, .nan), rows.sorted(\.flags, RuleSet())
        )
      })
    (placeLongitude, placeLatitude, distance, measure, centrelineDistance) = places
    (reach, bank, runnerUpRiver, runnerUpDistance, confidence, flags) = others
  }

  /// Rows of several parts, which belong elsewhere.
  private struct Rows: Sendable {
    var parts: [MatchColumns]
    var order: [Int32]

    func sorted<Value>(_ column: any KeyPath<MatchColumns, [Value]> & Sendable, _ filler: Value) -> [Value] {
      var values = Array(repeating: filler, count: order.count)
      var next = 0
      for part in parts {
        for value in part[keyPath: column] {
          values[Int(order[next])] = value
          next += 1
        }
      }
      return values
    }

    /// As above, with the value of `others` where a row has no match.
    func sorted(_ column: any KeyPath<MatchColumns, [Double]> & Sendable, else others: [Double]) -> [Double] {
      var values = others
      var next = 0
      for part in parts {
        for (value, reach) in zip(part[keyPath: column], part.reach) {
          if reach >= 0 { values[Int(order[next])] = value }
          next += 1
        }
      }
      return values
    }
  }
}
