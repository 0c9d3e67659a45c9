package import SurveyModel

/// Counts outlets and observations by basin or district. The row of outlets that lie in no area comes last; it is there only when
/// there are such outlets, or rivers that lie in no area.
/// - Parameters:
///   - areas: id and name of every area that has a row in any case.
///   - lengths: for each id of an area the kilometres of river in it; nil when lengths are not given.
///   - ids: the ids of the areas by their numbers, each once.
///   - area: the number of the area that an outlet lies in.
package func rollUpAreas(
  _ result: ResultColumns, areas: [(id: String, name: String?)], lengths: [String?: Double]?, ids: [String?],
  of area: (OutletRow) -> Int32
) -> RollUp {
  var counts = ids.map { RollUpRow(id: $0) }
  let (outlets, sightings, methods) = (result.outlets, result.sightings, result.observations.method)
  for outlet in outlets {
    let number = Int(area(outlet))
    counts[number].count(outlet)
    for place in outlet.sightings { counts[number].count(methods[sightings[place].index]) }
  }
  var groups = GroupNumbers()
  var rows: [RollUpRow] = []
  /// The index of the row of an area. The row is added when there is none.
  func row(of id: String?, name: String? = nil) -> Int {
    let number = groups.number(of: id)
    if number == rows.count {
      rows.append(RollUpRow(id: id, name: name, lengthKilometres: lengths.map { $0[id] ?? 0 }))
    }
    return number
  }
  for (id, name) in areas { _ = row(of: id, name: name) }
  for counted in counts where counted.outlets > 0 { rows[row(of: counted.id)].add(counted) }
  // Areas without outlets that `areas` does not hold have a row for the length of their rivers.
  for id in (lengths ?? [:]).keys { _ = row(of: id) }
  return rollUp(rows.sorted(by: byID))
}
