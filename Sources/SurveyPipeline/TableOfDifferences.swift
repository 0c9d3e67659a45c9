import OutputSchema
package import SurveyModel
package import TextKit

/// The differences between two results as a table.
/// - Parameter isForTheEye: true for a summary without what did not happen.
package func tableOfDifferences(
  _ differences: ResultDifferences, _ table: DifferenceTable, isForTheEye: Bool = false
) -> TextTable {
  switch table {
  case .summary: summaryTable(differences, isForTheEye: isForTheEye)
  case .outlets: textTable(OutputLayers.differences.content(differences.outlets.filter(\.isDifferent)))
  case .rivers: countTable(OutputLayers.riverDifferences, differences.rivers)
  case .basins: countTable(OutputLayers.basinDifferences, differences.basins)
  case .districts: countTable(OutputLayers.districtDifferences, differences.districts)
  case .statuses: textTable(OutputLayers.statusDifferences.content(differences.statuses))
  }
}

private func summaryTable(_ differences: ResultDifferences, isForTheEye: Bool) -> TextTable {
  let outlets = differences.outlets
  func count(_ kind: DifferenceKind) -> Int { outlets.count { $0.kind == kind } }
  let split = outlets.filter { $0.kind == .split }
  let merged = outlets.filter { $0.kind == .merged }
  let rows: [(String, Int, String)] =
    [
      ("old_outlets", differences.oldCount, "outlets of the old result"),
      ("new_outlets", differences.newCount, "outlets of the new result"),
      ("kept", count(.kept), "outlets whose id is in both"),
      ("unchanged", outlets.count { !$0.isDifferent }, "those of them of which nothing is said otherwise"),
      ("reidentified", count(.reidentified), "outlets whose sightings have another id"),
      ("added", count(.added), "outlets that only the new result has"),
      ("removed", count(.removed), "outlets that only the old result has"),
      ("split", Set(split.compactMap { $0.old?.id }).count, "outlets that became several"),
      ("split_into", split.count, "outlets that they became"),
      ("merged", merged.count, "outlets that became one with others"),
      ("merged_into", Set(merged.compactMap { $0.new?.id }).count, "outlets that they became"),
    ]
    + OutletChange.allCases.map { change in
      ("changed_\(change.name)", outlets.count { $0.changes.contains(change) }, meaning(change))
    }
    + DifferenceCause.allCases.map { cause in
      ("cause_\(cause.name)", outlets.count { $0.causes.contains(cause) }, meaning(cause))
    }
  return TextTable(
    columns: [
      TextTable.Column("measure", isNumber: false), TextTable.Column("value", isNumber: true),
      TextTable.Column("meaning", isNumber: false),
    ],
    rows: rows.enumerated().filter { number, row in !isForTheEye || number < alwaysShown || row.1 > 0 }
      .map { [$1.0, String($1.1), $1.2] })
}

/// The old and new numbers of outlets, how many were kept and how many of these are unchanged.
private let alwaysShown = 4

private func meaning(_ change: OutletChange) -> String {
  switch change {
  case .moved: "further from the old position than the accuracies explain"
  case .river: "on another river"
  case .reach: "on another reach"
  case .bank: "on another bank"
  case .type: "of another type"
  case .name: "of another name"
  case .code: "of another code"
  case .status: "of another status"
  case .basin: "in another basin"
  case .district: "in another district"
  }
}

private func meaning(_ cause: DifferenceCause) -> String {
  switch cause {
  case .newObservations: "differences where observations were added"
  case .withdrawnObservations: "differences where observations are gone"
  case .decision: "differences that other decisions may have made"
  case .register: "differences that another register may have made"
  case .options: "differences that other options may have made"
  case .riversLayer: "differences that other files of rivers may have made"
  case .areasLayer: "differences that other files of areas may have made"
  case .program: "differences that another program may have made"
  }
}

private func countTable(_ layer: LayerDefinition<DifferenceRow>, _ counts: [DifferenceCount]) -> TextTable {
  var table = textTable(layer.content(DifferenceRow.rows(counts), endsInTotal: true))
  table.total = table.rows.popLast()
  table.columns[0].missing = "(none)"
  return table
}

/// The rows of a table of the contract.
private func textTable(_ content: LayerContent) -> TextTable {
  TextTable(
    columns: content.properties.map { TextTable.Column($0) },
    rows: (0..<content.count).map { row in
      zip(content.values(row), content.properties).map { text(of: $0, decimals: $1.decimals) }
    })
}

private func text(of value: PropertyValue, decimals: Int) -> String? {
  switch value {
  case .text(let text), .object(let text): text
  case .integer(let number): String(number)
  case .number(let number): number.isFinite ? String(writing: { $0.appendNumber(number, decimals: decimals) }) : nil
  case .texts(let texts): texts.isEmpty ? nil : texts.joined(separator: " ")
  case .time, .position, .null: nil
  }
}
