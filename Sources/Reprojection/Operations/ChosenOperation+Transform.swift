import PROJKit
package import SurveyModel
import Workers

extension ChosenOperation {
  /// Transforms pairs in the file's CRS, east first, to WGS 84 degrees, with up to `jobs` threads.
  ///
  /// The result has one pair for each pair of `x` and `y`. Pairs that are not finite, out of range (±180, ±90 for degrees),
  /// outside the domain of the projection, or that PROJ cannot transform become NaN, NaN.
  ///
  /// - Throws: ``InputError`` with code `noOperation` when PROJ cannot make the operation.
  package func toWGS84(
    x: [Double], y: [Double], jobs: Int
  ) throws(InputError) -> (longitude: [Double], latitude: [Double]) {
    let result = try run(x, y, jobs, .toWGS84)
    return (result.x, result.y)
  }

  /// Transforms WGS 84 degrees to the file's CRS, by the same rules as ``toWGS84(x:y:jobs:)``.
  package func fromWGS84(
    longitude: [Double], latitude: [Double], jobs: Int
  ) throws(InputError) -> (x: [Double], y: [Double]) {
    try run(longitude, latitude, jobs, .fromWGS84)
  }

  enum Direction: Sendable {
    case toWGS84, fromWGS84
  }

  private static let chunkSize = 65_536

  private func run(
    _ x: [Double], _ y: [Double], _ jobs: Int, _ direction: Direction
  ) throws(InputError) -> (x: [Double], y: [Double]) {
    let chunks = Parallel.chunks(of: min(x.count, y.count), size: Self.chunkSize)
    do {
      let results = try Parallel.map(
        chunks.count, jobs: jobs, makeWorker: { try OperationWorker(self, direction) },
        { worker, index in worker.transform(Array(x[chunks[index]]), Array(y[chunks[index]])) })
      guard results.count != 1 else { return results[0] }
      var joined: (x: [Double], y: [Double]) = ([], [])
      joined.x.reserveCapacity(x.count)
      joined.y.reserveCapacity(y.count)
      for result in results {
        joined.x += result.x
        joined.y += result.y
      }
      return joined
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.noOperation, "the coordinates could not be transformed: \(error)")
    }
  }
}
