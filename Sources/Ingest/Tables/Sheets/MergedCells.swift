/// The areas of a sheet whose cells are merged into one. Columns count from 0, rows from 1.
struct MergedCells: Sendable {
  struct Area: Sendable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// Areas of several columns, by the last of their rows.
  private var acrossEnding: [Int: [Area]] = [:]
  /// Areas of several rows, by each of their rows.
  private var down: [Int: [Area]] = [:]
  /// The number of areas so far.
  private var areas = 0
  /// The number of rows of all areas so far.
  private var rows = 0

  /// The most areas that are kept. Tables use merged cells for titles and groups only.
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

  /// True when some area has several rows.
  var hasAreasOfRows: Bool { !down.isEmpty }

  /// The areas of several columns whose last row is `row`.
  func across(row: Int) -> [Area] { acrossEnding[row] ?? [] }

  /// The areas of several rows that cover `row`.
  func covering(row: Int) -> [Area] { down[row] ?? [] }
}
