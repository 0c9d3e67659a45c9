/// The greater of each pair of lanes. The standard library's `pointwiseMax` is a call for each use, which costs more than
/// the work.
@inline(__always)
func greater<Lanes: SIMD>(_ a: Lanes, _ b: Lanes) -> Lanes where Lanes.Scalar: Comparable {
  a.replacing(with: b, where: a .< b)
}

/// The lesser of each pair of lanes.
@inline(__always)
func lesser<Lanes: SIMD>(_ a: Lanes, _ b: Lanes) -> Lanes where Lanes.Scalar: Comparable {
  a.replacing(with: b, where: a .> b)
}

/// The least of four lanes; the standard library's `min` is a call too.
@inline(__always)
func least<Scalar: Comparable>(_ lanes: SIMD4<Scalar>) -> Scalar {
  min(min(lanes[0], lanes[1]), min(lanes[2], lanes[3]))
}
