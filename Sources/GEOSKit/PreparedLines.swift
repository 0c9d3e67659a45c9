private import CGEOS
package import SurveyModel

/// Lines in GEOS, prepared for many questions about the nearest place by one worker.
@safe package final class PreparedLines {
  private let context: GEOSContext
  private let geometry: OpaquePointer
  private let prepared: OpaquePointer

  /// - Parameter lines: at least one; each of two or more finite vertices.
  package init(_ lines: [[Coordinate]], context: GEOSContext) throws(GEOSError) {
    guard !lines.isEmpty, lines.allSatisfy({ $0.count >= 2 && $0.allSatisfy(\.isFinite) }),
      let count = UInt32(exactly: lines.count)
    else { throw GEOSError(function: "PreparedLines", message: "lines need two or more finite vertices") }
    let handle = unsafe context.handle.pointer
    var made: [OpaquePointer?] = unsafe []
    do throws(GEOSError) {
      for line in lines { unsafe made.append(try makeLine(line, context)) }
    } catch {
      unsafe destroyAll(made, context)
      throw error
    }
    // Owns the lines, not the array.
    let collection = unsafe made.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createCollection_r(handle, Int32(GEOS_MULTILINESTRING.rawValue), $0.baseAddress, count)
    }
    guard let collection = unsafe collection else { throw context.error("GEOSGeom_createCollection_r") }
    guard let prepared = unsafe GEOSPrepare_r(handle, collection) else {
      unsafe GEOSGeom_destroy_r(handle, collection)
      throw context.error("GEOSPrepare_r")
    }
    self.context = context
    unsafe geometry = collection
    unsafe self.prepared = prepared
  }

  // The prepared geometry borrows the other one, so it goes first.
  deinit {
    unsafe GEOSPreparedGeom_destroy_r(context.handle.pointer, prepared)
    unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry)
  }

  /// The place on the lines that is nearest to `point`.
  package func nearest(to point: Coordinate) throws(GEOSError) -> Coordinate {
    let point = try Point(point, context)
    let handle = unsafe context.handle.pointer
    guard let pair = unsafe GEOSPreparedNearestPoints_r(handle, prepared, point.geometry) else {
      throw context.error("GEOSPreparedNearestPoints_r")
    }
    defer { unsafe GEOSCoordSeq_destroy_r(handle, pair) }
    // The first of the two lies on the prepared geometry.
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSCoordSeq_getXY_r(handle, pair, 0, &x, &y) == 1, x.isFinite, y.isFinite else {
      throw context.error("GEOSCoordSeq_getXY_r")
    }
    return Coordinate(x: x, y: y)
  }
}
