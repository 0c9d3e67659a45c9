import SurveyModel

/// The bank on which an observation stands whose nearest place is inside a segment, or at an end of the reach.
/// - Parameters:
///   - along: direction of the segment, downstream.
///   - offset: from the place on the river to the observation.
func bankBeside(_ along: SIMD2<Double>, offset: SIMD2<Double>) -> Bank? {
  side(cross(along, offset))
}

/// The bank for a nearest place at a vertex inside the reach.
///
/// The sign of one segment is not enough there: a position beyond a bend is nearest to the vertex and lies on the outside
/// of the turn, so a left turn puts it on the right bank.
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
