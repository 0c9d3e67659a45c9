import SurveyModel

/// What crews' names for their rivers say against the placing: one finding for each observation that names a neighbouring
/// river, and one for each name that is not in the layer or only far away, however many observations have it.
func nameFindings(_ result: ResultColumns, maxDistance: Double) -> [Finding] {
  let claims = result.observations.claims
  guard !claims.holdsNothing else { return [] }
  var findings: [Finding] = []
  var missing: [Int: NameTally] = [:]
  var far: [Int: NameTally] = [:]
  for row in 0..<claims.count {
    let name = claims.nameNumber(at: row)
    if name == 0 { continue }
    let flags = result.matches.flags[row]
    if flags.contains(.riverNotInLayer) { missing[name, default: NameTally()].add(row, result) }
    if flags.contains(.namedRiverFar) { far[name, default: NameTally()].add(row, result) }
    if flags.contains(.nameMismatch), let reach = result.matches.reach[row] {
      findings.append(mismatch(row, on: reach, claims.names.texts[name], result))
    }
  }
  for (name, tally) in missing {
    findings.append(
      tally.finding(
        .riverNotInLayer,
        "\(tally.count) of the observations name \(shown(claims.names.texts[name])), which is not in the river layer; "
          + "\(tally.placedText(result.network)). Is a tributary missing, or is it another name (--river-aliases)?"))
  }
  for (name, tally) in far {
    findings.append(
      tally.finding(
        .namedRiverFar,
        "\(tally.count) of the observations name \(shown(claims.names.texts[name])), which is in the river layer but not "
          + "within \(decimals(maxDistance, 0)) m of them; \(tally.placedText(result.network)). Is a tributary of that name missing, or the "
          + "position wrong?"))
  }
  return findings
}

private func mismatch(_ row: Int, on reach: ReachNumber, _ name: String, _ result: ResultColumns) -> Finding {
  let observations = result.observations
  let river = result.network.reaches[reach].river
  let id = result.network.rivers[river].id
  return Finding(
    .nameMismatch, .warning,
    "The crew names \(shown(name)), which is near too, but \(title(of: result.network.rivers[river])) is nearer than the "
      + "accuracy of \(decimals(Double(observations.accuracy[row]), 1)) m leaves open. Check which river the outlet is on.",
    source: result.sources[Int(observations.source[row])], record: Int(observations.record[row]),
    position: Coordinate(longitude: observations.longitude[row], latitude: observations.latitude[row])
  ).about(outlet: result.outlet(ofRow: row)?.id.description, river: id)
}

/// The observations that have one name.
private struct NameTally {
  private(set) var count = 0
  private var matched = 0
  private var first: Coordinate?
  private var rivers: Set<RiverNumber> = []

  mutating func add(_ row: Int, _ result: ResultColumns) {
    count += 1
    let position = Coordinate(longitude: result.observations.longitude[row], latitude: result.observations.latitude[row])
    // One of them stands for all, and not by the order of the rows.
    if first.map({ (position.x, position.y) < ($0.x, $0.y) }) ?? true { first = position }
    guard let reach = result.matches.reach[row] else { return }
    matched += 1
    rivers.insert(result.network.reaches[reach].river)
  }

  func placedText(_ network: RiverNetwork) -> String {
    if matched == 0 { return "no river is near them" }
    let titles = rivers.sorted().prefix(3).map { title(of: network.rivers[$0]) }
    let more = rivers.count > titles.count ? " and \(rivers.count - titles.count) more" : ""
    return "\(matched) were put on \(titles.joined(separator: ", "))\(more)"
  }

  func finding(_ rule: Rule, _ message: String) -> Finding {
    Finding(rule, .warning, message, position: first)
  }
}

/// A name as crews wrote it, for a message.
private func shown(_ name: String) -> String { "\"\(name.prefix(60))\"" }

/// A river by its id, and its name where it has one.
func title(of river: RiverRow) -> String {
  guard let name = river.name, name != river.id else { return river.id }
  return "\(river.id) (\(name))"
}
