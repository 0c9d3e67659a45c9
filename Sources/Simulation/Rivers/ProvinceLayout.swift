import SurveyMath
import SurveyModel

/// The reaches of one basin of a made-up province: a dendritic network on a triangle of nodes with the mouth at its tip.
///
/// Row *k* counted from the mouth has *k* + 1 nodes, and each drains to one of the two below it, by chance: A. E. Scheidegger,
/// Horton's law of stream numbers, 1968. Node *n* is the upper end of reach *n*; rows are full but the uppermost.
struct ProvinceLayout {
  /// Metres between nodes of a row, and between rows.
  static let spacing = 600.0
  static let rowSpacing = 520.0

  /// For each node the one it drains to; -1 for the node at the mouth.
  let below: [Int]
  /// For each node the node at the lower end of its river; the main stem follows the greater number of reaches above.
  let mouths: [Int]
  /// Metres on a plane, the mouth's node at 0, 0.
  let positions: [Coordinate]

  init(reaches count: Int, using random: inout SeededGenerator) {
    var below: [Int] = []
    var positions: [Coordinate] = []
    below.reserveCapacity(count)
    positions.reserveCapacity(count)
    var row = 0
    var place = 0
    for _ in 0..<count {
      let first = row * (row - 1) / 2
      let side = place == 0 ? 0 : place == row ? -1 : random.unit() < 0.5 ? 0 : -1
      below.append(row == 0 ? -1 : first + place + side)
      positions.append(
        Coordinate(
          x: (Double(place) - Double(row) / 2) * Self.spacing + random.real(in: -80...80),
          y: Double(row) * Self.rowSpacing + random.real(in: -80...80)))
      place += 1
      if place > row { (row, place) = (row + 1, 0) }
    }
    var above = [Int](repeating: 1, count: count)
    for node in below.indices.reversed() where below[node] >= 0 { above[below[node]] += above[node] }
    var main = [Int](repeating: -1, count: count)
    for node in below.indices where below[node] >= 0 {
      let best = main[below[node]]
      if best < 0 || above[node] > above[best] { main[below[node]] = node }
    }
    var mouths = [Int](0..<count)
    for node in below.indices where below[node] >= 0 && main[below[node]] == node { mouths[node] = mouths[below[node]] }
    self.below = below
    self.mouths = mouths
    self.positions = positions
  }

  /// Rows that so many reaches take.
  static func rows(of reaches: Int) -> Int {
    var rows = 1
    while rows * (rows + 1) / 2 < reaches { rows += 1 }
    return rows
  }

  /// Metres that a basin of so many rows is wide, with its edge.
  static func width(rows: Int) -> Double { Double(rows + 2) * spacing }

  static func height(rows: Int) -> Double { Double(rows + 2) * rowSpacing }

  /// Vertices of a reach on the plane, downstream: a bend to either side.
  func course(of node: Int) -> [Coordinate] {
    let start = positions[node]
    let end = below[node] < 0 ? Coordinate(x: start.x, y: start.y - Self.rowSpacing) : positions[below[node]]
    let (x, y) = (end.x - start.x, end.y - start.y)
    return Self.bend.map { along, aside in Coordinate(x: start.x + along * x - aside * y, y: start.y + along * y + aside * x) }
  }

  private static let bend = [(0, 0), (0.17, 0.06), (0.33, 0.05), (0.5, 0), (0.67, -0.05), (0.83, -0.06), (1, 0)]
}
