package import SurveyModel
import Workers

/// The area that each position belongs to. Several areas may cover a position: on a shared border, or where areas overlap or lie
/// in one another. Then it belongs to the smallest of them, and of areas of the same size to the one with the smallest id.
/// - Parameters:
///   - positions: WGS 84 degrees.
///   - areas: WGS 84 degrees.
///   - jobs: the number of threads.
/// - Returns: for each position the index of its area; nil for a position outside all areas.
package func areas(of positions: [Coordinate], in areas: [AreaLayer.Area], jobs: Int) throws -> [Int?] {
  guard !areas.isEmpty, !positions.isEmpty else { return Array(repeating: nil, count: positions.count) }
  let parts = AreaPart.smallestFirst(areas)
  let chunks = Parallel.chunks(of: positions.count, size: 8192)
  return try Parallel.map(chunks.count, jobs: jobs, makeWorker: { try AreaWorker(parts) }) { worker, chunk in
    try positions[chunks[chunk]].map { try worker.area(of: $0) }
  }.flatMap { $0 }
}
