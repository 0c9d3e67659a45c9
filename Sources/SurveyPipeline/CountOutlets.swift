import OutputSchema
import ResultArchive
package import SurveyModel
package import TextKit

/// Counts the outlets of an output folder.
///
/// By river, basin or district this is the summary that `process` wrote; by anything else the features of
/// `outlets.geojson` are counted. Either way the total is checked against that layer.
/// - Parameter level: of districts; nil for the districts as the layer has them.
/// - Throws: `InputError` when the folder is missing or none that `process` wrote; `InvariantError` when totals differ.
package func countOutlets(in folder: String, by key: CountKey, level: DistrictLevel? = nil) throws -> TextTable {
  let result = try ResultFolder(folder)
  let outlets = try result.outlets()
  let table =
    switch key {
    case .river: try summaryTable(OutputLayers.riverSummary.schema, of: result)
    case .basin: try summaryTable(OutputLayers.basinSummary.schema, of: result)
    case .district: try districtTable(level, of: result, in: folder)
    case .type: counted(outlets, by: OutputLayers.type.schema.literal) { $0.type }
    case .method: counted(outlets, by: OutputLayers.method.schema.literal) { $0.methods.joined(separator: "+") }
    case .bank: counted(outlets, by: OutputLayers.bank.schema.literal) { $0.bank }
    case .status: counted(outlets, by: OutputLayers.status.schema.literal) { $0.status }
    }
  guard let column = table.columns.firstIndex(where: { $0.name == OutputLayers.outletCount.name }),
    let total = table.total?[column], total == String(outlets.count)
  else { throw InvariantError("the total of outlets by \(key.rawValue) is not the \(outlets.count) of outlets.geojson") }
  return table
}

/// Counts the outlets of an output folder by one key, or by two in a cross table: a row for each value of the first, a column for each
/// of the second.
/// - Throws: as ``countOutlets(in:by:level:)``; `InputError(.usage)` for more than two keys and for a key that comes twice.
package func countOutlets(in folder: String, by keys: [CountKey], level: DistrictLevel? = nil) throws -> TextTable {
  guard let first = keys.first else { return try countOutlets(in: folder, by: .river, level: level) }
  guard keys.count > 1 else { return try countOutlets(in: folder, by: first, level: level) }
  guard keys.count == 2, keys[0] != keys[1] else {
    throw InputError(
      .usage, "a table has the values of one key in its rows and of another in its columns: name two different keys")
  }
  guard level == nil else {
    throw InputError(.usage, "districts are summed up to a level in a table of districts alone, not in a cross table")
  }
  return crossTable(try ResultFolder(folder).outlets(), keys[0], keys[1])
}

/// Districts as the layer has them, or summed up to a level.
private func districtTable(_ level: DistrictLevel?, of result: ResultFolder, in folder: String) throws -> TextTable {
  guard let level else { return try summaryTable(OutputLayers.districtSummary.schema, of: result) }
  let table = OutputLayers.districtSummary(by: level).schema
  guard result.holds(table) else {
    throw InputError(
      .usage,
      "the districts of this output are not summed up by \(level.name): their ids are no GB/T 2260 codes below that level, or "
        + "no \(.districtParent) was given", source: printable(folder))
  }
  return try summaryTable(table, of: result)
}

private func summaryTable(_ schema: LayerSchema, of result: ResultFolder) throws -> TextTable {
  let summary = try result.summary(schema)
  let columns = summary.header.map { name in
    schema.property(name).map { TextTable.Column($0) } ?? TextTable.Column(name, isNumber: false)
  }
  return countTable(columns, rows: summary.rows, total: summary.total)
}

/// Counts outlets by what `id` gives for each.
private func counted(_ outlets: [OutletEntry], by key: StaticString, _ id: (OutletEntry) -> String?) -> TextTable {
  var rows: [String?: RollUpRow] = [:]
  var total = RollUpRow(id: nil)
  for outlet in outlets {
    rows[id(outlet), default: RollUpRow(id: id(outlet))].add(outlet)
    total.add(outlet)
  }
  let sorted = rows.values.sorted { a, b in
    guard let idA = a.id else { return false }
    guard let idB = b.id else { return true }
    return idA.utf8.lexicographicallyPrecedes(idB.utf8)
  }
  let properties = OutputLayers.count(by: key)
  func cells(_ row: SummaryRow) -> [String?] {
    properties.map { property in
      switch property.value(row) {
      case .text(let text): text
      case .integer(let number): String(number)
      default: nil
      }
    }
  }
  return countTable(
    properties.map { TextTable.Column($0.schema) }, rows: sorted.map { cells(SummaryRow($0)) },
    total: cells(SummaryRow(total, isTotal: true)))
}

private func countTable(_ columns: [TextTable.Column], rows: [[String?]], total: [String?]) -> TextTable {
  var columns = columns
  if !columns.isEmpty { columns[0].missing = "(none)" }
  return TextTable(columns: columns, rows: rows, total: total)
}

extension RollUpRow {
  fileprivate mutating func add(_ outlet: OutletEntry) {
    outlets += 1
    if outlet.bank == Bank.left.name { outletsLeft += 1 }
    if outlet.bank == Bank.right.name { outletsRight += 1 }
    if outlet.status == OutletStatus.unconfirmed.name { unconfirmed += 1 }
    observations += outlet.observations
  }
}

extension TextTable.Column {
  /// The column for a property, with its traits for a terminal.
  init(_ property: PropertySchema) {
    let isNumber =
      switch property.type {
      case .integer, .number: true
      default: false
      }
    self.init(property.name, isNumber: isNumber)
    if case .integer = property.type { isSummable = true }
    heading = property.heading
    needsValues = true
    switch property.terminalUse {
    case .always: needsValues = false
    case .whereFilled: break
    case .whereFilledUnless(let other): givesWayTo = other
    case .never: isOnTerminal = false
    }
  }
}
