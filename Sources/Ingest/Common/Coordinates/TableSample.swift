import SurveyModel

/// The first records of a table, whose cells show what its columns hold. An empty sample contradicts nothing.
struct TableSample: Sendable {
  /// How many records are looked at.
  static let size = 24

  var records: [[[UInt8]]] = []

  private func cells(_ column: Int) -> [[UInt8]] {
    records.compactMap { $0.count > column ? $0[column] : nil }.filter { !TextCleaning.isNothing($0.span) }
  }

  /// True unless most of the cells of the columns, as far as they hold anything, are no latitudes and longitudes.
  func holdsAngles(_ latitude: Int, _ longitude: Int) -> Bool {
    func share(_ column: Int, _ axis: CoordinateAxis, _ limit: Double) -> (good: Int, all: Int) {
      let cells = cells(column)
      return (
        cells.count { cell in Self.angle(cell, axis).map { abs($0) <= limit } ?? false }, cells.count
      )
    }
    let (y, x) = (share(latitude, .latitude, 90), share(longitude, .longitude, 180))
    return y.good * 2 >= y.all && x.good * 2 >= x.all
  }

  /// True when the pairs of columns hold the same places, to a hundredth of a degree.
  func agree(_ groups: [GeopointGroup]) -> Bool {
    guard let first = groups.first, !records.isEmpty else { return false }
    return groups.dropFirst().allSatisfy { other in
      records.allSatisfy { record in
        [(first.latitude, other.latitude, CoordinateAxis.latitude), (first.longitude, other.longitude, .longitude)].allSatisfy {
          guard record.count > max($0.0, $0.1), let one = Self.angle(record[$0.0], $0.2), let two = Self.angle(record[$0.1], $0.2)
          else { return true }
          return abs(one - two) <= 0.01
        }
      }
    }
  }

  private static func angle(_ cell: [UInt8], _ axis: CoordinateAxis) -> Double? {
    let reading = AngleText.read(cell.span, axis: axis)
    if case .value(let value, _) = reading { return value }
    return nil
  }

  /// True when the column holds hemispheres, or nothing.
  func holdsHemispheres(_ column: Int, _ axis: CoordinateAxis) -> Bool {
    let cells = cells(column)
    let good = cells.count { cell in
      if case .hemisphere = Hemisphere.read(cell.span, axis: axis) { true } else { false }
    }
    return good * 2 >= cells.count
  }

  /// How many records could have their coordinates in these columns.
  func possible(x: Int, y: Int, kind: CoordinateKind, _ read: (ArraySlice<UInt8>, CoordinateAxis) -> Double?) -> (
    good: Int, all: Int
  ) {
    var (good, all) = (0, 0)
    for record in records where record.count > max(x, y) {
      guard let east = read(record[x][...], .longitude), let north = read(record[y][...], .latitude) else { continue }
      all += 1
      if CoordinateJudgement.isRight(x: east, y: north, kind: kind) { good += 1 }
    }
    return (good, all)
  }

  // MARK: - Both coordinates in one cell

  /// The EPSG number of the CRS that the first cell of the column states.
  func statedCRS(_ column: Int) -> Int? {
    for cell in cells(column) {
      if case .position(let position) = PositionText.read(cell.span) { return position.crs }
    }
    return nil
  }

  /// The column whose cells hold both coordinates: one whose name speaks of a place, else one whose cells say themselves which is
  /// which, as WKT does.
  func positionColumn(_ names: [String]) -> Int? {
    let columns = names.indices.filter { isPosition($0, isNamed: PositionName.isPlace(names[$0])) }
    return columns.first { PositionName.isPlace(names[$0]) } ?? columns.first
  }

  private func isPosition(_ column: Int, isNamed: Bool) -> Bool {
    let cells = cells(column).prefix(TableSample.size)
    guard !cells.isEmpty else { return false }
    // A position question of a form is known by its cells elsewhere.
    if cells.contains(where: { GeopointText.isTypical($0.span) }) { return false }
    let good = cells.count { cell in
      guard case .position(let position) = PositionText.read(cell.span) else { return false }
      return isNamed || position.order != nil
    }
    return good > 0 && good * 5 >= cells.count * 4
  }
}
