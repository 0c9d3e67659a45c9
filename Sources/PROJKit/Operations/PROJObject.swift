private import CPROJ
import SurveyModel

/// Owns a `PJ` that describes a CRS, an operation, or a step of an operation.
///
/// The context in which it was made must outlive it. Both are members of one class or variables of one function, in which the
/// object is declared after its context and so destroyed before it.
@safe
struct PROJObject: ~Copyable {
  let handle: OpaquePointer

  /// Takes over `handle`; nil when `handle` is nil, so that the result of a C function can be passed directly.
  init?(owning handle: OpaquePointer?) {
    guard let handle = unsafe handle else { return nil }
    unsafe self.handle = handle
  }

  deinit {
    unsafe proj_destroy(handle)
  }

  var name: String {
    guard let name = unsafe proj_get_name(handle) else { return "" }
    return unsafe String(cString: name)
  }

  /// The authority and the code, such as `EPSG:1314`; nil when there is none.
  ///
  /// For an operation that is used backwards PROJ states `INVERSE(EPSG):1314`, and for one whose grid file has another name
  /// `DERIVED_FROM(EPSG):1314`. Both get the code that the registry lists, `EPSG:1314`.
  var identifier: String? {
    guard let authority = unsafe proj_get_id_auth_name(handle, 0), let code = unsafe proj_get_id_code(handle, 0) else {
      return nil
    }
    var name = unsafe String(cString: authority)
    if let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")"), open < close {
      name = String(name[name.index(after: open)..<close])
    }
    return unsafe "\(name):\(String(cString: code))"
  }

  func areaOfUse(in context: borrowing ProjectionContext) -> AreaOfUse? {
    var area = AreaOfUse.world
    var name: UnsafePointer<CChar>?
    guard
      unsafe proj_get_area_of_use(context.handle, handle, &area.west, &area.south, &area.east, &area.north, &name) != 0,
      area.west != -1000  // PROJ states -1000 when the area is not known.
    else { return nil }
    if let name = unsafe name { unsafe area.name = String(cString: name) }
    return area
  }
}
