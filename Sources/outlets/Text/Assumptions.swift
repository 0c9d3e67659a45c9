import Reprojection
import SurveyModel

/// What the files do not say and was therefore assumed, one line each, with the option that says it.
///
/// A position that is 500 m off, or a day's work eight hours early, looks like any other in the layers.
func assumptions(of result: ResultColumns) -> [String] {
  var lines: [String] = []
  let surveys = result.run.inputs.filter { $0.role == .survey }
  if result.run.options[OptionName.crs.manifestKey] == RunDescription.OptionValue.none,
    result.run.options[OptionName.overrideCRS.manifestKey] == RunDescription.OptionValue.none
  {
    let silent = surveys.filter {
      ($0.description.format == .csv || $0.description.format.isWorkbook) && $0.description.statedCRS == nil
        && $0.account.accepted > 0 && $0.fixes.isEmpty
    }
    if let first = silent.first {
      let files = silent.count == 1 ? first.name : counted(silent.count, "file")
      let observations = result.observations
      let isInChina = GCJ02.shifts(observations.longitude, observations.latitude)
      lines.append("positions are WGS 84 in \(files) (--crs\(isInChina ? "; phone maps in China give gcj02" : ""))")
    }
  }
  var zoneless = 0
  var unsaid = 0
  var imprecise = 0
  let sayMethod = result.run.inputs.map { input in input.description.fields.contains { $0.field == Field.method.rawValue } }
  for row in 0..<result.observations.count {
    let flags = result.observations.flags[row]
    if flags.contains(.timeZoneAssumed) { zoneless += 1 }
    if flags.contains(.accuracyAssumed) { imprecise += 1 }
    let input = result.inputOfSource[Int(result.observations.source[row])]
    if result.observations.method[row] == .other, !sayMethod[input] { unsaid += 1 }
  }
  // Logs and subtitles have times of their fixes, which are no observations.
  let withObservations = Set(result.observations.source.map { result.sources[Int($0)] })
  let logs = Set(result.findings.filter { $0.rule == .timeZoneAssumed }.compactMap(\.source)).subtracting(withObservations)
  if let log = logs.first {
    lines.append("the times of \(logs.count == 1 ? log : counted(logs.count, "track file")) are UTC (--time-zone)")
  }
  if zoneless > 0 { lines.append("the times of \(counted(zoneless, "observation")) are UTC (--time-zone)") }
  if unsaid > 0 {
    lines.append("\(counted(unsaid, "observation")) neither by drone nor on foot, so unconfirmed (--method)")
  }
  if imprecise > 0 {
    lines.append("the accuracy of \(counted(imprecise, "observation")), from HDOP or by the method")
  }
  return lines
}
