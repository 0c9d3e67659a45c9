import SurveyMath
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
    let (a, b) = (vertices[segment], vertices[segment + 1])
    return Coordinate(x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction)
  }

  func measure(along measures: [Double]) -> Double {
    measures[segment] + (measures[segment + 1] - measures[segment]) * fraction
  }
}

/// The nearest place on a line of two or more vertices (WGS 84 degrees): the point is dropped on each straight piece,
/// on a plane around the point, which is exact enough for the few hundred metres that matter.
func nearestPlace(on vertices: [Coordinate], to point: Coordinate) -> NearestPlace {
  let plane = LocalPlane(at: point)
  var best = NearestPlace(segment: 0, fraction: 0, distance: .infinity, bank: .left)
  for segment in vertices.indices.dropLast() {
    let a = plane.metres(vertices[segment])
    let along = plane.metres(vertices[segment + 1]) - a
    let fraction = PlaceOnSegment.fraction(nearestTo: -a, along: along)
    let distance = (a + along * fraction).length
    if distance < best.distance {
      // The point is the origin: left of the piece when the cross product of its direction and (point − a) is positive.
      let cross = along.x * -a.y - along.y * -a.x
      best = NearestPlace(segment: segment, fraction: fraction, distance: distance, bank: cross > 0 ? .left : .right)
    }
  }
  return best
}
