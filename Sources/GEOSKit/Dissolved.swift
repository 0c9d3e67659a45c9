private import CGEOS
package import SurveyModel
import Workers

/// Joins polygons that touch or overlap. The results are valid polygons, each an outer ring followed by its holes, sorted by
/// their boxes, so that the order of `polygons` does not matter.
/// - Parameters:
///   - polygons: as ``PreparedArea`` takes them. Invalid ones are rebuilt, and counted in `repaired`.
///   - grid: vertices are rounded to multiples of this number, which closes narrower gaps.
///   - jobs: the number of threads that may be used.
package func dissolved(
  _ polygons: [[[Coordinate]]], grid: Double, jobs: Int
) throws -> (polygons: [[[Coordinate]]], repaired: Int) {
  // A union of all polygons at once would visit each vertex many times, although most polygons touch no other one.
  let groups = try touchingGroups(polygons, within: 2 * grid)
  let parts = try Parallel.map(
    groups.count, jobs: jobs, makeWorker: { GEOSContext() },
    { context, group in try dissolved(groups[group].map { polygons[$0] }, grid: grid, context: context) })
  let whole = parts.flatMap(\.polygons).map { (polygon: $0, box: Box(ring: $0.first ?? [])) }
  let ordered = whole.sorted { a, b in
    (a.box.minX, a.box.minY, a.box.maxX, a.box.maxY) < (b.box.minX, b.box.minY, b.box.maxX, b.box.maxY)
  }
  return (ordered.map(\.polygon), parts.reduce(0) { $0 + $1.repaired })
}

private func dissolved(
  _ polygons: [[[Coordinate]]], grid: Double, context: GEOSContext
) throws(GEOSError) -> (polygons: [[[Coordinate]]], repaired: Int) {
  guard !polygons.isEmpty else { return ([], 0) }
  let handle = unsafe context.handle.pointer
  var made: [OpaquePointer?] = unsafe []
  var repaired = 0
  do throws(GEOSError) {
    for rings in polygons {
      let (geometry, wasRepaired) = unsafe try validPolygon(rings, context)
      unsafe made.append(geometry)
      if wasRepaired { repaired += 1 }
    }
  } catch {
    unsafe destroyAll(made, context)
    throw error
  }
  guard let count = UInt32(exactly: unsafe made.count) else { throw context.error("dissolved") }
  // The collection takes over the geometries, but not the array.
  let collection = unsafe made.withUnsafeMutableBufferPointer {
    unsafe GEOSGeom_createCollection_r(handle, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), $0.baseAddress, count)
  }
  guard let collection = unsafe collection else { throw context.error("GEOSGeom_createCollection_r") }
  defer { unsafe GEOSGeom_destroy_r(handle, collection) }
  guard let union = unsafe GEOSUnaryUnionPrec_r(handle, collection, grid) else {
    throw context.error("GEOSUnaryUnionPrec_r")
  }
  defer { unsafe GEOSGeom_destroy_r(handle, union) }
  var found: [[[Coordinate]]] = []
  unsafe try appendPolygons(of: union, to: &found, context)
  return (found, repaired)
}

/// A valid polygon, owned by the caller.
@unsafe func validPolygon(
  _ rings: [[Coordinate]], _ context: GEOSContext
) throws(GEOSError) -> (geometry: OpaquePointer, wasRepaired: Bool) {
  let handle = unsafe context.handle.pointer
  let polygon = unsafe try makePolygon(rings, context)
  if unsafe GEOSisValid_r(handle, polygon) == 1 { return unsafe (polygon, false) }
  let valid = unsafe GEOSMakeValid_r(handle, polygon)
  unsafe GEOSGeom_destroy_r(handle, polygon)
  guard let valid = unsafe valid else { throw context.error("GEOSMakeValid_r") }
  return unsafe (valid, true)
}

/// Adds the polygons of a geometry or collection. Lines and points that a repair has made are left out.
private func appendPolygons(
  of geometry: OpaquePointer, to polygons: inout [[[Coordinate]]], _ context: GEOSContext
) throws(GEOSError) {
  let handle = unsafe context.handle.pointer
  let type = unsafe GEOSGeomTypeId_r(handle, geometry)
  if type == Int32(GEOS_POLYGON.rawValue) {
    guard unsafe GEOSisEmpty_r(handle, geometry) == 0, let shell = unsafe GEOSGetExteriorRing_r(handle, geometry) else { return }
    var rings = [unsafe try coordinates(of: shell, context)]
    for index in 0..<max(0, unsafe GEOSGetNumInteriorRings_r(handle, geometry)) {
      guard let hole = unsafe GEOSGetInteriorRingN_r(handle, geometry, index) else {
        throw context.error("GEOSGetInteriorRingN_r")
      }
      rings.append(unsafe try coordinates(of: hole, context))
    }
    polygons.append(rings)
  } else if type == Int32(GEOS_MULTIPOLYGON.rawValue) || type == Int32(GEOS_GEOMETRYCOLLECTION.rawValue) {
    for index in 0..<max(0, unsafe GEOSGetNumGeometries_r(handle, geometry)) {
      guard let part = unsafe GEOSGetGeometryN_r(handle, geometry, index) else { throw context.error("GEOSGetGeometryN_r") }
      unsafe try appendPolygons(of: part, to: &polygons, context)
    }
  }
}

private func coordinates(of ring: OpaquePointer, _ context: GEOSContext) throws(GEOSError) -> [Coordinate] {
  let handle = unsafe context.handle.pointer
  var size: UInt32 = 0
  guard let sequence = unsafe GEOSGeom_getCoordSeq_r(handle, ring), unsafe GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1
  else { throw context.error("GEOSGeom_getCoordSeq_r") }
  var vertices: [Coordinate] = []
  vertices.reserveCapacity(Int(size))
  for index in 0..<size {
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSCoordSeq_getXY_r(handle, sequence, index, &x, &y) == 1 else { throw context.error("GEOSCoordSeq_getXY_r") }
    vertices.append(Coordinate(x: x, y: y))
  }
  return vertices
}
