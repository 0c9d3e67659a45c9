package import SurveyModel

/// Positions at longitude 0, latitude 0, which receivers write that have no fix: those that were rejected, and those that are a little
/// beside it while the rest of the file is elsewhere.
/// - Parameter rows: the observations of one file.
package func nullIsland(_ observations: ObservationColumns, rows: Range<Int>, account: FileAccount) -> Suspicion? {
  let rejected = account.rejected[.nullIsland] ?? 0
  let near = rows.filter { abs(observations.longitude[$0]) < 0.05 && abs(observations.latitude[$0]) < 0.05 }
  let beside = near.count * 2 < rows.count ? near : []
  guard rejected + beside.count > 0 else { return nil }
  var parts: [String] = []
  if rejected > 0 { parts.append("\(rejected) of \(account.records) records stand at 0, 0 and were rejected") }
  if !beside.isEmpty {
    parts.append("\(beside.count) of \(account.records) records lie within 6 km of 0, 0 and the others do not")
  }
  var suspicion = Suspicion(
    .suspectNullIsland,
    "\(parts.joined(separator: "; ")): the receiver had no fix there. Take these positions from notes or photos, or leave them out."
  )
  suspicion.record = beside.first.map { Int(observations.record[$0]) }
  return suspicion
}
