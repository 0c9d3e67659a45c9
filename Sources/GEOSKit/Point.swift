private import CGEOS
import SurveyModel

/// A point in GEOS. Functions of this kit make one for a single call.
@safe final class Point {
  private let context: GEOSContext
  let geometry: OpaquePointer

  init(_ coordinate: Coordinate, _ context: GEOSContext) throws(GEOSError) {
    guard coordinate.isFinite else { throw GEOSError(function: "Point", message: "coordinates must be finite") }
    guard let geometry = unsafe GEOSGeom_createPointFromXY_r(context.handle.pointer, coordinate.x, coordinate.y) else {
      throw context.error("GEOSGeom_createPointFromXY_r")
    }
    self.context = context
    unsafe self.geometry = geometry
  }

  deinit { unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry) }
}
