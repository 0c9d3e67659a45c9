import OutputSchema
import SurveyModel
import TextKit

/// Writes `manifest.json`, the last file: what went in, how, and what came out, with the hashes of both. It holds no clock time and
/// no folder of this machine, so equal runs give equal bytes. ``OutputListing`` reads it back.
func writeManifest(_ result: ResultColumns, to sink: any OutputSink) throws {
  var file = try sink.makeFile(OutputListing.file)
  try file.write(manifestText(result, outputs: sink.outputs))
  sink.add(try file.finish(features: nil))
}

func manifestText(_ result: ResultColumns, outputs: [OutputRecord]) -> [UInt8] {
  let run = result.run
  var bytes = Array(OutputListing.signature.utf8)
  line(.version, to: &bytes) { $0.appendJSON(run.version) }
  line(.options, to: &bytes) { bytes in
    var options = JSONObject()
    for (name, value) in run.options.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      options.add(name, value)
    }
    bytes.append(contentsOf: options.text)
  }
  list(.inputs, run.inputs.map(inputObject), to: &bytes)
  list(.skipped, run.skipped.map(skippedObject), to: &bytes)
  list(.outputs, outputs.map(outputObject), to: &bytes)
  line(.workingCRS, to: &bytes) { $0.appendJSON(run.workingCRS) }
  line(.projVersion, to: &bytes) { $0.appendJSON(run.projVersion) }
  line(.projDatabase, to: &bytes) { $0.appendJSON(run.projDatabase) }
  line(.geosVersion, to: &bytes) { $0.appendJSON(run.geosVersion) }
  bytes.append(contentsOf: OutputListing.keyStart(.totals).utf8)
  bytes.append(contentsOf: totals(result).text)
  bytes.append("\n}\n")
  return bytes
}

private func line(_ key: ManifestKey, to bytes: inout [UInt8], _ value: (inout [UInt8]) -> Void) {
  bytes.append(contentsOf: OutputListing.keyStart(key).utf8)
  value(&bytes)
  bytes.append(",\n")
}

private func list(_ key: ManifestKey, _ items: [JSONObject], to bytes: inout [UInt8]) {
  line(key, to: &bytes) { bytes in
    bytes.append("[")
    for (index, item) in items.enumerated() {
      bytes.append(index == 0 ? "\n" : ",\n")
      bytes.append(contentsOf: OutputListing.itemIndent.utf8)
      bytes.append(contentsOf: item.text)
    }
    bytes.append(items.isEmpty ? "]" : "\n  ]")
  }
}

private func inputObject(_ input: RunDescription.Input) -> JSONObject {
  var object = JSONObject()
  object.add("role", input.role.rawValue)
  object.add("name", input.name)
  object.add("size", input.size)
  object.add("sha256", input.sha256)
  object.add("format", input.description.format.rawValue)
  object.add("encoding", input.description.encoding)
  object.add("dialect", input.description.dialect)
  object.add("stated_crs", input.description.statedCRS)
  object.add("crs", input.operation?.crs)
  object.add("operation", input.operation?.name)
  object.add("operation_accuracy_m", input.operation?.accuracy, decimals: Decimals.metres)
  object.add("fixes", input.fixes)
  var fields = JSONObject()
  for (field, column) in input.description.fields { fields.add(field, column) }
  object.add("fields", fields)
  object.add("profile", input.description.profile?.name)
  object.add("records", input.account.records)
  object.add("accepted", input.account.accepted)
  object.add("flagged", input.account.flagged)
  object.add("rejected", rejected(input.account.rejected))
  object.add("structural", input.account.structural)
  return object
}

private func rejected(_ counts: [Rule: Int]) -> JSONObject {
  var object = JSONObject()
  let named = counts.filter { $0.value != 0 }.map { ($0.key.id, $0.value) }
  for (rule, count) in named.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) { object.add(rule, count) }
  return object
}

private func skippedObject(_ skipped: (name: String, reason: String)) -> JSONObject {
  var object = JSONObject()
  object.add("name", skipped.name)
  object.add("reason", skipped.reason)
  return object
}

private func outputObject(_ output: OutputRecord) -> JSONObject {
  var object = JSONObject()
  object.add(OutputListing.nameKey, output.name)
  object.add(OutputListing.sizeKey, output.size)
  object.add(OutputListing.digestKey, output.sha256)
  object.add("features", output.features)
  return object
}

private func totals(_ result: ResultColumns) -> JSONObject {
  var account = FileAccount()
  for input in result.run.inputs where input.role == .survey { account.add(input.account) }
  let matched = result.matches.reach.count { $0 != nil }
  var object = JSONObject()
  object.add("records", account.records)
  object.add("accepted", account.accepted)
  object.add("flagged", account.flagged)
  object.add("rejected", account.rejectedCount)
  object.add("observations", result.observations.count)
  object.add("matched", matched)
  object.add("unmatched", result.observations.count - matched)
  object.add("outlets", result.outlets.count)
  object.add("rivers", result.network.rivers.count)
  object.add("tracks", result.tracks.count)
  var findings = JSONObject()
  for severity in Severity.allCases {
    findings.add(severity.name, result.findings.reduce(0) { $1.severity == severity ? $0 + 1 : $0 })
  }
  object.add("findings", findings)
  return object
}
