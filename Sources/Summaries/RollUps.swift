package import SurveyModel

/// Counts per river. Every river of the network has a row, also one without outlets.
package func rollUpRivers(
  _ outlets: [Outlet], _ observations: ObservationColumns, _ matches: MatchColumns, network: RiverNetwork
) -> RollUp {
  var rows = network.rivers.map {
    RollUpRow(id: $0.id, name: $0.name, basin: $0.basin, lengthKilometres: $0.length / 1000)
  }
  for outlet in outlets { rows[network.reaches[outlet.reach].river].count(outlet) }
  for row in 0..<matches.count {
    guard let reach = matches.matchedReach(at: row) else { continue }
    rows[network.reaches[reach].river].count(observations.method[row])
  }
  return RollUp(rows: rows, total: total(of: rows))
}

/// Counts per basin or district, of outlets that carry its id. The row of those that lie in none comes last; there is
/// one when something does.
/// - Parameters:
///   - areas: id and name of every area that must have a row.
///   - lengths: kilometres of river per area id; nil where lengths make no sense.
package func rollUpAreas(
  _ outlets: [Outlet], _ observations: ObservationColumns, areas: [(id: String, name: String?)],
  lengths: [String?: Double]?, of area: (Outlet) -> String?
) -> RollUp {
  var rows: [String?: RollUpRow] = [:]
  for (id, name) in areas { rows[id] = RollUpRow(id: id, name: name, lengthKilometres: lengths.map { $0[id] ?? 0 }) }
  for outlet in outlets {
    let id = area(outlet)
    var row = rows[id] ?? RollUpRow(id: id, lengthKilometres: lengths.map { $0[id] ?? 0 })
    row.count(outlet)
    for observation in outlet.observations { row.count(observations.method[observation]) }
    rows[id] = row
  }
  // Rivers without an outlet in an area that no list names, or in none: their length counts.
  for (id, length) in lengths ?? [:] where rows[id] == nil { rows[id] = RollUpRow(id: id, lengthKilometres: length) }
  let sorted = rows.values.sorted { a, b in
    guard let idA = a.id else { return false }
    guard let idB = b.id else { return true }
    return idA.utf8.lexicographicallyPrecedes(idB.utf8)
  }
  return RollUp(rows: sorted, total: total(of: sorted))
}

private func total(of rows: [RollUpRow]) -> RollUpRow {
  var total = RollUpRow(id: nil)
  for row in rows {
    total.outlets += row.outlets
    total.outletsLeft += row.outletsLeft
    total.outletsRight += row.outletsRight
    total.observations += row.observations
    total.drone += row.drone
    total.foot += row.foot
    total.other += row.other
    total.unconfirmed += row.unconfirmed
    if let length = row.lengthKilometres { total.lengthKilometres = (total.lengthKilometres ?? 0) + length }
  }
  return total
}

extension RollUpRow {
  fileprivate mutating func count(_ outlet: Outlet) {
    outlets += 1
    switch outlet.bank {
    case .left: outletsLeft += 1
    case .right: outletsRight += 1
    case nil: break
    }
    if outlet.status == .unconfirmed { unconfirmed += 1 }
  }

  fileprivate mutating func count(_ method: SurveyMethod) {
    observations += 1
    switch method {
    case .drone: drone += 1
    case .foot: foot += 1
    case .other: other += 1
    }
  }
}
