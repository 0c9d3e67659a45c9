private import CGEOS
package import SurveyModel

/// An area in GEOS, prepared for many questions of one worker, such as whether a point lies in it.
@safe package final class PreparedArea {
  private let context: GEOSContext
  private let geometry: OpaquePointer
  private let prepared: OpaquePointer
  /// True when the polygons were invalid (a bow-tie, overlapping rings) and were rebuilt by `GEOSMakeValid`.
  package let wasRepaired: Bool

  /// - Parameters:
  ///   - polygons: each an outer ring followed by its holes. Rings are closed, and have four or more finite vertices.
  ///   - isKnownValid: true for polygons that GEOS made, whose validity need not be checked.
  package init(_ polygons: [[[Coordinate]]], isKnownValid: Bool = false, context: GEOSContext) throws(GEOSError) {
    var geometry = unsafe try Self.collection(polygons, context)
    let handle = unsafe context.handle.pointer
    var repaired = false
    switch isKnownValid ? 1 : unsafe GEOSisValid_r(handle, geometry) {
    case 1: break
    case 0:
      // MakeValid keeps both halves of a bow-tie, of which buffer(0) would drop one.
      let valid = unsafe GEOSMakeValid_r(handle, geometry)
      unsafe GEOSGeom_destroy_r(handle, geometry)
      guard let valid = unsafe valid else { throw context.error("GEOSMakeValid_r") }
      unsafe geometry = valid
      repaired = true
    default:
      unsafe GEOSGeom_destroy_r(handle, geometry)
      throw context.error("GEOSisValid_r")
    }
    guard let prepared = unsafe GEOSPrepare_r(handle, geometry) else {
      unsafe GEOSGeom_destroy_r(handle, geometry)
      throw context.error("GEOSPrepare_r")
    }
    self.context = context
    unsafe self.geometry = geometry
    unsafe self.prepared = prepared
    wasRepaired = repaired
  }

  // The prepared geometry refers to the other one, so it is freed first.
  deinit {
    unsafe GEOSPreparedGeom_destroy_r(context.handle.pointer, prepared)
    unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry)
  }

  /// True when `point` lies in the area or on its border.
  package func covers(_ point: Coordinate) throws(GEOSError) -> Bool {
    let point = try Point(point, context)
    switch unsafe GEOSPreparedIntersects_r(context.handle.pointer, prepared, point.geometry) {
    case 1: return true
    case 0: return false
    default: throw context.error("GEOSPreparedIntersects_r")
    }
  }

  /// A point inside the area, which GEOS chooses on a horizontal line through its middle; nil for an area without extent.
  package func middle() throws(GEOSError) -> Coordinate? {
    let handle = unsafe context.handle.pointer
    guard let point = unsafe GEOSPointOnSurface_r(handle, geometry) else { throw context.error("GEOSPointOnSurface_r") }
    defer { unsafe GEOSGeom_destroy_r(handle, point) }
    // An area without extent gives an empty point.
    guard unsafe GEOSisEmpty_r(handle, point) == 0 else { return nil }
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSGeomGetX_r(handle, point, &x) == 1, unsafe GEOSGeomGetY_r(handle, point, &y) == 1 else {
      throw context.error("GEOSGeomGetX_r")
    }
    return Coordinate(x: x, y: y)
  }

  /// True when the straight line from `a` to `b` has a point in common with the area.
  package func meets(from a: Coordinate, to b: Coordinate) throws(GEOSError) -> Bool {
    guard a != b, a.isFinite, b.isFinite else { return try covers(a) }
    let line = unsafe try makeLine([a, b], context)
    defer { unsafe GEOSGeom_destroy_r(context.handle.pointer, line) }
    switch unsafe GEOSPreparedIntersects_r(context.handle.pointer, prepared, line) {
    case 1: return true
    case 0: return false
    default: throw context.error("GEOSPreparedIntersects_r")
    }
  }

  /// True when the straight line from `a` to `b` lies in the area; false when `a` and `b` are the same point.
  package func covers(from a: Coordinate, to b: Coordinate) throws(GEOSError) -> Bool {
    guard a != b, a.isFinite, b.isFinite else { return false }
    let line = unsafe try makeLine([a, b], context)
    defer { unsafe GEOSGeom_destroy_r(context.handle.pointer, line) }
    switch unsafe GEOSPreparedCovers_r(context.handle.pointer, prepared, line) {
    case 1: return true
    case 0: return false
    default: throw context.error("GEOSPreparedCovers_r")
    }
  }

  private static func collection(_ polygons: [[[Coordinate]]], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
    let handle = unsafe context.handle.pointer
    var made: [OpaquePointer?] = unsafe []
    do throws(GEOSError) {
      for rings in polygons { unsafe made.append(try makePolygon(rings, context)) }
    } catch {
      unsafe destroyAll(made, context)
      throw error
    }
    guard let count = UInt32(exactly: unsafe made.count) else { throw context.error("collection") }
    // The collection takes over the polygons, but not the array.
    let collection = unsafe made.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createCollection_r(handle, Int32(GEOS_MULTIPOLYGON.rawValue), $0.baseAddress, count)
    }
    guard let collection = unsafe collection else { throw context.error("GEOSGeom_createCollection_r") }
    return unsafe collection
  }
}

/// A polygon owned by the caller.
@unsafe func makePolygon(_ rings: [[Coordinate]], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
  let handle = unsafe context.handle.pointer
  guard let shell = rings.first,
    rings.allSatisfy({ $0.count >= 4 && $0.first == $0.last && $0.allSatisfy(\.isFinite) })
  else { throw GEOSError(function: "polygon", message: "a ring must be closed and have four or more finite vertices") }
  var holes: [OpaquePointer?] = unsafe []
  do throws(GEOSError) {
    for hole in rings.dropFirst() { unsafe holes.append(try makeRing(hole, context)) }
    let outer = unsafe try makeRing(shell, context)
    let holeCount = UInt32(rings.count - 1)
    // GEOS takes over the outer ring and the holes, also when this fails.
    let polygon = unsafe holes.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createPolygon_r(handle, outer, $0.baseAddress, holeCount)
    }
    unsafe holes.removeAll()
    guard let polygon = unsafe polygon else { throw context.error("GEOSGeom_createPolygon_r") }
    return unsafe polygon
  } catch {
    unsafe destroyAll(holes, context)
    throw error
  }
}

/// A ring owned by the caller.
private func makeRing(_ vertices: [Coordinate], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
  let sequence = unsafe try makeSequence(vertices, context)
  guard let ring = unsafe GEOSGeom_createLinearRing_r(context.handle.pointer, sequence) else {
    throw context.error("GEOSGeom_createLinearRing_r")
  }
  return unsafe ring
}

/// Frees geometries that no other geometry has taken over.
@unsafe func destroyAll(_ geometries: [OpaquePointer?], _ context: GEOSContext) {
  var index = 0
  while unsafe index < geometries.count {
    unsafe GEOSGeom_destroy_r(context.handle.pointer, geometries[index])
    index += 1
  }
}
