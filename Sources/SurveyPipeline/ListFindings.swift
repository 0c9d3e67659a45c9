import ResultArchive
import SurveyMath
import SurveyModel
package import TextKit

/// The findings of an output folder as a table: errors first, then warnings, then what is only to know.
/// - Throws: `InputError`: the folder is missing, none that `process` wrote, or was changed since; a word of the filter is none that is
///   known (`usage`).
package func listFindings(in folder: String, _ filter: FindingFilter) throws -> TextTable {
  let result = try ResultFolder(folder)
  let findings = try result.findings()
  for rule in filter.rules where Rule(id: rule) == nil {
    let known = Set(findings.map(\.rule)).sorted()
    throw InputError(
      .usage,
      "there is no rule \"\(rule)\"; this result has findings of \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    ).suggesting(rule, among: Rule.allCases.map(\.id))
  }
  let river = try filter.river.map { try riverID($0, findings, result) }
  let sources = Set(findings.compactMap(\.source))
  if let source = filter.source, !sources.contains(where: { isNamed($0, source) }) {
    throw InputError(
      .usage, "no finding is about a file \"\(source)\"; there are findings about \(sources.sorted().joined(separator: ", "))"
    ).suggesting(source, among: sources.sorted())
  }
  let wanted = findings.filter { finding in
    (filter.rules.isEmpty || filter.rules.contains(finding.rule))
      && (filter.severities.isEmpty || filter.severities.contains(finding.severity))
      && filter.source.map { source in finding.source.map { isNamed($0, source) } ?? false } ?? true
      && river.map { $0 == finding.riverID } ?? true && filter.outlet.map { $0 == finding.outletID } ?? true
  }
  let ranks = Dictionary(Severity.allCases.map { ($0.name, -Int($0.rawValue)) }) { first, _ in first }
  let sorted = wanted.enumerated().sorted { a, b in
    (ranks[a.element.severity] ?? 0, a.offset) < (ranks[b.element.severity] ?? 0, b.offset)
  }.map(\.element)
  return TextTable(
    columns: columns,
    rows: sorted.map { finding in
      [
        finding.severity, finding.rule, finding.source, finding.record.map { String($0) }, finding.outletID, finding.riverID,
        finding.position.map { "\($0[0])" }, finding.position.map { "\($0[1])" }, finding.message,
      ]
    })
}

private let columns: [TextTable.Column] = {
  func column(_ name: String, isNumber: Bool = false, needsValues: Bool = false) -> TextTable.Column {
    var column = TextTable.Column(name, isNumber: isNumber)
    column.needsValues = needsValues
    return column
  }
  var longitude = column("longitude", isNumber: true)
  var latitude = column("latitude", isNumber: true)
  longitude.isOnTerminal = false
  latitude.isOnTerminal = false
  return [
    column("severity"), column("rule"), column("source", needsValues: true), column("record", isNumber: true, needsValues: true),
    column("outlet_id", needsValues: true), column("river_id", needsValues: true), longitude, latitude, column("message"),
  ]
}()

/// True where a text is the whole name of a file or its last parts.
private func isNamed(_ source: String, _ text: String) -> Bool { source == text || source.hasSuffix("/" + text) }

/// The id of a river that the user names by its id or its name.
private func riverID(_ text: String, _ findings: [FindingEntry], _ result: ResultFolder) throws -> String {
  let outlets = try result.outlets()
  var names = Dictionary(outlets.compactMap { outlet in outlet.riverID.map { ($0, outlet.riverName) } }) { first, _ in first }
  for id in findings.compactMap(\.riverID) where names[id] == nil { names[id] = .some(nil) }
  if names[text] != nil { return text }
  let named = names.filter { $0.value == text }.map(\.key).sorted()
  if let id = named.first, named.count == 1 { return id }
  if named.count > 1 {
    throw InputError(.usage, "\(named.count) rivers are called \"\(text)\": \(named.joined(separator: ", ")); name one by its id")
  }
  throw InputError(.usage, "no outlet and no finding is on a river \"\(text)\"")
    .suggesting(text, among: names.keys.sorted() + names.values.compactMap { $0 }.sorted())
}
