package import SurveyModel

/// Whether every total equals the layer it came from (invariant I3).
/// - Returns: what does not add up, nil when all does.
package func imbalance(of result: SurveyResult) -> String? {
  let matched = result.matches.reach.count { $0 >= 0 }
  let inOutlets = result.outlets.reduce(0) { $0 + $1.observations.count }
  let owned = result.outletOfObservation.count { $0 >= 0 }
  if matched != inOutlets || matched != owned {
    return "\(matched) matched observations, but outlets hold \(inOutlets) and \(owned) say that they belong to one"
  }
  for (name, rollUp) in [("rivers", result.rivers), ("basins", result.basins), ("districts", result.districts)] {
    let rows = rollUp.rows
    let outlets = rows.reduce(0) { $0 + $1.outlets }
    let observations = rows.reduce(0) { $0 + $1.observations }
    let total = rollUp.total
    if outlets != result.outlets.count || total.outlets != outlets {
      return "\(result.outlets.count) outlets, but the summary of \(name) has \(outlets) and its total says \(total.outlets)"
    }
    if observations != matched || total.observations != observations {
      return "\(matched) matched observations, but the summary of \(name) has \(observations)"
    }
    if rows.contains(where: { $0.drone + $0.foot + $0.other != $0.observations }) {
      return "a row of the summary of \(name) has more or fewer observations than its methods"
    }
  }
  return nil
}
