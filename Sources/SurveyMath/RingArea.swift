public import SurveyModel

/// The area of a closed ring, whichever way it is drawn, in the square of the unit of its vertices: the sum of the triangles with
/// `origin` (the shoelace formula).
/// - Parameter origin: a place near the ring, so that no digits are lost.
public func ringArea(_ ring: [Coordinate], from origin: Coordinate) -> Double {
  var doubled = 0.0
  for (a, b) in zip(ring, ring.dropFirst()) {
    doubled += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
  }
  return abs(doubled) / 2
}
