import SurveyModel
import TextKit

extension ProcessSummary {
  /// For a program: one JSON object on a line.
  var json: String {
    var object = JSONObject()
    object.add("out", folder)
    object.add("exit_code", Int(exitCode))
    object.add("worthless", worthlessness?.lines.joined(separator: " "))
    object.add("outlets", result.outlets.count)
    object.add("rivers_with_outlets", riversWithOutlets)
    object.add("rivers", result.network.rivers.count)
    object.add("observations", result.observations.count)
    object.add("unmatched", unmatched)
    object.add("tracks", result.tracks.count)
    object.add("rejected", result.rejections.count)
    object.add("refused_files", report.refusedFiles)
    object.add("inputs", result.run.inputs.map(inputObject))
    object.add(
      "skipped",
      result.run.skipped.map { name, reason in
        var skipped = JSONObject()
        skipped.add("name", name)
        skipped.add("reason", reason)
        return skipped
      })
    object.add("assumed", assumptions(of: result))
    var findings = JSONObject()
    for severity in Severity.allCases { findings.add(severity.name, result.findings.count { $0.severity == severity }) }
    object.add("findings", findings)
    object.add("most_important", mostImportant(result.findings).map { findingObject($0.finding, more: $0.more) })
    object.add(
      "kept",
      kept.map { file, name in
        var pair = JSONObject()
        pair.add("file", file)
        pair.add("name", name)
        return pair
      })
    object.add("next", next)
    return String(decoding: object.text, as: UTF8.self) + "\n"
  }

  private func inputObject(_ input: RunDescription.Input) -> JSONObject {
    var object = JSONObject()
    object.add("role", input.role.rawValue)
    object.add("name", input.name)
    object.add("format", input.description.format.rawValue)
    object.add("crs", input.operation?.crs)
    object.add("records", input.account.records)
    object.add("accepted", input.account.accepted)
    object.add("flagged", input.account.flagged)
    object.add("rejected", input.account.rejectedCount)
    return object
  }

  private func findingObject(_ finding: Finding, more: Int) -> JSONObject {
    var object = JSONObject()
    object.add("rule", finding.rule.id)
    object.add("severity", finding.severity.name)
    object.add("message", finding.message(naming: .arguments))
    object.add("source", finding.source)
    object.add("record", finding.record)
    object.add("outlet_id", finding.outletID)
    object.add("river_id", finding.riverID)
    object.add("more_of_rule", more)
    return object
  }
}
