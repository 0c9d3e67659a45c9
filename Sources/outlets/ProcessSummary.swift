import FileKit
import SurveyModel
import SurveyPipeline

/// What `process` says at its end: what was read, what became of it, and what to look at.
func summary(of report: ProcessReport, folder: String, verbose: Bool) -> String {
  let result = report.result
  var lines: [String] = []
  for input in result.run.inputs where verbose || input.account.rejectedCount > 0 {
    lines.append("\(input.name): \(described(input))")
  }
  for (name, reason) in result.run.skipped { lines.append("\(name): skipped, \(reason)") }

  let unmatched = result.matches.reach.count { $0 < 0 }
  let rivers = result.rivers.rows.count { $0.outlets > 0 }
  lines.append(
    "\(counted(result.outlets.count, "outlet")) on \(counted(rivers, "river")) from "
      + counted(result.observations.count, "observation")
      + (unmatched > 0 ? ", of which \(grouped(unmatched)) lie on no river" : "")
      + (result.tracks.isEmpty ? "" : "; \(counted(result.tracks.count, "track"))"))
  if !result.rejections.isEmpty {
    lines.append("\(counted(result.rejections.count, "record")) rejected: \(folder)/rejected.csv says why")
    for rejection in result.rejections.prefix(verbose ? 50 : 3) { lines.append("  \(described(rejection))") }
  }
  if report.refusedFiles > 0 {
    lines.append("\(counted(report.refusedFiles, "file")) could not be read and nothing of it is counted")
  }
  let errors = result.findings.count { $0.severity == .error }
  let warnings = result.findings.count { $0.severity == .warning }
  if errors + warnings > 0 {
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    lines.append("\(parts.joined(separator: " and ")) to look at: \(folder)/review.geojson")
  }
  for finding in result.findings where finding.severity == .error { lines.append("  error: \(finding.message)") }
  if verbose {
    for finding in result.findings where finding.severity == .warning && finding.record == nil {
      lines.append("  warning: \(finding.source.map { "\($0): " } ?? "")\(finding.message)")
    }
  }
  return lines.map { PathText.displayText($0) + "\n" }.joined()
}

private func described(_ input: RunDescription.Input) -> String {
  let account = input.account
  var text = "\(input.description.format.rawValue), \(input.description.encoding)"
  if let operation = input.operation { text += ", \(operation.crs)" }
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
