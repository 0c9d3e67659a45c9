package import SurveyModel
import Workers

/// What a person should look at after the placing: ambiguous and unmatched observations, a survey that misses the rivers
/// altogether, and what crews say of river and bank against it.
package func placingFindings(_ result: ResultColumns, maxDistance: Double, jobs: Int) throws -> [Finding] {
  let count = result.observations.count
  let parts = Parallel.chunks(of: count, size: 1 << 16)
  var findings = try Parallel.map(parts.count, jobs: jobs) { part in
    parts[part].compactMap { placingFinding($0, result, maxDistance: maxDistance) }
  }.flatMap { $0 }
  if count > 0, !result.matches.reach.contains(where: { $0 != nil }), !result.network.rivers.isEmpty {
    findings.append(
      Finding(
        .riversOutOfReach, .error,
        "None of the \(count) observations is within \(decimals(maxDistance, 0)) m of a river. Are the rivers of "
          + "another place, swapped, or in another CRS (--rivers-crs)? Did the surveys lose the signs of west or south (--fix sign)?"
      ))
  }
  return findings + nameFindings(result, maxDistance: maxDistance) + bankFindings(result)
    + waterFindings(result)
}

/// What is to be looked at of one observation.
private func placingFinding(_ row: Int, _ result: ResultColumns, maxDistance: Double) -> Finding? {
  let observations = result.observations
  func finding(_ rule: Rule, _ message: String, outletID: String? = nil, riverID: String? = nil) -> Finding {
    Finding(
      rule, .warning, message, source: result.sources[Int(observations.source[row])],
      record: Int(observations.record[row]),
      position: Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
    ).about(outlet: outletID, river: riverID)
  }
  guard let reach = result.matches.reach[row] else {
    return finding(
      .unmatched, "No river lies within \(decimals(maxDistance, 0)) m. Is a river missing from the layer, or the position wrong?")
  }
  guard result.matches.flags[row].contains(.ambiguousRiver), let runnerUp = result.matches.runnerUpRiver[row] else { return nil }
  let river = result.network.rivers[result.network.reaches[reach].river]
  let other = result.network.rivers[runnerUp]
  return finding(
    .ambiguousRiver,
    "\(river.id) at \(decimals(result.matches.distance[row], 1)) m and \(other.id) at "
      + "\(decimals(result.matches.runnerUpDistance[row], 1)) m cannot be told apart with an accuracy of "
      + "\(decimals(Double(observations.accuracy[row]), 1)) m. Check which river the outlet is on.",
    outletID: result.outlet(ofRow: row)?.id.description, riverID: river.id)
}
