package import SurveyModel

/// Checks that outlets and observations refer to each other, and that every number in every summary equals what the outlets
/// give.
///
/// Everything is counted a second time here, from the outlets, without the functions that made the summaries.
/// - Returns: a sentence about the first number that is wrong; nil when all are right.
package func imbalance(of result: ResultColumns) -> String? {
  if let fault = ownershipFault(result) { return fault }
  let (reaches, riverIDs) = (result.network.reaches, result.network.rivers.map(\.id))
  if result.rivers.rows.map(\.id) != riverIDs { return "the summary of rivers has not one row for every river" }
  return fault(in: result.rivers, named: "rivers", result, ids: riverIDs) { reaches[$0.reach].river.index }
    ?? fault(in: result.basins, named: "basins", result, ids: result.basinIDs) { Int($0.basin) }
    ?? fault(in: result.districts, named: "districts", result, ids: result.districtIDs) { Int($0.district) }
    ?? hierarchyFault(result)
    ?? tributaryFault(of: result)
}

/// Checks that each row of a table of districts is the sum of the rows of the table below that name it as their parent.
private func hierarchyFault(_ result: ResultColumns) -> String? {
  var below = result.districts
  for table in result.districtTables {
    let name = "districts by \(table.level.name)"
    var sums: [String?: Tally] = [:]
    let ids = Set(table.rollUp.rows.map(\.id))
    for row in below.rows {
      let target: String? =
        if table.level == .parent {
          row.parent ?? row.id
        } else {
          // A district of this level, or of a higher one, has a row of its own in this table.
          ids.contains(row.id) ? row.id : row.parent
        }
      guard ids.contains(target) else { return "\(row.id ?? "none") is counted in no row of \(name)" }
      sums[target, default: Tally()].add(Tally(row))
    }
    if ids.count != table.rollUp.rows.count { return "the summary of \(name) has an id twice" }
    for row in table.rollUp.rows where Tally(row) != sums[row.id] ?? Tally() {
      return "the summary of \(name) says \(Tally(row)) of \(row.id ?? "none"), but what lies in it adds up to "
        + "\(sums[row.id] ?? Tally())"
    }
    if Tally(table.rollUp.total) != Tally(result.districts.total) {
      return "the total of \(name) says \(Tally(table.rollUp.total)), that of districts \(Tally(result.districts.total))"
    }
    below = table.rollUp
  }
  return nil
}

/// Checks that every matched observation belongs to exactly one outlet, which lies on its river or says that it does not; that no other observation belongs
/// to an outlet; and that outlets and observations agree on this.
private func ownershipFault(_ result: ResultColumns) -> String? {
  let count = result.observations.count
  if result.matches.count != count || result.outletOfObservation.count != count {
    return "\(count) observations, but \(result.matches.count) placed and \(result.outletOfObservation.count) merged"
  }
  var owner = OptionalNumbers<OutletNumber>(repeating: nil, count: count)
  let (sightings, reachOf, reaches) = (result.sightings, result.matches.reach, result.network.reaches)
  for (number, outlet) in result.outlets.numbered {
    func fault(_ what: String) -> String { "outlet \(outlet.id) \(what)" }
    if outlet.sightings.isEmpty { return fault("has no observation") }
    guard result.network.reaches.indices.contains(outlet.reach) else { return fault("is on no reach") }
    for place in outlet.sightings {
      guard sightings.indices.contains(place), owner.indices.contains(sightings[place].index) else {
        return fault("has an observation that does not exist")
      }
      let row = sightings[place].index
      if owner[row] != nil { return fault("has an observation that was counted before") }
      guard let reach = reachOf[row] else { return fault("has an observation that is on no river") }
      if reaches[reach].river != reaches[outlet.reach].river, !outlet.flags.contains(.riverByMerge) {
        return fault("has an observation that is on another river, and does not say so")
      }
      owner[row] = number
    }
    guard result.basinIDs.indices.contains(Int(outlet.basin)), result.districtIDs.indices.contains(Int(outlet.district)) else {
      return fault("is in a basin or district that does not exist")
    }
  }
  let matched = result.matches.reach.count { $0 != nil }
  let owned = owner.count { $0 != nil }
  if matched != owned { return "\(matched) matched observations, but outlets hold \(owned)" }
  return owner == result.outletOfObservation ? nil : "observations and outlets do not say the same of who belongs to whom"
}

/// What is wrong with one summary.
/// - Parameters:
///   - ids: the ids of the areas that outlets may belong to.
///   - group: the index in `ids` of the area that an outlet belongs to.
private func fault(
  in rollUp: RollUp, named name: String, _ result: ResultColumns, ids: [String?], of group: (OutletRow) -> Int
) -> String? {
  var tallies = [Tally](repeating: Tally(), count: ids.count)
  let (outlets, sightings, methods) = (result.outlets, result.sightings, result.observations.method)
  for outlet in outlets { tallies[group(outlet)].add(outlet, sightings, methods) }
  var expected: [String?: Tally] = [:]
  for (id, tally) in zip(ids, tallies) where tally != Tally() { expected[id, default: Tally()].add(tally) }
  var sum = Tally()
  var seen: Set<String?> = []
  for row in rollUp.rows {
    let id = row.id ?? "none"
    if !seen.insert(row.id).inserted { return "the summary of \(name) has two rows of \(id)" }
    let tally = expected[row.id] ?? Tally()
    if Tally(row) != tally { return "the summary of \(name) says \(Tally(row)) of \(id), but the outlets say \(tally)" }
    sum.add(tally)
  }
  for id in ids where expected[id] != nil && !seen.contains(id) { return "the summary of \(name) has no row of \(id ?? "none")" }
  return Tally(rollUp.total) == sum ? nil : "the total of \(name) says \(Tally(rollUp.total)), but the rows \(sum)"
}
