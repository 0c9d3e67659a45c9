import RiverIndex
import SurveyModel

/// The nearest place on a line to a point.
struct NearestPlace {
  /// Index of the vertex at which the straight piece begins, and how far along it (0...1) the place lies.
  var segment: Int
  var fraction: Double
  /// Metres on the plane of the point.
  var distance: Double
  var bank: Bank

  /// The place, in the unit of the vertices.
  func position(on vertices: [Coordinate]) -> Coordinate {
    vertices[segment].interpolated(to: vertices[segment + 1], fraction)
  }

  func measure(along measures: [Double]) -> Double {
    measures[segment] + (measures[segment + 1] - measures[segment]) * fraction
  }
}

/// The nearest place on a line of two or more vertices (WGS 84 degrees), on a plane at the point, which is exact enough for the few
/// hundred metres that matter.
func nearestPlace(on vertices: [Coordinate], to point: Coordinate) -> NearestPlace {
  var search = GroundSearch<Int>(at: point)
  search.look(along: vertices.indices) { vertices[$0] }
  guard let found = search.nearest else { return NearestPlace(segment: 0, fraction: 0, distance: .infinity, bank: .left) }
  // The point is the origin: left of the piece when the cross product of its direction and (point − start) is positive.
  let cross = found.along.x * -found.start.y - found.along.y * -found.start.x
  return NearestPlace(
    segment: found.vertex, fraction: found.fraction, distance: found.distance, bank: cross > 0 ? .left : .right)
}
