private import CGEOS
package import SurveyModel

/// Lines in GEOS, prepared so that one worker can ask for the nearest point of them many times.
@safe package final class PreparedLines {
  private let context: GEOSContext
  private let geometry: OpaquePointer
  private let prepared: OpaquePointer

  /// - Parameter lines: at least one line; each has two or more finite vertices.
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
    // The collection takes over the lines, but not the array.
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

  // The prepared geometry refers to the other one, so it is freed first.
  deinit {
    unsafe GEOSPreparedGeom_destroy_r(context.handle.pointer, prepared)
    unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry)
  }

  /// The point of the lines that is nearest to `point`.
  package func nearest(to point: Coordinate) throws(GEOSError) -> Coordinate {
    let point = try Point(point, context)
    let handle = unsafe context.handle.pointer
    guard let pair = unsafe GEOSPreparedNearestPoints_r(handle, prepared, point.geometry) else {
      throw context.error("GEOSPreparedNearestPoints_r")
    }
    defer { unsafe GEOSCoordSeq_destroy_r(handle, pair) }
    // The first point of the pair lies on the prepared geometry.
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSCoordSeq_getXY_r(handle, pair, 0, &x, &y) == 1, x.isFinite, y.isFinite else {
      throw context.error("GEOSCoordSeq_getXY_r")
    }
    return Coordinate(x: x, y: y)
  }
}
