package import SurveyModel

/// Counts per river. Every river of the network has a row, also one without outlets.
package func rollUpRivers(_ result: ResultColumns) -> RollUp {
  let network = result.network
  var rows = network.rivers.map {
    RollUpRow(id: $0.id, name: $0.name, basin: $0.basin, lengthKilometres: $0.length / 1000)
  }
  for (number, river) in network.rivers.enumerated() {
    rows[number].strahler = river.reaches.lazy.compactMap { network.strahler(ofReach: $0) }.max()
  }
  for outlet in result.outlets { rows[network.reaches[outlet.reach].river].count(outlet) }
  for (method, reach) in zip(result.observations.method, result.matches.reach) where reach >= 0 {
    rows[network.reaches[Int(reach)].river].count(method)
  }
  return RollUp(rows: rows, total: total(of: rows))
}

/// Counts per basin or district, of outlets that carry its number. The row of those that lie in none comes last; there is
/// one when something does.
/// - Parameters:
///   - areas: id and name of every area that must have a row.
///   - lengths: kilometres of river per area id; nil where lengths make no sense.
///   - ids: of the areas by their numbers, each once.
///   - area: the number that an outlet carries.
package func rollUpAreas(
  _ result: ResultColumns, areas: [(id: String, name: String?)], lengths: [String?: Double]?, ids: [String?],
  of area: (OutletRow) -> Int32
) -> RollUp {
  var counts = ids.map { RollUpRow(id: $0) }
  let (outlets, sightings, methods) = (result.outlets, result.sightings, result.observations.method)
  for outlet in outlets {
    let number = Int(area(outlet))
    counts[number].count(outlet)
    for place in outlet.sightings { counts[number].count(methods[Int(sightings[Int(place)])]) }
  }
  var groups = GroupNumbers()
  var rows: [RollUpRow] = []
  /// The number of an area's row, which is made when there is none.
  func row(of id: String?, name: String? = nil) -> Int {
    let number = groups.number(of: id)
    if number == rows.count {
      rows.append(RollUpRow(id: id, name: name, lengthKilometres: lengths.map { $0[id] ?? 0 }))
    }
    return number
  }
  for (id, name) in areas { _ = row(of: id, name: name) }
  for counted in counts where counted.outlets > 0 { rows[row(of: counted.id)].add(counted) }
  // Rivers without an outlet in an area that no list names, or in none: their length counts.
  for id in (lengths ?? [:]).keys { _ = row(of: id) }
  return RollUp(rows: rows.sorted(by: byID), total: total(of: rows))
}

func total(of rows: [RollUpRow]) -> RollUpRow {
  var total = RollUpRow(id: nil)
  for row in rows { total.add(row) }
  return total
}

/// By the bytes of the ids, the row of none last.
func byID(_ a: RollUpRow, _ b: RollUpRow) -> Bool {
  guard let idA = a.id else { return false }
  guard let idB = b.id else { return true }
  return idA.utf8.lexicographicallyPrecedes(idB.utf8)
}

extension RollUpRow {
  /// Adds the counts of another row.
  mutating func add(_ row: RollUpRow) {
    outlets += row.outlets
    outletsLeft += row.outletsLeft
    outletsRight += row.outletsRight
    observations += row.observations
    drone += row.drone
    foot += row.foot
    other += row.other
    unconfirmed += row.unconfirmed
    if let length = row.lengthKilometres { lengthKilometres = (lengthKilometres ?? 0) + length }
  }

  @inline(__always)
  fileprivate mutating func count(_ outlet: OutletRow) {
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
