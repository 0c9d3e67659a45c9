import SurveyMath
import SurveyModel

/// The basins and districts of a campaign. Both cover the same box: basins lie beside each other from west to east, districts from
/// north to south. Neighbours share the vertices of the line between them.
struct Areas {
  /// The lines between districts, from west to east, WGS 84 degrees.
  let districtLines: [[Coordinate]]
  /// Closed rings, counter-clockwise as RFC 7946 requires, WGS 84 degrees.
  let basins: [[Coordinate]]
  let districts: [[Coordinate]]

  init(_ layout: RiverLayout, districts count: Int, ground: Ground, using random: inout SeededGenerator) {
    let box = layout.box
    let count = max(1, count)

    func line(_ pieces: Int, wobble: Double, at point: (Double) -> Coordinate, aside: Coordinate) -> [Coordinate] {
      (0...pieces).map { piece in
        let shift = piece == 0 || piece == pieces ? 0 : random.real(in: -wobble...wobble)
        let base = point(Double(piece) / Double(pieces))
        return Coordinate(x: base.x + aside.x * shift, y: base.y + aside.y * shift)
      }
    }

    // The water divides run from north to south. The first and the last are edges of the box.
    let divides = (0...layout.basins).map { divide in
      let x = box.minX + RiverLayout.width * Double(divide)
      let isEdge = divide == 0 || divide == layout.basins
      return line(
        isEdge ? 1 : 12, wobble: 250, at: { Coordinate(x: x, y: box.maxY + (box.minY - box.maxY) * $0) },
        aside: Coordinate(x: 1, y: 0))
    }
    let lines = (0...count).map { number in
      let y = box.maxY + (box.minY - box.maxY) * Double(number) / Double(count)
      let isEdge = number == 0 || number == count
      return line(
        isEdge ? 1 : 12, wobble: 300, at: { Coordinate(x: box.minX + (box.maxX - box.minX) * $0, y: y) },
        aside: Coordinate(x: 0, y: 1))
    }
    func ring(_ plane: [Coordinate]) -> [Coordinate] {
      let ring = plane.map(ground.position)
      return ring + ring.prefix(1)
    }
    basins = zip(divides, divides.dropFirst()).map { west, east in ring(west + east.reversed()) }
    districts = zip(lines, lines.dropFirst()).map { north, south in ring(south + north.reversed()) }
    districtLines = lines.dropFirst().dropLast().map { $0.map(ground.position) }
  }
}
