import SurveyMath
import Workers

/// The numbers of some places in the order in which a Hilbert curve passes them, found with up to `jobs` threads.
///
/// Places that are not finite have no place on the curve: they come first, with the nearest to the curve's beginning.
/// - Parameters:
///   - x: of the places, in any unit.
///   - y: as many as `x`, in the same unit.
public func hilbertOrder(_ x: [Double], _ y: [Double], jobs: Int) throws -> [Int32] {
  let count = x.count
  guard count > 1 else { return count == 1 ? [0] : [] }
  var minX = Double.infinity
  var minY = Double.infinity
  var maxX = -Double.infinity
  var maxY = -Double.infinity
  for number in 0..<count where x[number].isFinite && y[number].isFinite {
    minX = min(minX, x[number])
    minY = min(minY, y[number])
    maxX = max(maxX, x[number])
    maxY = max(maxY, y[number])
  }
  let curve = HilbertCurve(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  let parts = Parallel.chunks(of: count, size: 1 << 15)
  let indices = try Parallel.map(parts.count, jobs: jobs) { part in parts[part].map { curve.index(x[$0], y[$0]) } }
  return ascendingOrder(indices.flatMap { $0 })
}
