import FileKit
import SurveyModel
import SurveyPipeline

/// What `process` says at its end: what was read, what became of it, and what to look at.
func summary(of report: SurveyResult, folder: String, verbose: Bool) -> String {
  let result = report.columns
  var lines: [String] = []
  for input in result.run.inputs where verbose || input.account.rejectedCount > 0 {
    lines.append("\(input.name): \(described(input))")
  }
  lines += skippedLines(result.run.skipped)

  lines += result.run.inputs.compactMap { riverProfileLine($0, result.network) }
  let unmatched = result.matches.reach.count { $0 == nil }
  let rivers = result.rivers.rows.count { $0.outlets > 0 }
  lines.append(
    "\(counted(result.outlets.count, "outlet")) on \(counted(rivers, "river")) from "
      + counted(result.observations.count, "observation")
      + (unmatched > 0 ? ", of which \(grouped(unmatched)) lie on no river" : "")
      + (result.tracks.isEmpty ? "" : "; \(counted(result.tracks.count, "track"))"))
  lines += photoLines(result)
  let assumed = assumptions(of: result)
  if !assumed.isEmpty { lines += ["Assumed, as the files do not say:"] + assumed.map { "  \($0)" } }
  if !result.rejections.isEmpty {
    lines.append("\(counted(result.rejections.count, "record")) rejected: \(folder)/rejected.csv says why")
    for rejection in result.rejections.prefix(verbose ? 50 : 3) { lines.append("  \(described(rejection))") }
  }
  if report.refusedFiles > 0 {
    lines.append("\(counted(report.refusedFiles, "file")) could not be read: what is in there is not counted")
  }
  let suspicions = result.findings.filter { $0.rule.isSuspicion || $0.rule == .fixApplied }
  for finding in suspicions.prefix(verbose ? 50 : 5) {
    lines.append("\(finding.source.map { "\($0): " } ?? "")\(finding.message)")
  }
  if !verbose, suspicions.count > 5 { lines.append("\(suspicions.count - 5) more such suspicions") }
  let errors = result.findings.count { $0.severity == .error }
  let warnings = result.findings.count { $0.severity == .warning }
  if errors + warnings > 0 {
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    lines.append("\(parts.joined(separator: " and ")) to look at: \(folder)/review.geojson")
  }
  // Files that were refused are in the list of skipped ones.
  let faults = result.findings.filter { $0.severity == .error && $0.rule != .fileRefused }
  for finding in faults.prefix(verbose ? 50 : 5) { lines.append("  error: \(finding.message)") }
  if verbose {
    for finding in result.findings where finding.severity == .warning && finding.record == nil {
      lines.append("  warning: \(finding.source.map { "\($0): " } ?? "")\(finding.message)")
    }
  }
  return lines.map { PathText.displayText($0) + "\n" }.joined()
}

/// What photos are good for, where nothing was made of them.
private func photoLines(_ result: ResultColumns) -> [String] {
  guard result.run.options[OptionName.photoEvents.manifestKey] == .flag(false) else { return [] }
  let inputs = result.run.inputs
  let photos = inputs.filter { $0.description.format == .photo }
  let placed = photos.reduce(0) { $0 + $1.account.accepted }
  let silent = photos.reduce(0) { $0 + $1.account.structural }
  guard placed + silent > 0 else { return [] }
  let use = inputs.contains { $0.description.format == .marks } ? "" : ", for marks to name (--marks)"
  return [
    "\(counted(placed + silent, "photo")) read\(use); --photo-events makes observations of them"
      + (silent > 0 ? " (\(grouped(silent)) without a position)" : "")
  ]
}

/// What kind of river layer was recognised; or, where nothing was understood, which columns there are and what that means.
private func riverProfileLine(_ input: RunDescription.Input, _ network: RiverNetwork) -> String? {
  guard input.role == .rivers, let profile = input.description.profile else { return nil }
  let counts = "\(counted(network.reaches.count, "reach")), \(counted(network.rivers.count, "river"))"
  if profile != .generic { return "\(input.name) is \(profile.name): \(counts)" }
  let telling: Set = ["river_id", "river_name", "reach_id"]
  if network.reaches.isEmpty || input.description.fields.contains(where: { telling.contains($0.field) }) { return nil }
  let columns = input.description.columns
  let shown = columns.prefix(20).joined(separator: ", ") + (columns.count > 20 ? " and \(columns.count - 20) more" : "")
  return
    "\(input.name): no column is known to name or number rivers (\(columns.isEmpty ? "there are none" : "there are \(shown)")), so "
    + "each line is a river of its own: \(counts). --river-id, --river-name or --profile say which column it is"
}

/// Files that were left out, by reason: a folder of a thousand photos takes one line.
private func skippedLines(_ skipped: [(name: String, reason: String)]) -> [String] {
  var names: [String: [String]] = [:]
  var reasons: [String] = []
  for (name, reason) in skipped {
    if names[reason] == nil { reasons.append(reason) }
    names[reason, default: []].append(name)
  }
  return reasons.map { reason in
    let all = names[reason] ?? []
    let more = all.count > 3 ? " and \(grouped(all.count - 3)) more" : ""
    return "\(all.prefix(3).joined(separator: ", "))\(more): skipped, \(reason)"
  }
}

private func described(_ input: RunDescription.Input) -> String {
  let account = input.account
  var text = "\(input.description.format.rawValue), \(input.description.encoding)"
  if let operation = input.operation { text += ", \(operation.crs == "OGC:CRS84" ? "WGS 84" : operation.crs)" }
  text += ": \(counted(account.records, "record")), \(grouped(account.accepted)) accepted"
  if account.flagged > 0 { text += " (\(grouped(account.flagged)) with flags)" }
  if account.rejectedCount > 0 { text += ", \(grouped(account.rejectedCount)) rejected" }
  return text
}

func described(_ rejection: Rejection) -> String {
  var text = "\(rejection.source), record \(rejection.record)"
  if let line = rejection.line { text += ", line \(line)" }
  if let column = rejection.column { text += ", \(column)" }
  return "\(text): \(rejection.message)"
}
