import FileKit
import Reprojection
import SurveyModel
import SurveyPipeline

/// What `process` says at its end: what was read, what became of it, what to look at, and what to type next.
struct ProcessSummary {
  let report: SurveyResult
  let options: ProcessOptions
  /// The output folder; nil where nothing was written.
  let folder: String?
  /// Files that were changed by hand, and the names under which they were kept.
  let kept: [(file: String, name: String)]
  let allowedRejects: Int?
  /// Why the result is good for nothing; nil where it is good for something.
  let worthlessness: Worthlessness?

  init(
    _ report: SurveyResult, _ options: ProcessOptions, folder: String?, kept: [(file: String, name: String)],
    allowedRejects: Int?
  ) {
    self.report = report
    self.options = options
    self.folder = folder
    self.kept = kept
    self.allowedRejects = allowedRejects
    worthlessness = Worthlessness(report.columns, maximumDistance: options.maximumDistance)
  }

  var result: ResultColumns { report.columns }

  /// What the run means to the shell.
  var exitCode: Int32 {
    let tooMany = allowedRejects.map { result.rejections.count > $0 } ?? false
    if tooMany || report.refusedFiles > 0 { return Exit.rejects }
    return worthlessness == nil ? Exit.done : Exit.worthless
  }

  /// The observations that lie on no river.
  var unmatched: Int { result.matches.reach.count { $0 == nil } }

  /// The rivers that have outlets.
  var riversWithOutlets: Int { result.rivers.rows.count { $0.outlets > 0 } }

  func text(isVerbose: Bool) -> String {
    var lines: [String] = []
    for input in result.run.inputs where isVerbose || input.account.rejectedCount > 0 {
      lines.append("\(input.name): \(described(input))")
    }
    lines += skippedLines(result.run.skipped)
    lines += result.run.inputs.flatMap { riverLines($0, result) }
    lines += riverEndLines(result.network)
    lines.append(
      "\(counted(result.outlets.count, "outlet")) on \(counted(riversWithOutlets, "river")) from "
        + counted(result.observations.count, "observation")
        + (unmatched > 0 ? ", of which \(grouped(unmatched)) lie on no river" : "")
        + (result.tracks.isEmpty ? "" : "; \(counted(result.tracks.count, "track"))"))
    lines += photoLines(result)
    if let worthlessness {
      lines += worthlessness.lines
    } else if result.observations.count == 0, !result.tracks.isEmpty {
      lines.append(
        "There are tracks and no observation. An outlet is a waypoint of a GPX file, a row of a table with coordinates, or a mark that "
          + "names a photo or a time on a track (--marks FILE); --photo-events makes observations of photos.")
    }
    let assumed = assumptions(of: result)
    if !assumed.isEmpty { lines += ["Assumed, as the files do not say:"] + assumed.map { "  \($0)" } }
    lines += rejectionLines(isVerbose: isVerbose)
    lines += kept.map { "\(folder ?? "")/\($0.file) was changed by hand: it is kept as \(folder ?? "")/\($0.name)" }
    lines += findingLines(isVerbose: isVerbose)
    if folder == nil { lines.append("Nothing was written: this was a dry run.") }
    if let next { lines.append("Next: \(next)") }
    return lines.map { PathText.displayText($0) + "\n" }.joined()
  }

  private func rejectionLines(isVerbose: Bool) -> [String] {
    var lines: [String] = []
    if !result.rejections.isEmpty {
      let place = folder.map { ": \($0)/rejected.csv says why" } ?? ""
      lines.append("\(counted(result.rejections.count, "record")) rejected\(place)")
      for rejection in result.rejections.prefix(isVerbose ? 50 : 3) { lines.append("  \(described(rejection))") }
    }
    if report.refusedFiles > 0 {
      lines.append("\(counted(report.refusedFiles, "file")) could not be read: what is in there is not counted")
    }
    return lines
  }

