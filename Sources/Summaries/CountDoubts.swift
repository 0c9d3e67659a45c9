import SurveyMath
import SurveyModel

extension RollUpRow {
  /// Adds what is not certain about the number of outlets: that this one is two, or one with another that comes after it.
  mutating func doubt(_ outlet: OutletRow) {
    if outlet.splitProbability > Self.least { doubts.append(outlet.splitProbability) }
    if outlet.unionProbability > Self.least { doubts.append(-min(1, outlet.unionProbability)) }
  }

  /// Less probable things are left out: they would be many.
  static let least: Float = 1e-4

  /// Works out the expected number of outlets and the interval from the doubts.
  ///
  /// Each doubt is a thing that is there or not, independently of the others; the number of those that are there is Poisson-binomial. An
  /// outlet that may be none is there with the probability that it is one.
  mutating func settleDoubts() {
    let all = doubts + moves
    guard !all.isEmpty else {
      (outletsExpected, outletsLow, outletsHigh) = (Double(outlets), outlets, outlets)
      return
    }
    let certain = outlets - all.count { $0 < 0 }
    let uncertain = PoissonBinomial(all.map { $0 < 0 ? 1 + Double($0) : Double($0) })
    outletsExpected = Double(certain) + uncertain.mean
    let interval = uncertain.interval
    outletsLow = max(0, certain + interval.lowerBound)
    outletsHigh = max(0, certain + interval.upperBound)
  }
}

/// A summary of these rows, with their total and what is not certain about each.
func rollUp(_ rows: [RollUpRow]) -> RollUp {
  var rollUp = RollUp(rows: rows, total: total(of: rows))
  for index in rows.indices { rollUp.rows[index].settleDoubts() }
  rollUp.total.settleDoubts()
  return rollUp
}
