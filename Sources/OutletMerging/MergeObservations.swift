private import PROJKit
package import SurveyModel

/// Makes outlets of matched observations: those on the same reach and bank whose places along the reach and whose
/// positions agree within their accuracies are sightings of one outlet.
///
/// The best-measured sighting of an outlet leads it; another one joins the nearest leader with which it agrees, or leads
/// an outlet of its own. So an outlet is never wider than the accuracies allow (there is no chaining), and the result
/// does not depend on the order of the observations.
/// - Returns: outlets sorted by reach, measure, bank and id; and for each observation the index of its outlet, or -1.
package func mergeObservations(
  _ observations: ObservationColumns, _ matches: MatchColumns, network: RiverNetwork
) -> (outlets: [Outlet], outletOfObservation: [Int32]) {
  let rows = matches.reach.indices.filter { matches.reach[$0] >= 0 }.sorted { a, b in
    let groupA = groupKey(matches, a)
    let groupB = groupKey(matches, b)
    return groupA == groupB ? precedes(observations, a, b) : groupA < groupB
  }
  var outlets: [Outlet] = []
  var start = rows.startIndex
  while start < rows.endIndex {
    let key = groupKey(matches, rows[start])
    let end = rows[start...].firstIndex { groupKey(matches, $0) != key } ?? rows.endIndex
    for members in clusters(rows[start..<end], observations, matches) {
      outlets.append(outlet(of: members, observations, matches, network))
    }
    start = end
  }
  outlets.sort { a, b in
    if a.reach != b.reach { return a.reach < b.reach }
    if a.measure != b.measure { return a.measure < b.measure }
    return bankNumber(a.bank) != bankNumber(b.bank) ? bankNumber(a.bank) < bankNumber(b.bank) : a.id < b.id
  }
  makeIdsUnique(&outlets)
  var outletOfObservation = [Int32](repeating: -1, count: observations.count)
  for (number, outlet) in outlets.enumerated() {
    for row in outlet.observations { outletOfObservation[row] = Int32(number) }
  }
  return (outlets, outletOfObservation)
}

/// Observations can only be one outlet within a reach and on one bank.
private func groupKey(_ matches: MatchColumns, _ row: Int) -> Int {
  Int(matches.reach[row]) * 3 + bankNumber(matches.bank[row])
}

private func bankNumber(_ bank: Bank?) -> Int { bank.map { Int($0.rawValue) + 1 } ?? 0 }

/// Best-measured first, then by content alone; only observations with the same content are left to their row.
private func precedes(_ observations: ObservationColumns, _ a: Int, _ b: Int) -> Bool {
  if observations.accuracy[a] != observations.accuracy[b] { return observations.accuracy[a] < observations.accuracy[b] }
  if observations.time[a] != observations.time[b] {
    if observations.time[a] == ObservationColumns.noTime { return false }
    if observations.time[b] == ObservationColumns.noTime { return true }
    return observations.time[a] < observations.time[b]
  }
  if observations.longitude[a] != observations.longitude[b] { return observations.longitude[a] < observations.longitude[b] }
  if observations.latitude[a] != observations.latitude[b] { return observations.latitude[a] < observations.latitude[b] }
  if observations.type[a] != observations.type[b] { return observations.type[a].rawValue < observations.type[b].rawValue }
  return [observations.name, observations.code, observations.attributes].lazy
    .compactMap { precedes($0, a, b) }.first ?? (a < b)
}

/// Whether one text precedes the other; nil when they are the same.
private func precedes(_ texts: TextColumn, _ a: Int, _ b: Int) -> Bool? {
  let textA = texts.bytes[texts.range(at: a)]
  let textB = texts.bytes[texts.range(at: b)]
  return textA == textB ? nil : textA.lexicographicallyPrecedes(textB)
}

/// Sightings of one reach and bank, best-measured first, as outlets' members; each outlet's leader comes first.
private func clusters(_ rows: ArraySlice<Int>, _ observations: ObservationColumns, _ matches: MatchColumns) -> [[Int]] {
  var leaders = LeaderIndex()
  var members: [[Int]] = []
  for row in rows {
    let accuracy = Double(observations.accuracy[row])
    let measure = matches.measure[row]
    var nearest: (outlet: Int, distance: Double)?
    // Leaders are at least as well measured, so twice the own accuracy reaches every one that can agree.
    leaders.forEach(within: 2 * accuracy, of: measure) { candidate in
      let leader = members[candidate][0]
      let tolerance = accuracy + Double(observations.accuracy[leader])
      guard abs(matches.measure[leader] - measure) <= tolerance else { return }
      let distance = Geodesic.distance(
        fromLongitude: observations.longitude[row], latitude: observations.latitude[row],
        toLongitude: observations.longitude[leader], latitude: observations.latitude[leader])
      guard distance <= tolerance else { return }
      if let found = nearest, (found.distance, found.outlet) <= (distance, candidate) { return }
      nearest = (candidate, distance)
    }
    if let nearest {
      members[nearest.outlet].append(row)
    } else {
      leaders.insert(members.count, at: measure)
      members.append([row])
    }
  }
  return members
}

/// Outlets' leaders by their place along the reach, in buckets of some metres.
private struct LeaderIndex {
  private static let bucketLength = 16.0
  private var buckets: [Int: [Int]] = [:]

  mutating func insert(_ leader: Int, at measure: Double) {
    buckets[Int(measure / Self.bucketLength), default: []].append(leader)
  }

  func forEach(within radius: Double, of measure: Double, _ body: (Int) -> Void) {
    let first = max(0, (measure - radius) / Self.bucketLength)
    let last = (measure + radius) / Self.bucketLength
    if last - first > Double(buckets.count) {
      for bucket in buckets.values { bucket.forEach(body) }
    } else {
      for number in Int(first)...Int(last) { buckets[number]?.forEach(body) }
    }
  }
}
