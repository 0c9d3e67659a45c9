import SurveyModel

/// What a person should look at after the placing: ambiguous and unmatched observations, a survey that misses the rivers
/// altogether, and what crews say of river and bank against it.
func placingFindings(_ result: SurveyResult, maxDistance: Double) -> [Finding] {
  var findings: [Finding] = []
  let observations = result.observations
  var unmatched = 0
  for row in 0..<observations.count {
    let source = result.sources[Int(observations.source[row])]
    let record = Int(observations.record[row])
    let position = Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
    guard let reach = result.matches.matchedReach(at: row) else {
      unmatched += 1
      findings.append(
        Finding(
          .unmatched, .warning,
          "No river lies within \(decimals(maxDistance, 0)) m. Is a river missing from the layer, or the position wrong?",
          source: source, record: record, position: position))
      continue
    }
    if result.matches.flags[row].contains(.ambiguousRiver) {
      let river = result.network.rivers[result.network.reaches[reach].river]
      let other = result.network.rivers[Int(result.matches.runnerUpRiver[row])]
      let outlet = result.outletOfObservation[row]
      findings.append(
        Finding(
          .ambiguousRiver, .warning,
          "\(river.id) at \(decimals(result.matches.distance[row], 1)) m and \(other.id) at "
            + "\(decimals(result.matches.runnerUpDistance[row], 1)) m cannot be told apart with an accuracy of "
            + "\(decimals(Double(observations.accuracy[row]), 1)) m. Check which river the outlet is on.",
          source: source, record: record, outletID: outlet >= 0 ? result.outlets[Int(outlet)].id : nil, riverID: river.id,
          position: position))
    }
  }
  if observations.count > 0, unmatched == observations.count, !result.network.rivers.isEmpty {
    findings.append(
      Finding(
        .riversOutOfReach, .error,
        "None of the \(observations.count) observations is within \(decimals(maxDistance, 0)) m of a river. Are the rivers of "
          + "another place, swapped, or in another CRS (--rivers-crs)?"))
  }
  return findings + nameFindings(result, maxDistance: maxDistance) + bankFindings(result)
    + waterFindings(result)
}

/// A number for a message, with up to three decimals.
func decimals(_ value: Double, _ places: Int) -> String {
  guard let scale = [1.0, 10, 100, 1000].dropFirst(places).first, let scaled = Int64(exactly: (value * scale).rounded())
  else { return "\(value)" }
  let digits = String(abs(scaled))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = scaled < 0 ? "-" : ""
  return places == 0 ? sign + padded : "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
}
