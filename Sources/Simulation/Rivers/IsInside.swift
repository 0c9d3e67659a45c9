import SurveyModel

/// True when the point lies inside the closed ring, that is when a ray from it to the east crosses the ring an odd number of times.
func isInside(_ point: Coordinate, _ ring: [Coordinate]) -> Bool {
  var inside = false
  for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
    if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
  }
  return inside
}