  /// How many findings there are, and those that matter most; all of them where the user asks for all.
  private func findingLines(isVerbose: Bool) -> [String] {
    var lines: [String] = []
    let errors = result.findings.count { $0.severity == .error }
    let warnings = result.findings.count { $0.severity == .warning }
    if errors + warnings > 0 {
      let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
      lines.append("\(parts.joined(separator: " and ")) to look at\(folder.map { ": \($0)/review.geojson" } ?? "")")
    }
    guard !isVerbose else { return lines + result.findings.map { "  \($0.severity.name): \(described($0))" } }
    return lines
      + mostImportant(result.findings).map { finding, more in
        "  \(finding.severity.name): \(described(finding))"
          + (more > 0 ? " (and \(grouped(more)) more of \(finding.rule.id))" : "")
      }
  }

  /// The next command to type; nil where there is nothing to look at.
  var next: String? {
    guard let folder else { return nil }
    let place = shellQuoted(folder)
    let hasFindings = result.findings.contains { $0.severity != .info }
    let parts =
      (result.outlets.isEmpty ? [] : ["outlets count \(place) --by river"]) + (hasFindings ? ["outlets findings \(place)"] : [])
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

/// The three findings that matter most, one of each rule, with the number of others of its rule: errors first, then doubts about whole
/// files, then other warnings about whole files, then warnings about records. Doubts about several files are all given, up to five.
func mostImportant(_ findings: [Finding]) -> [(finding: Finding, more: Int)] {
  func rank(_ finding: Finding) -> Int {
    if finding.severity == .error { return 0 }
    if finding.rule.isSuspicion || finding.rule == .fixApplied { return 1 }
    return finding.record == nil ? 2 : 3
  }
  // Files that were refused are in the list of skipped ones.
  let worth = findings.filter { ($0.severity != .info || $0.rule == .fixApplied) && $0.rule != .fileRefused }
  let sorted = worth.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  var chosen: [(finding: Finding, more: Int)] = []
  var placeOfRule: [Rule: Int] = [:]
  for finding in sorted {
    let isEach = rank(finding) == 1
    if let place = placeOfRule[finding.rule], !isEach || chosen.count >= 5 {
      chosen[place].more += 1
    } else if chosen.count < (isEach ? 5 : 3) {
      placeOfRule[finding.rule] = chosen.count
      chosen.append((finding, 0))
    }
  }
  return chosen
}

/// A finding in one line, with the file and the record that it is about.
func described(_ finding: Finding) -> String {
  var place = finding.source ?? ""
  if let record = finding.record { place += place.isEmpty ? "record \(record)" : ", record \(record)" }
  let message = finding.message(naming: .arguments)
  return place.isEmpty ? message : "\(place): \(message)"
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
private func riverLines(_ input: RunDescription.Input, _ result: ResultColumns) -> [String] {
  guard input.role == .rivers, let profile = input.description.profile else { return [] }
  let network = result.network
  let isOnly = result.run.inputs.count { $0.role == .rivers } == 1
  let counts =
    isOnly
    ? "\(counted(network.reaches.count, "reach")), \(counted(network.rivers.count, "river"))"
    : counted(input.account.accepted, "feature")
  if profile != .generic { return ["\(input.name) is \(profile.name): \(counts)"] }
  let telling: Set = ["river_id", "river_name", "reach_id"]
  if input.account.accepted == 0 || input.description.fields.contains(where: { telling.contains($0.field) }) { return [] }
  let columns = input.description.columns
  let shown = columns.prefix(20).joined(separator: ", ") + (columns.count > 20 ? " and \(columns.count - 20) more" : "")
  return [
    "\(input.name): no column is known to name or number rivers (\(columns.isEmpty ? "there are none" : "there are \(shown)")), so "
      + "each line is a river of its own: \(counts). --river-id, --river-name or --profile say which column it is"
  ]
}

/// Files that were left out, by reason: a folder of a thousand photos takes one line.
func skippedLines(_ skipped: [(name: String, reason: String)]) -> [String] {
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
  return "\(text): \(rejection.message(naming: .arguments))"
}
