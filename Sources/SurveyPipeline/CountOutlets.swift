import FileKit
import Ingest
import LayerOutput
package import SurveyModel
package import TextKit

/// Counts the outlets of an output folder.
///
/// - Parameter level: of districts; nil for the districts as the layer has them.
///
/// By river, basin or district this is the summary that `process` wrote; by anything else the features of
/// `outlets.geojson` are counted. Either way the total is checked against that layer.
/// - Throws: `InputError` when the folder is missing or no output of ours; `InvariantError` when totals differ.
package func countOutlets(in folder: String, by key: CountKey, level: DistrictLevel? = nil) throws -> TextTable {
  try withPublicErrors {
    guard try inputStatus(folder).kind == .folder, isOutputFolder(folder) else {
      throw InputError(.unreadable, "this is no folder that outlets process wrote", source: PathText.displayText(folder))
    }
    let outlets = try readOutletLayer(readFile(folder + "/outlets.geojson").bytes, source: "outlets.geojson")
    let table: TextTable
    switch key {
    case .river: table = try summaryTable(folder, "summary/rivers.csv")
    case .basin: table = try summaryTable(folder, "summary/basins.csv")
    case .district: table = try districtTable(folder, level)
    case .type: table = counted(outlets, "type") { $0.type }
    case .method: table = counted(outlets, "method") { $0.methods.joined(separator: "+") }
    case .bank: table = counted(outlets, "bank") { $0.bank }
    case .status: table = counted(outlets, "status") { $0.status }
    }
    guard let column = table.columns.firstIndex(where: { $0.name == "outlets" }), let total = table.total?[column],
      total == String(outlets.count)
    else { throw InvariantError("the total of outlets by \(key.rawValue) is not the \(outlets.count) of outlets.geojson") }
    return table
  }
}

/// Districts as the layer has them, or summed up to a level.
private func districtTable(_ folder: String, _ level: DistrictLevel?) throws -> TextTable {
  guard let level else { return try summaryTable(folder, "summary/districts.csv") }
  let file = "summary/districts_\(level.name).csv"
  guard (try? inputStatus(folder + "/" + file)) != nil else {
    throw InputError(
      .usage,
      "the districts of this output are not summed up by \(level.name): their ids are no GB/T 2260 codes below that level, or "
        + "no \(.districtParent) was given", source: PathText.displayText(folder))
  }
  return try summaryTable(folder, file)
}

private func summaryTable(_ folder: String, _ file: String) throws -> TextTable {
  let rows = try readSummaryTable(readFile(folder + "/" + file).bytes, source: file)
  guard let header = rows.first, let total = rows.dropFirst().last else {
    throw InputError(.unreadable, "the summary has no total row; run process again", source: file)
  }
  let texts: Set<String> = ["river_id", "river_name", "basin", "basin_name", "district", "district_name", "level", "parent"]
  return TextTable(
    columns: header.map { TextTable.Column($0 ?? "", isNumber: !texts.contains($0 ?? "")) },
    rows: Array(rows.dropFirst().dropLast()), total: total)
}

private func counted(_ outlets: [OutletEntry], _ name: String, _ key: (OutletEntry) -> String?) -> TextTable {
  var rows: [String?: (outlets: Int, left: Int, right: Int, unconfirmed: Int, observations: Int)] = [:]
  var total = (outlets: 0, left: 0, right: 0, unconfirmed: 0, observations: 0)
  for outlet in outlets {
    var row = rows[key(outlet)] ?? (0, 0, 0, 0, 0)
    add(outlet, to: &row)
    add(outlet, to: &total)
    rows[key(outlet)] = row
  }
  func cells(_ name: String?, _ row: (outlets: Int, left: Int, right: Int, unconfirmed: Int, observations: Int)) -> [String?] {
    [name] + [row.outlets, row.left, row.right, row.unconfirmed, row.observations].map { Optional(String($0)) }
  }
  let sorted = rows.sorted { a, b in
    guard let keyA = a.key else { return false }
    guard let keyB = b.key else { return true }
    return keyA.utf8.lexicographicallyPrecedes(keyB.utf8)
  }
  let numbers = ["outlets", "outlets_left", "outlets_right", "unconfirmed", "observations"]
  return TextTable(
    columns: [TextTable.Column(name, isNumber: false)] + numbers.map { TextTable.Column($0, isNumber: true) },
    rows: sorted.map { cells($0.key, $0.value) }, total: cells("total", total))
}

private func add(
  _ outlet: OutletEntry, to row: inout (outlets: Int, left: Int, right: Int, unconfirmed: Int, observations: Int)
) {
  row.outlets += 1
  if outlet.bank == "left" { row.left += 1 }
  if outlet.bank == "right" { row.right += 1 }
  if outlet.status == "unconfirmed" { row.unconfirmed += 1 }
  row.observations += outlet.observations
}
