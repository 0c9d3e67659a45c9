/// Which cells of a sheet are merged into one. Columns count from 0, rows from 1.
struct MergedCells: Sendable {
  struct Area: Sendable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// Areas of several columns by the row in which they end.
  private var acrossEnding: [Int: [Area]] = [:]
  /// Areas of several rows by each of their rows.
  private var down: [Int: [Area]] = [:]
  private var areas = 0
  private var rows = 0

  /// Merged cells are for titles and groups; a sheet with more is a picture and no table.
  private static let maximumAreas = 100_000
  private static let maximumRows = 1_000_000

  init() {}

  init(_ areas: [Area]) {
    for area in areas { add(area) }
  }

  mutating func add(_ area: Area) {
    guard areas < Self.maximumAreas else { return }
    areas += 1
    if area.columns.count > 1 { acrossEnding[area.rows.upperBound, default: []].append(area) }
    rows += area.rows.count
    guard area.rows.count > 1, rows <= Self.maximumRows else { return }
    for row in area.rows { down[row, default: []].append(area) }
  }

  var reachDown: Bool { !down.isEmpty }

  /// Areas of several columns that end in this row.
  func across(row: Int) -> [Area] { acrossEnding[row] ?? [] }

  /// Areas of several rows that this row is one of.
  func covering(row: Int) -> [Area] { down[row] ?? [] }
}
