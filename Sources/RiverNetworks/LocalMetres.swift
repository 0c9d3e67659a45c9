private import Glibc
import SurveyModel

/// Metres of a degree at a latitude, for distances of some hundred metres: within a thousandth.
struct LocalMetres {
  let east: Double
  let north: Double

  init(atLatitude latitude: Double) {
    let angle = latitude * .pi / 180
    // Series of the radii of curvature on WGS 84.
    east = 111_412.84 * cos(angle) - 93.5 * cos(3 * angle)
    north = 111_132.95 - 559.85 * cos(2 * angle)
  }

  func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let x = (b.x - a.x) * east
    let y = (b.y - a.y) * north
    return (x * x + y * y).squareRoot()
  }

  /// The place of the straight piece from `a` to `b` that is nearest to `point`.
  func nearest(to point: Coordinate, from a: Coordinate, to b: Coordinate) -> Coordinate {
    let (x, y) = ((b.x - a.x) * east, (b.y - a.y) * north)
    let square = x * x + y * y
    guard square > 0 else { return a }
    let along = ((point.x - a.x) * east * x + (point.y - a.y) * north * y) / square
    if along <= 0 { return a }
    if along >= 1 { return b }
    return Coordinate(x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y))
  }
}
