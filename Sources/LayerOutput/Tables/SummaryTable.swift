import SurveyModel
import TextKit

/// Which areas a summary counts by; each has its file in `summary/`.
enum SummaryKind: Equatable {
  case rivers, basins, districts
  /// Districts summed up to a level.
  case districtsBy(DistrictLevel)

  var file: String {
    switch self {
    case .rivers: "summary/rivers.csv"
    case .basins: "summary/basins.csv"
    case .districts: "summary/districts.csv"
    case .districtsBy(let level): "summary/districts_\(level.name).csv"
    }
  }

  /// The columns that say what a row counts.
  var columns: [String] {
    switch self {
    case .rivers: ["river_id", "river_name", "basin"]
    case .basins: ["basin", "basin_name"]
    case .districts, .districtsBy: ["district", "district_name"]
    }
  }

  /// The columns after the counts.
  var lastColumns: [String] {
    switch self {
    case .rivers, .basins: []
    case .districts, .districtsBy: ["level", "parent"]
    }
  }
}

private let countColumns = [
  "length_km", "outlets", "outlets_with_tributaries", "outlets_left", "outlets_right", "outlets_per_km", "observations", "drone",
  "foot", "unconfirmed", "other",
]

/// Writes a summary: a row each, a row without id for what belongs to none, and last a row `total`.
func writeSummary(_ rollUp: RollUp, _ kind: SummaryKind, to sink: any OutputSink) throws {
  var file = try sink.makeFile(kind.file)
  try file.write(summaryText(rollUp, kind))
  sink.add(try file.finish(features: rollUp.rows.count))
}

func summaryText(_ rollUp: RollUp, _ kind: SummaryKind) -> [UInt8] {
  var text = CSVText()
  for column in kind.columns + countColumns + kind.lastColumns { text.add(column) }
  if kind == .rivers { text.add("strahler") }
  text.end()
  for row in rollUp.rows { add(row, id: row.id, kind, to: &text) }
  add(rollUp.total, id: "total", kind, to: &text)
  return text.bytes
}

private func add(_ row: RollUpRow, id: String?, _ kind: SummaryKind, to text: inout CSVText) {
  text.add(id)
  text.add(row.name)
  if kind == .rivers { text.add(row.basin) }
  text.add(row.lengthKilometres, decimals: Decimals.kilometres)
  text.add(row.outlets)
  text.add(row.outletsWithTributaries)
  text.add(row.outletsLeft)
  text.add(row.outletsRight)
  text.add(row.outletsPerKilometre, decimals: Decimals.perKilometre)
  text.add(row.observations)
  text.add(row.drone)
  text.add(row.foot)
  text.add(row.unconfirmed)
  text.add(row.other)
  if !kind.lastColumns.isEmpty {
    text.add(row.level?.name)
    text.add(row.parent)
  }
  if kind == .rivers { text.add(row.strahler) }
  text.end()
}
