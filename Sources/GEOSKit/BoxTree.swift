private import CGEOS
package import SurveyModel

/// An index of boxes: a GEOS STRtree whose items are the numbers of the boxes.
///
/// One worker makes a tree and uses it. There is no function to add a box later: GEOS builds the tree at the first query, and
/// inserting into it afterwards damages it.
@safe package final class BoxTree {
  private let context: GEOSContext
  private let tree: OpaquePointer

  /// - Parameter boxes: finite boxes, fewer than 2³¹; empty ones are left out.
  package init(_ boxes: [Box], context: GEOSContext) throws(GEOSError) {
    guard let tree = unsafe GEOSSTRtree_create_r(context.handle.pointer, 10) else {
      throw context.error("GEOSSTRtree_create_r")
    }
    self.context = context
    unsafe self.tree = tree
    for (number, box) in boxes.enumerated() where !box.isEmpty {
      let envelope = unsafe try Self.diagonal(of: box, context)
      // The tree copies the envelope, so the line is freed at once. The item is the number + 1, since NULL is no item.
      unsafe GEOSSTRtree_insert_r(context.handle.pointer, tree, envelope, UnsafeMutableRawPointer(bitPattern: number + 1))
      unsafe GEOSGeom_destroy_r(context.handle.pointer, envelope)
    }
    var none: [Int32] = []
    try query(Box(minX: 0, minY: 0, maxX: 0, maxY: 0), into: &none)
  }

  // The tree owns its nodes only: its items are numbers.
  deinit { unsafe GEOSSTRtree_destroy_r(context.handle.pointer, tree) }

  /// Adds to `hits` the numbers of all boxes that intersect `box`, in no particular order.
  package func query(_ box: Box, into hits: inout [Int32]) throws(GEOSError) {
    let envelope = unsafe try Self.diagonal(of: box, context)
    defer { unsafe GEOSGeom_destroy_r(context.handle.pointer, envelope) }
    unsafe withUnsafeMutablePointer(to: &hits) { hits in
      unsafe GEOSSTRtree_query_r(
        context.handle.pointer, tree, envelope,
        { item, hits in
          guard let hits = unsafe hits?.assumingMemoryBound(to: [Int32].self) else { return }
          unsafe hits.pointee.append(Int32(truncatingIfNeeded: Int(bitPattern: item) - 1))
        }, hits)
    }
  }

  /// A line with `box` as its envelope, which is the cheapest geometry to make.
  private static func diagonal(of box: Box, _ context: GEOSContext) throws(GEOSError) -> OpaquePointer {
    guard !box.isEmpty, box.minX.isFinite, box.minY.isFinite, box.maxX.isFinite, box.maxY.isFinite else {
      throw GEOSError(function: "BoxTree", message: "a box must be finite and not empty")
    }
    let handle = unsafe context.handle.pointer
    guard let sequence = unsafe GEOSCoordSeq_create_r(handle, 2, 2) else { throw context.error("GEOSCoordSeq_create_r") }
    unsafe GEOSCoordSeq_setXY_r(handle, sequence, 0, box.minX, box.minY)
    unsafe GEOSCoordSeq_setXY_r(handle, sequence, 1, box.maxX, box.maxY)
    // GEOS takes over the sequence, also when this fails.
    guard let line = unsafe GEOSGeom_createLineString_r(handle, sequence) else {
      throw context.error("GEOSGeom_createLineString_r")
    }
    return unsafe line
  }
}
