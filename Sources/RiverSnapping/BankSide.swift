import SurveyModel

/// The bank of an observation whose nearest place is inside a segment, or at an end of the reach; nil on the line itself.
/// - Parameters:
///   - along: direction of the segment, downstream.
///   - offset: from the place on the river to the observation.
func bankBeside(_ along: SIMD2<Double>, offset: SIMD2<Double>) -> Bank? {
  side(cross(along, offset))
}

/// The bank of an observation whose nearest place is a vertex inside the reach; nil on the line itself.
///
/// A position whose nearest place is the vertex of a bend lies on the outside of the bend. So at a left turn it is on the right bank,
/// whatever side of one of the two segments it is on.
/// - Parameters:
///   - arriving, leaving: directions of the segments before and after the vertex, downstream.
///   - offset: from the vertex to the observation.
func bankBeyondBend(arriving: SIMD2<Double>, leaving: SIMD2<Double>, offset: SIMD2<Double>) -> Bank? {
  let turn = cross(arriving, leaving)
  if turn > 0 { return .right }
  if turn < 0 { return .left }
  return side(cross(arriving, offset))
}

private func side(_ cross: Double) -> Bank? { cross > 0 ? .left : cross < 0 ? .right : nil }

private func cross(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { a.x * b.y - a.y * b.x }
