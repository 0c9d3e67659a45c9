private import CGEOS
import SurveyMath
import SurveyModel

/// Groups the numbers of polygons, such that polygons within `distance` of each other are in the same group.
func touchingGroups(_ polygons: [[[Coordinate]]], within distance: Double) throws(GEOSError) -> [[Int]] {
  let context = GEOSContext()
  let boxes = polygons.map { Box(ring: $0.first ?? []) }
  let tree = try BoxTree(boxes, context: context)
  var shapes = PreparedShapes(polygons, context)
  var sets = DisjointSets(polygons.count)
  var hits: [Int32] = []
  for number in polygons.indices where !boxes[number].isEmpty {
    hits.removeAll(keepingCapacity: true)
    let box = boxes[number]
    try tree.query(
      Box(
        minX: box.minX - distance, minY: box.minY - distance, maxX: box.maxX + distance, maxY: box.maxY + distance), into: &hits)
    for hit in hits.lazy.map(Int.init) where hit < number {
      let areApart = sets.representative(number) != sets.representative(hit)
      // The polygon with more vertices is prepared, since it will be compared with more others.
      let isGreater = polygons[hit].first?.count ?? 0 > polygons[number].first?.count ?? 0
      if areApart, try shapes.areWithin(distance, isGreater ? hit : number, isGreater ? number : hit) {
        sets.unite(number, hit)
      }
    }
  }
  var groups: [Int: [Int]] = [:]
  for number in polygons.indices { groups[sets.representative(number), default: []].append(number) }
  return groups.sorted { $0.key < $1.key }.map(\.value)
}

/// The polygons that were compared so far, in GEOS, and their prepared geometries. It owns both.
@safe private struct PreparedShapes: ~Copyable {
  private let polygons: [[[Coordinate]]]
  private let context: GEOSContext
  private var shapes: [Int: Held] = [:]
  private var prepared: [Int: Held] = [:]

  /// A pointer to a geometry or prepared geometry that ``PreparedShapes`` owns.
  @safe private struct Held {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
      unsafe self.pointer = pointer
    }
  }

  init(_ polygons: [[[Coordinate]]], _ context: GEOSContext) {
    self.polygons = polygons
    self.context = context
  }

  // A prepared geometry refers to its polygon, so the prepared ones are freed first.
  deinit {
    for one in prepared.values { unsafe GEOSPreparedGeom_destroy_r(context.handle.pointer, one.pointer) }
    for one in shapes.values { unsafe GEOSGeom_destroy_r(context.handle.pointer, one.pointer) }
  }

  mutating func areWithin(_ distance: Double, _ number: Int, _ other: Int) throws(GEOSError) -> Bool {
    let shape = unsafe try shape(other)
    let prepared = unsafe try prepared(number)
    switch unsafe GEOSPreparedDistanceWithin_r(context.handle.pointer, prepared, shape, distance) {
    case 1: return true
    case 0: return false
    default: throw context.error("GEOSPreparedDistanceWithin_r")
    }
  }

  private mutating func shape(_ number: Int) throws(GEOSError) -> OpaquePointer {
    if let held = shapes[number] { return unsafe held.pointer }
    let shape = unsafe try validPolygon(polygons[number], context).geometry
    shapes[number] = unsafe Held(shape)
    return unsafe shape
  }

  private mutating func prepared(_ number: Int) throws(GEOSError) -> OpaquePointer {
    if let held = prepared[number] { return unsafe held.pointer }
    let shape = unsafe try shape(number)
    guard let made = unsafe GEOSPrepare_r(context.handle.pointer, shape) else { throw context.error("GEOSPrepare_r") }
    prepared[number] = unsafe Held(made)
    return unsafe made
  }
}
