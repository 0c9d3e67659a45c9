import SurveyMath
import SurveyModel

/// The reaches of one basin of a made-up province: a branching network on a triangle of nodes, with the mouth at its tip.
///
/// The rows of nodes are numbered from the mouth; row *k* has *k* + 1 nodes, and the last row may have fewer. Each node drains to
/// one of the two nodes below it, by chance: A. E. Scheidegger, Horton's law of stream numbers, 1968. Node *n* is the upper end
/// of reach *n*.
struct ProvinceLayout {
  /// Metres between the nodes of a row.
  static let spacing = 600.0
  /// Metres between rows.
  static let rowSpacing = 520.0

  /// For each node the node that it drains to; -1 for the node at the mouth.
  let below: [Int]
  /// For each node the lowest node of its river. A river goes on upstream along the reach with the greatest number of reaches above.
  let mouths: [Int]
  /// Metres on a plane. The node at the mouth is at 0, 0, give or take 80 m.
  let positions: [Coordinate]

  init(reaches count: Int, using random: inout SeededGenerator) {
    var below: [Int] = []
    var positions: [Coordinate] = []
    below.reserveCapacity(count)
    positions.reserveCapacity(count)
    var row = 0
    var column = 0
    for _ in 0..<count {
      let first = row * (row - 1) / 2
      let side = column == 0 ? 0 : column == row ? -1 : random.unit() < 0.5 ? 0 : -1
      below.append(row == 0 ? -1 : first + column + side)
      positions.append(
        Coordinate(
          x: (Double(column) - Double(row) / 2) * Self.spacing + random.real(in: -80...80),
          y: Double(row) * Self.rowSpacing + random.real(in: -80...80)))
      column += 1
      if column > row { (row, column) = (row + 1, 0) }
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

  /// The number of rows of a basin with so many reaches.
  static func rows(of reaches: Int) -> Int {
    var rows = 1
    while rows * (rows + 1) / 2 < reaches { rows += 1 }
    return rows
  }

  /// The width and height of a basin with so many rows, metres.
  static func width(rows: Int) -> Double { Double(rows + 2) * spacing }

  static func height(rows: Int) -> Double { Double(rows + 2) * rowSpacing }

  /// The vertices of a reach on the plane, downstream. It has a bend to the left and one to the right.
  func course(of node: Int) -> [Coordinate] {
    let start = positions[node]
    let end = below[node] < 0 ? Coordinate(x: start.x, y: start.y - Self.rowSpacing) : positions[below[node]]
    let (x, y) = (end.x - start.x, end.y - start.y)
    return Self.bend.map { along, aside in Coordinate(x: start.x + along * x - aside * y, y: start.y + along * y + aside * x) }
  }

  private static let bend = [(0, 0), (0.17, 0.06), (0.33, 0.05), (0.5, 0), (0.67, -0.05), (0.83, -0.06), (1, 0)]
}
