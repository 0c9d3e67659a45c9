private import CGEOS
package import SurveyModel

/// A line string in GEOS, for lengths, projections and distances in the plane of its coordinates.
@safe package final class Line {
  private let context: GEOSContext
  private let geometry: OpaquePointer
  private let length: Double

  /// - Parameter vertices: two or more, finite. An empty or one-point line never reaches GEOS, which answers 0 for it.
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

  /// Distance from the start of the line to the place nearest to `point`, along the line.
  package func project(_ point: Coordinate) throws(GEOSError) -> Double {
    let point = try Point(point, context)
    let measure = unsafe GEOSProject_r(context.handle.pointer, geometry, point.geometry)
    // -1 is both "error" and "NaN".
    guard measure.isFinite, measure >= 0 else { throw context.error("GEOSProject_r") }
    return measure
  }

  /// The place `measure` along the line, which must lie within its length (GEOS counts a negative one from the end).
  package func interpolate(_ measure: Double) throws(GEOSError) -> Coordinate {
    guard measure >= 0, measure <= length else {
      throw GEOSError(function: "GEOSInterpolate_r", message: "\(measure) is not within the length \(length)")
    }
    guard let place = unsafe GEOSInterpolate_r(context.handle.pointer, geometry, measure) else {
      throw context.error("GEOSInterpolate_r")
    }
    defer { unsafe GEOSGeom_destroy_r(context.handle.pointer, place) }
    var x = 0.0
    var y = 0.0
    guard unsafe GEOSGeomGetX_r(context.handle.pointer, place, &x) == 1,
      unsafe GEOSGeomGetY_r(context.handle.pointer, place, &y) == 1
    else { throw context.error("GEOSGeomGetX_r") }
    return Coordinate(x: x, y: y)
  }

  /// Shortest distance from `point` to the line.
  package func distance(to point: Coordinate) throws(GEOSError) -> Double {
    let point = try Point(point, context)
    var distance = 0.0
    guard unsafe GEOSDistance_r(context.handle.pointer, geometry, point.geometry, &distance) == 1, distance.isFinite else {
      throw context.error("GEOSDistance_r")
    }
    return distance
  }
}

/// A point that lives as long as one call.
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

/// A line string owned by the caller.
@unsafe func makeLine(_ vertices: [Coordinate], _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
  let sequence = unsafe try makeSequence(vertices, context)
  // Takes the sequence, also when it fails.
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
