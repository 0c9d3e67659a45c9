private import COGR

/// A geometry, or a part of one, lent for as long as a closure runs.
@safe package struct OGRGeometry: ~Copyable {
  private let handle: OpaquePointer

  /// `handle` stays with its feature.
  init(borrowing handle: OpaquePointer) {
    unsafe self.handle = handle
  }

  package var shape: OGRShape { unsafe OGRShape(cogr_geometry_shape(handle).rawValue) }

  /// GDAL's word for its type: `COMPOUNDCURVE`.
  package var name: String { unsafe OGRLibrary.text(cogr_geometry_name(handle)) }

  /// Rings of a polygon, members of a collection or multi-geometry.
  package var partCount: Int { unsafe Int(cogr_part_count(handle)) }

  package func withPart<Result>(_ index: Int, _ body: (borrowing OGRGeometry) -> Result) -> Result? {
    guard (0..<partCount).contains(index), let number = Int32(exactly: index),
      let part = unsafe cogr_part(handle, number)
    else { return nil }
    return unsafe body(OGRGeometry(borrowing: part))
  }

  /// Puts the first two ordinates of each point of a point, line or ring into `ordinates`, in turn.
  package func read(into ordinates: inout [Double]) {
    let count = unsafe Int(cogr_point_count(handle))
    ordinates.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    ordinates.append(contentsOf: repeatElement(0, count: 2 * count))
    unsafe ordinates.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe cogr_points(handle, base) }
    }
  }
}
