import GEOSKit
package import SurveyModel

/// Which area each position belongs to: the areas that cover it, and of several (a shared border, an overlap) the one
/// with the smallest id.
/// - Parameters:
///   - positions: WGS 84 degrees, as are the areas.
///   - jobs: threads; each prepares the areas it meets for itself.
/// - Returns: for each position the index of its area, or nil outside all.
package func areas(of positions: [Coordinate], in areas: [AreaLayer.Area], jobs: Int) throws -> [Int?] {
  guard !areas.isEmpty, !positions.isEmpty else { return Array(repeating: nil, count: positions.count) }
  let boxes = areas.map(boundingBox)
  let order = areas.indices.sorted { a, b in
    areas[a].id == areas[b].id
      ? areas[a].record < areas[b].record : areas[a].id.utf8.lexicographicallyPrecedes(areas[b].id.utf8)
  }
  var rank = [Int](repeating: 0, count: areas.count)
  for (position, area) in order.enumerated() { rank[area] = position }
  let ranks = rank
  let chunks = Parallel.chunks(of: positions.count, size: 8192)
  let found = try Parallel.map(
    chunks.count, jobs: jobs, makeWorker: { try AreaWorker(areas, boxes, ranks) },
    { worker, chunk in try positions[chunks[chunk]].map { try worker.area(of: $0) } })
  return found.flatMap { $0 }
}

private func boundingBox(_ area: AreaLayer.Area) -> Box {
  var box = Box()
  for vertex in area.polygons.joined().joined() { box.add(x: vertex.x, y: vertex.y) }
  return box
}

/// One thread's prepared areas.
private final class AreaWorker {
  private let areas: [AreaLayer.Area]
  private let ranks: [Int]
  private let context = GEOSContext()
  private let tree: BoxTree
  private var prepared: [Int: PreparedArea] = [:]
  private var hits: [Int32] = []

  init(_ areas: [AreaLayer.Area], _ boxes: [Box], _ ranks: [Int]) throws {
    self.areas = areas
    self.ranks = ranks
    tree = try BoxTree(boxes, context: context)
  }

  func area(of position: Coordinate) throws -> Int? {
    guard position.isFinite else { return nil }
    hits.removeAll(keepingCapacity: true)
    try tree.query(Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y), into: &hits)
    for hit in hits.sorted(by: { ranks[Int($0)] < ranks[Int($1)] }) {
      if try preparedArea(Int(hit)).covers(position) { return Int(hit) }
    }
    return nil
  }

  private func preparedArea(_ number: Int) throws -> PreparedArea {
    if let area = prepared[number] { return area }
    let area = try PreparedArea(areas[number].polygons, context: context)
    prepared[number] = area
    return area
  }
}
