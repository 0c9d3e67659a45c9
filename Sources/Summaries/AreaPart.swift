import SurveyMath
import SurveyModel

/// One polygon of an area.
///
/// The polygons of an area are prepared one by one, so they may overlap. If they were repaired together, the area that they have
/// in common would be cut out.
struct AreaPart: Sendable {
  /// Index of the area.
  var area: Int
  /// The outer ring, followed by the rings of the holes.
  var polygon: [[Coordinate]]

  var box: Box {
    var box = Box()
    for vertex in polygon.joined() { box.add(x: vertex.x, y: vertex.y) }
    return box
  }
}

extension AreaPart {
  /// The polygons of all areas, those of the smallest area first.
  static func smallestFirst(_ areas: [AreaLayer.Area]) -> [AreaPart] {
    ranked(areas).flatMap { area in areas[area].polygons.map { AreaPart(area: area, polygon: $0) } }
  }
}

/// The indices of the areas, sorted by size, then id, then record. Sizes are compared in square degrees, which serves for areas
/// that cover the same position.
private func ranked(_ areas: [AreaLayer.Area]) -> [Int] {
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

/// The area of a closed ring in square degrees. Coordinates are taken relative to the first vertex, so that no digits are lost.
private func size(of ring: [Coordinate]) -> Double {
  ring.first.map { ringArea(ring, from: $0) } ?? 0
}
