package import SurveyModel

/// Fills in the level and the parent of each row of `districts`, and sums the rows up to a table for each higher level.
///
/// A row of a table is the sum of the rows of `districts` that lie in it. Every table counts each outlet once, so all tables have
/// the same total.
package func rollUpLevels(_ districts: inout RollUp, _ hierarchy: DistrictHierarchy) -> [DistrictTable] {
  for index in districts.rows.indices {
    guard let id = districts.rows[index].id else { continue }
    districts.rows[index].level = hierarchy.level(of: id)
    districts.rows[index].parent = hierarchy.parent(of: id)
  }
  return hierarchy.levels.map { level in
    var groups = GroupNumbers()
    var rows: [RollUpRow] = []
    for row in districts.rows {
      let ancestor = hierarchy.ancestor(of: row.id, at: level)
      let number = groups.number(of: ancestor)
      if number == rows.count {
        var made = RollUpRow(id: ancestor)
        if let ancestor {
          made.name = hierarchy.name(of: ancestor)
          made.level = level == .parent ? nil : hierarchy.level(of: ancestor)
          made.parent = hierarchy.parent(of: ancestor)
        }
        rows.append(made)
      }
      rows[number].add(row)
    }
    return DistrictTable(level: level, rollUp: rollUp(rows.sorted(by: byID)))
  }
}
