import SurveyModel

/// Where the bank that a crew wrote down is not the bank that was computed.
///
/// When nearly all observations of a river or a reach say the other bank, its line is probably drawn upstream: that is one
/// finding, for the river or the reach. What is left is one finding each.
func bankFindings(_ result: ResultColumns) -> [Finding] {
  let claims = result.observations.claims
  guard !claims.holdsNothing else { return [] }
  var reaches: [ReachNumber: BankTally] = [:]
  for row in 0..<claims.count {
    guard claims.bank(at: row) != nil, result.matches.bank[row] != nil,
      let reach = result.matches.reach[row]
    else { continue }
    reaches[reach, default: BankTally()].add(row, contradicts: result.matches.flags[row].contains(.bankMismatch))
  }
  var rivers: [RiverNumber: BankTally] = [:]
  for (reach, tally) in reaches { rivers[result.network.reaches[reach].river, default: BankTally()].add(tally) }
  var findings: [Finding] = []
  for (river, tally) in rivers where tally.isReversed {
    findings.append(reversed(title(of: result.network.rivers[river]), river, tally, result))
  }
  for (number, tally) in reaches {
    let reach = result.network.reaches[number]
    if rivers[reach.river]?.isReversed ?? false { continue }
    if tally.isReversed {
      findings.append(reversed("the reach \(reach.id)", reach.river, tally, result))
    } else {
      findings += tally.contradicting.map { mismatch($0, on: number, result) }
    }
  }
  return findings
}

/// Observations of a reach or river on which crew and line both name a bank.
private struct BankTally {
  private var count = 0
  private(set) var contradicting: [Int] = []

  mutating func add(_ row: Int, contradicts: Bool) {
    count += 1
    if contradicts { contradicting.append(row) }
  }

  mutating func add(_ other: BankTally) {
    count += other.count
    contradicting += other.contradicting
  }

  /// Nine of ten or more, of five or more: crews that err one time in twenty come to that once in millions of rivers.
  var isReversed: Bool { count >= 5 && contradicting.count * 10 >= count * 9 }

  var ratio: String { contradicting.count == count ? "All \(count)" : "\(contradicting.count) of \(count)" }

}

private func reversed(_ what: String, _ river: RiverNumber, _ tally: BankTally, _ result: ResultColumns) -> Finding {
  Finding(
    .riverDrawnUpstream, .warning,
    "\(tally.ratio) observations that name a bank of \(what) name the other one: it is probably drawn upstream, and then "
      + "its banks are swapped and its measures count from the wrong end. Turn the line round; or did the crew look upstream?",
    // One of the places stands for all, and not by the order of the rows.
    position: tally.contradicting.map {
      Coordinate(longitude: result.matches.placeLongitude[$0], latitude: result.matches.placeLatitude[$0])
    }.min { ($0.x, $0.y) < ($1.x, $1.y) }
  ).about(river: result.network.rivers[river].id)
}

private func mismatch(_ row: Int, on reach: ReachNumber, _ result: ResultColumns) -> Finding {
  let observations = result.observations
  let river = result.network.rivers[result.network.reaches[reach].river]
  let accuracy = Double(observations.accuracy[row])
  let distance = result.matches.distance[row]
  let doubt = distance <= accuracy ? "; at \(decimals(distance, 1)) m from the line the position leaves it open" : ""
  return Finding(
    .bankMismatch, .warning,
    "The crew says \(observations.claims.bank(at: row)?.name ?? "") bank, the position is on the "
      + "\(result.matches.bank[row]?.name ?? "") bank of \(title(of: river))\(doubt). Check which it is.",
    source: result.sources[Int(observations.source[row])], record: Int(observations.record[row]),
    position: Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
  ).about(outlet: result.outlet(ofRow: row)?.id.description, river: river.id)
}
