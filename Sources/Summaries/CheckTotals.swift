package import SurveyModel

/// Whether outlets and observations own each other, and every count of every summary equals the layer it came from
/// (invariant I3).
///
/// Counted here once more and from the outlets alone, not by what made the summaries.
/// - Returns: what does not add up, nil when all does.
package func imbalance(of result: ResultColumns) -> String? {
  if let fault = ownershipFault(result) { return fault }
  let (reaches, riverIDs) = (result.network.reaches, result.network.rivers.map(\.id))
  if result.rivers.rows.map(\.id) != riverIDs { return "the summary of rivers has not one row for every river" }
  return fault(in: result.rivers, named: "rivers", result, ids: riverIDs) { reaches[$0.reach].river }
    ?? fault(in: result.basins, named: "basins", result, ids: result.basinIDs) { Int($0.basin) }
    ?? fault(in: result.districts, named: "districts", result, ids: result.districtIDs) { Int($0.district) }
    ?? hierarchyFault(result)
    ?? tributaryFault(of: result)
}

/// Whether every table of districts is the sum of the one below it, by the parents that the rows themselves name.
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
          // A row that is of this level or above it stands for itself.
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

/// Every matched observation belongs to one outlet on its reach, no other belongs to any, and both sides say so.
private func ownershipFault(_ result: ResultColumns) -> String? {
  let count = result.observations.count
  if result.matches.count != count || result.outletOfObservation.count != count {
    return "\(count) observations, but \(result.matches.count) placed and \(result.outletOfObservation.count) merged"
  }
  var owner = [Int32](repeating: -1, count: count)
  let (sightings, reachOf) = (result.sightings, result.matches.reach)
  for (number, outlet) in result.outlets.enumerated() {
    func fault(_ what: String) -> String { "outlet \(outlet.id) \(what)" }
    if outlet.sightings.isEmpty { return fault("has no observation") }
    guard result.network.reaches.indices.contains(outlet.reach) else { return fault("is on no reach") }
    for place in outlet.sightings {
      guard sightings.indices.contains(Int(place)), owner.indices.contains(Int(sightings[Int(place)])) else {
        return fault("has an observation that does not exist")
      }
      let row = Int(sightings[Int(place)])
      if owner[row] >= 0 { return fault("has an observation that was counted before") }
      if Int(reachOf[row]) != outlet.reach { return fault("has an observation that is not on its reach") }
      owner[row] = Int32(truncatingIfNeeded: number)
    }
    guard result.basinIDs.indices.contains(Int(outlet.basin)), result.districtIDs.indices.contains(Int(outlet.district)) else {
      return fault("is in a basin or district that does not exist")
    }
  }
  let matched = result.matches.reach.count { $0 >= 0 }
  let owned = owner.count { $0 >= 0 }
  if matched != owned { return "\(matched) matched observations, but outlets hold \(owned)" }
  return owner == result.outletOfObservation ? nil : "observations and outlets do not say the same of who belongs to whom"
}

/// What is wrong with one summary; `group` says to which of `ids` an outlet belongs.
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

/// The counts of one row.
private struct Tally: Equatable, CustomStringConvertible {
  private var outlets = 0
  private var left = 0
  private var right = 0
  private var unconfirmed = 0
  private var observations = 0
  private var drone = 0
  private var foot = 0
  private var other = 0

  init() {}

  init(_ row: RollUpRow) {
    outlets = row.outlets
    left = row.outletsLeft
    right = row.outletsRight
    unconfirmed = row.unconfirmed
    observations = row.observations
    drone = row.drone
    foot = row.foot
    other = row.other
  }

  @inline(__always)
  mutating func add(_ outlet: OutletRow, _ sightings: [Int32], _ methods: [SurveyMethod]) {
    outlets += 1
    if outlet.bank == .left { left += 1 }
    if outlet.bank == .right { right += 1 }
    if outlet.status == .unconfirmed { unconfirmed += 1 }
    for place in outlet.sightings {
      observations += 1
      switch methods[Int(sightings[Int(place)])] {
      case .drone: drone += 1
      case .foot: foot += 1
      case .other: other += 1
      }
    }
  }

  mutating func add(_ tally: Tally) {
    outlets += tally.outlets
    left += tally.left
    right += tally.right
    unconfirmed += tally.unconfirmed
    observations += tally.observations
    drone += tally.drone
    foot += tally.foot
    other += tally.other
  }

  var description: String {
    "\(outlets) outlets (\(left) left, \(right) right, \(unconfirmed) unconfirmed), \(observations) observations "
      + "(\(drone) drone, \(foot) foot, \(other) other)"
  }
}
