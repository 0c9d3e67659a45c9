import Differences
import FileKit
import LayerOutput
import ResultArchive
public import SurveyModel
package import Workers

/// Compares two results that `process` wrote: which outlets were kept, added, removed, split and merged, what is said otherwise of them,
/// and why.
/// - Parameters:
///   - old: the folder of the old result.
///   - new: the folder of the new result.
/// - Throws: `InputError` when a folder is missing, none that `process` wrote, or was changed since; `InvariantError` when the changes do
///   not lead from the old counts to the new ones.
public func compareResults(_ old: String, with new: String) throws -> ResultDifferences {
  try withPublicErrors {
    let (oldFolder, newFolder) = (try ResultFolder(old), try ResultFolder(new))
    let (oldRun, newRun) = (try oldFolder.manifest(), try newFolder.manifest())
    let before = ComparedResult(outlets: try oldFolder.comparedOutlets(), sightings: try oldFolder.comparedSightings(oldRun))
    let after = ComparedResult(outlets: try newFolder.comparedOutlets(), sightings: try newFolder.comparedSightings(newRun))
    let differences = compare(before, after, runCauses: runCauses(oldRun, newRun))
    if let fault = imbalance(differences, before, after) { throw InvariantError(fault) }
    return differences
  }
}

/// Writes differences into a folder: `diff.csv`, `diff.geojson` and the tables of counts. They appear there when all of them are complete.
/// - Parameters:
///   - force: true for a folder that may hold files already; those of other names are kept.
///   - byteOrderMark: whether the tables begin with the mark of UTF-8.
/// - Throws: `OutputError`; `Cancelled`.
package func writeDifferences(
  _ differences: ResultDifferences, to folder: String, force: Bool, byteOrderMark: Bool, cancellation: Cancellation
) throws {
  let output = try OutputFolder(at: folder, force: force, replacesSameNames: true)
  try LayerOutput.writeDifferences(differences, to: output, byteOrderMark: byteOrderMark, cancellation: cancellation)
  try cancellation.check()
  try output.publish()
}

/// Refuses the folder of a result as the place of differences, which would replace it.
/// - Throws: `InputError(.usage)`.
package func refuseResult(at folder: String) throws(InputError) {
  guard isOutputFolder(folder) else { return }
  throw InputError(
    .usage, "a result of outlets process stands here and would be replaced. Choose another \(.output).",
    source: PathText.displayText(folder))
}

/// What the manifests say of what tells the two runs apart, besides their observations.
private func runCauses(_ old: RunManifest, _ new: RunManifest) -> Set<DifferenceCause> {
  var causes: Set<DifferenceCause> = []
  let roles: [(DifferenceCause, [String])] = [
    (.decision, ["decisions"]), (.register, ["register"]), (.riversLayer, ["rivers", "water", "aliases"]),
    (.areasLayer, ["basins", "districts"]),
  ]
  for (cause, names) in roles where names.contains(where: { old.hashes(ofRole: $0) != new.hashes(ofRole: $0) }) {
    causes.insert(cause)
  }
  let names = Set(old.options.keys).union(new.options.keys).subtracting(optionsOfInputs)
  // An option that an older program did not know yet is one that was not given.
  if names.contains(where: { old.options[$0] ?? "null" != new.options[$0] ?? "null" }) { causes.insert(.options) }
  if old.versions != new.versions { causes.insert(.program) }
  return causes
}

/// Options that name inputs, which are compared by their content, and options of the form of the output.
private let optionsOfInputs: Set<String> = [
  "surveys", "rivers", "basins", "districts", "river_aliases", "water", "marks", "decisions", "register", "bom",
]
