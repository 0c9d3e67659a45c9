import SurveyModel

/// The sum of the rows.
func total(of rows: [RollUpRow]) -> RollUpRow {
  var total = RollUpRow(id: nil)
  for row in rows { total.add(row) }
  return total
}

/// Sorts rows by the UTF-8 bytes of their ids. The row without an id comes last.
func byID(_ a: RollUpRow, _ b: RollUpRow) -> Bool {
  guard let idA = a.id else { return false }
  guard let idB = b.id else { return true }
  return idA.utf8.lexicographicallyPrecedes(idB.utf8)
}
