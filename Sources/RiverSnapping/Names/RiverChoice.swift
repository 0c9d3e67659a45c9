import RiverIndex
import SurveyModel

/// A river that an observation may belong to, with the place on it.
struct RiverChoice {
  var candidate: RiverPlace
  /// WGS 84.
  var place: Coordinate
  /// The segment that the place is on.
  var segment: NetworkSegment
  /// Geodesic metres from the observation to the edge of the river's water where it is known, else to the line.
  var distance: Double
  /// Geodesic metres from the observation to the line.
  var centreline: Double
  /// The edge of the river's water; nil where no water is known.
  var shore: Shore?

  /// From the observation to the place on the line, in the plane; nil where the distance is that to the edge of the water, and on the line.
  func way(from point: SIMD2<Double>) -> SIMD2<Double>? {
    guard shore == nil else { return nil }
    let way = candidate.place - point
    if way != .zero { return way }
    return candidate.along == .zero ? nil : SIMD2(-candidate.along.y, candidate.along.x)
  }
}
