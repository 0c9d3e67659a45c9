import GEOSKit
import SurveyMath
package import SurveyModel
import Workers

/// Which area each position belongs to: of the areas that cover it (there are several on a shared border, and where areas
/// overlap or lie in one another) the smallest, and of equals the one with the smallest id.
/// - Parameters:
///   - positions: WGS 84 degrees, as are the areas.
///   - jobs: threads; each prepares the areas it meets for itself.
/// - Returns: for each position the index of its area, or nil outside all.
package func areas(of positions: [Coordinate], in areas: [AreaLayer.Area], jobs: Int) throws -> [Int?] {
  guard !areas.isEmpty, !positions.isEmpty else { return Array(repeating: nil, count: positions.count) }
  let order = smallestFirst(areas)
  let parts = parts(of: areas, in: order)
  let chunks = Parallel.chunks(of: positions.count, size: 8192)
  return try Parallel.map(chunks.count, jobs: jobs, makeWorker: { try AreaWorker(parts) }) { worker, chunk in
    try positions[chunks[chunk]].map { try worker.area(of: $0) }
  }.flatMap { $0 }
}

/// For each area that lies in a larger one, or overlaps it with its middle, the smallest such area.
package func enclosingAreas(_ areas: [AreaLayer.Area], jobs: Int) throws -> [(inner: Int, outer: Int)] {
  guard areas.count > 1 else { return [] }
  let worker = try AreaWorker(parts(of: areas, in: smallestFirst(areas)))
  var pairs: [(inner: Int, outer: Int)] = []
  for inner in areas.indices {
    guard let polygon = areas[inner].polygons.first, let middle = try worker.middle(of: polygon) else { continue }
    let covering = try worker.allAreas(of: middle)
    guard let place = covering.firstIndex(of: inner),
      let outer = covering[(place + 1)...].first(where: { areas[$0].id != areas[inner].id })
    else { continue }
    pairs.append((inner, outer))
  }
  return pairs
}

private func parts(of areas: [AreaLayer.Area], in order: [Int]) -> [AreaPart] {
  order.flatMap { area in areas[area].polygons.map { AreaPart(area: area, polygon: $0) } }
}

/// The numbers of the areas by size, then id, then record. Sizes are in degrees: they only have to rank areas of one place.
private func smallestFirst(_ areas: [AreaLayer.Area]) -> [Int] {
  let sizes = areas.map { area in
    area.polygons.reduce(0) { total, rings in
      total + (rings.first.map(size) ?? 0) - rings.dropFirst().reduce(0) { $0 + size(of: $1) }
    }
  }
  return areas.indices.sorted { a, b in
    if sizes[a] != sizes[b] { return sizes[a] < sizes[b] }
    if areas[a].id != areas[b].id { return areas[a].id.utf8.lexicographicallyPrecedes(areas[b].id.utf8) }
    return areas[a].record < areas[b].record
  }
}

/// The area of a closed ring in square degrees, counted from its first vertex so that no digits are lost.
private func size(of ring: [Coordinate]) -> Double {
  ring.first.map { ringArea(ring, from: $0) } ?? 0
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

  /// All areas that cover a position, smallest first.
  func allAreas(of position: Coordinate) throws -> [Int] {
    hits.removeAll(keepingCapacity: true)
    try tree.query(Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y), into: &hits)
    hits.sort()
    var found: [Int] = []
    for hit in hits where try preparedPart(Int(hit)).covers(position) && !found.contains(parts[Int(hit)].area) {
      found.append(parts[Int(hit)].area)
    }
    return found
  }

  /// A place inside a polygon.
  func middle(of polygon: [[Coordinate]]) throws -> Coordinate? { try PreparedArea([polygon], context: context).middle() }

  private func preparedPart(_ number: Int) throws -> PreparedArea {
    if let area = prepared[number] { return area }
    let area = try PreparedArea([parts[number].polygon], context: context)
    prepared[number] = area
    return area
  }
}
