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
  let order = areas.indices.sorted { a, b in
    areas[a].id == areas[b].id
      ? areas[a].record < areas[b].record : areas[a].id.utf8.lexicographicallyPrecedes(areas[b].id.utf8)
  }
  let parts = order.flatMap { area in areas[area].polygons.map { AreaPart(area: area, polygon: $0) } }
  let chunks = Parallel.chunks(of: positions.count, size: 8192)
  return try Parallel.map(chunks.count, jobs: jobs, makeWorker: { try AreaWorker(parts) }) { worker, chunk in
    try positions[chunks[chunk]].map { try worker.area(of: $0) }
  }.flatMap { $0 }
}

/// One polygon of an area: an outer ring followed by its holes.
///
/// Each is looked at by itself, so that polygons of one area may overlap: repaired together, they would lose what they
/// have in common.
private struct AreaPart: Sendable {
  var area: Int
  var polygon: [[Coordinate]]

  var box: Box {
    var box = Box()
    for vertex in polygon.joined() { box.add(x: vertex.x, y: vertex.y) }
    return box
  }
}

/// One thread's prepared polygons.
private final class AreaWorker {
  /// Sorted by the rank of their areas.
  private let parts: [AreaPart]
  private let context = GEOSContext()
  private let tree: BoxTree
  private var prepared: [Int: PreparedArea] = [:]
  private var hits: [Int32] = []

  init(_ parts: [AreaPart]) throws {
    self.parts = parts
    tree = try BoxTree(parts.map(\.box), context: context)
  }

  func area(of position: Coordinate) throws -> Int? {
    guard position.isFinite else { return nil }
    hits.removeAll(keepingCapacity: true)
    try tree.query(Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y), into: &hits)
    hits.sort()
    for hit in hits where try preparedPart(Int(hit)).covers(position) { return parts[Int(hit)].area }
    return nil
  }

  private func preparedPart(_ number: Int) throws -> PreparedArea {
    if let area = prepared[number] { return area }
    let area = try PreparedArea([parts[number].polygon], context: context)
    prepared[number] = area
    return area
  }
}
