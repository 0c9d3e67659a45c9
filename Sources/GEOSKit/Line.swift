private import CGEOS
package import SurveyModel

/// A line string in GEOS, for lengths, projections and distances in the plane of its coordinates.
@safe package final class Line {
  private let context: GEOSContext
  private let geometry: OpaquePointer
  private let length: Double

  /// - Parameter vertices: two or more, finite. Fewer are refused here, since GEOS gives 0 for the measures of such a line.
  package init(_ vertices: [Coordinate], context: GEOSContext) throws(GEOSError) {
    guard vertices.count >= 2, vertices.allSatisfy(\.isFinite) else {
      throw GEOSError(function: "Line", message: "a line needs two or more finite vertices")
    }
    unsafe geometry = try makeLine(vertices, context)
    self.context = context
    var length = 0.0
    guard unsafe GEOSLength_r(context.handle.pointer, geometry, &length) == 1 else {
      unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry)
      throw context.error("GEOSLength_r")
    }
    self.length = length
  }

  deinit { unsafe GEOSGeom_destroy_r(context.handle.pointer, geometry) }

  /// The distance along the line from its start to the point of it that is nearest to `point`.
  package func project(_ point: Coordinate) throws(GEOSError) -> Double {
    let point = try Point(point, context)
    let measure = unsafe GEOSProject_r(context.handle.pointer, geometry, point.geometry)
    // GEOS returns -1 for an error and for NaN.
    guard measure.isFinite, measure >= 0 else { throw context.error("GEOSProject_r") }
    return measure
  }

  /// The point at the distance `measure` along the line, which must be within its length. (GEOS would count a negative
  /// distance from the end.)
  package func interpolate(_ measure: Double) throws(GEOSError) -> Coordinate {
    guard measure >= 0, measure <= length else {
      throw GEOSError(function: "GEOSInterpolate_r", message: "\(measure) is not within the length \(length)")
    }
    guard let point = unsafe GEOSInterpolate_r(context.handle.pointer, geometry, measure) else {
      throw context.error("GEOSInterpolate_r")
    }
    defer { unsafe GEOSGeom_destroy_r(context.handle.pointer, point) }
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSGeomGetX_r(context.handle.pointer, point, &x) == 1,
      unsafe GEOSGeomGetY_r(context.handle.pointer, point, &y) == 1
    else { throw context.error("GEOSGeomGetX_r") }
    return Coordinate(x: x, y: y)
  }

  /// The shortest distance from `point` to the line.
  package func distance(to point: Coordinate) throws(GEOSError) -> Double {
    let point = try Point(point, context)
    var distance = 0.0
    guard unsafe GEOSDistance_r(context.handle.pointer, geometry, point.geometry, &distance) == 1, distance.isFinite else {
      throw context.error("GEOSDistance_r")
    }
    return distance
  }
}

/// A line string owned by the caller.
@unsafe func makeLine(_ vertices: [Coordinate], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
  let sequence = unsafe try makeSequence(vertices, context)
  // GEOS takes over the sequence, also when this fails.
  guard let line = unsafe GEOSGeom_createLineString_r(context.handle.pointer, sequence) else {
    throw context.error("GEOSGeom_createLineString_r")
  }
  return unsafe line
}

/// A coordinate sequence owned by the caller.
@unsafe func makeSequence(_ vertices: [Coordinate], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
  guard let count = UInt32(exactly: vertices.count),
    let sequence = unsafe GEOSCoordSeq_create_r(context.handle.pointer, count, 2)
  else { throw context.error("GEOSCoordSeq_create_r") }
  var index: UInt32 = 0
  for vertex in vertices {
    unsafe GEOSCoordSeq_setXY_r(context.handle.pointer, sequence, index, vertex.x, vertex.y)
    index += 1
  }
  return unsafe sequence
}
