package import SurveyModel

/// The first count of which the changes do not give the new number, in words; nil where all hold. The numbers of outlets are those of
/// the results, counted by themselves.
package func imbalance(_ differences: ResultDifferences, _ old: ComparedResult, _ new: ComparedResult) -> String? {
  let groups: [(String, [DifferenceCount], (ComparedOutlet) -> String?)] = [
    ("river", differences.rivers, { $0.riverID }), ("basin", differences.basins, { $0.basin }),
    ("district", differences.districts, { $0.district }),
  ]
  for (kind, counts, group) in groups {
    var before: [String?: Int] = [:]
    var after: [String?: Int] = [:]
    for outlet in old.outlets { before[group(outlet), default: 0] += 1 }
    for outlet in new.outlets { after[group(outlet), default: 0] += 1 }
    for count in counts
    where count.expected != count.new || count.old != before[count.id] ?? 0 || count.new != after[count.id] ?? 0 {
      return
        "the changes of \(kind) \(count.id ?? "(none)") do not lead from \(before[count.id] ?? 0) to \(after[count.id] ?? 0) outlets"
    }
    let known = Set(counts.map(\.id))
    if let missing = Set(before.keys).union(after.keys).first(where: { !known.contains($0) }) {
      return "there is no count of \(kind) \(missing ?? "(none)")"
    }
  }
  return nil
}
