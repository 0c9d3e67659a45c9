private import COGR

/// A geometry, or a part of one, that a closure may use while it runs.
@safe package struct OGRGeometry: ~Copyable {
  private let handle: OpaquePointer

  /// The feature goes on owning `handle`.
  init(borrowing handle: OpaquePointer) {
    unsafe self.handle = handle
  }

  package var shape: OGRShape { unsafe OGRShape(cogr_geometry_shape(handle).rawValue) }

  /// The name of the type in GDAL, such as `COMPOUNDCURVE`.
  package var name: String { unsafe OGRLibrary.text(cogr_geometry_name(handle)) }

  /// The number of rings of a polygon, or of members of a collection or multi-geometry.
  package var partCount: Int { unsafe Int(cogr_part_count(handle)) }

  /// The result of `body` for a part; nil when there is no part with this index.
  package func withPart<Result>(_ index: Int, _ body: (borrowing OGRGeometry) -> Result) -> Result? {
    guard (0..<partCount).contains(index), let number = Int32(exactly: index),
      let part = unsafe cogr_part(handle, number)
    else { return nil }
    return unsafe body(OGRGeometry(borrowing: part))
  }

  /// Replaces `ordinates` by the first two ordinates of each point of a point, line or ring: x and y of the first, and so on.
  package func read(into ordinates: inout [Double]) {
    let count = unsafe Int(cogr_point_count(handle))
    ordinates.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    ordinates.append(contentsOf: repeatElement(0, count: 2 * count))
    unsafe ordinates.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe cogr_points(handle, base) }
    }
  }

  package var hasHeights: Bool { unsafe cogr_has_heights(handle) }
  package var hasMeasures: Bool { unsafe cogr_has_measures(handle) }

  /// The height (Z) and the measure (M) of a point of a line; 0 for an ordinate that the geometry does not have.
  /// - Parameter index: less than the number of points that ``read(into:)`` gives.
  package func heightAndMeasure(at index: Int) -> (height: Double, measure: Double) {
    guard let number = Int32(exactly: index), number >= 0, unsafe number < cogr_point_count(handle) else { return (0, 0) }
    return unsafe (hasHeights ? cogr_height(handle, number) : 0, hasMeasures ? cogr_measure(handle, number) : 0)
  }
}
