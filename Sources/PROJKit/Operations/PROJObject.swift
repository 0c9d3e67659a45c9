private import CPROJ
import SurveyModel

/// The one owner of a `PJ` that describes something: a CRS, an operation, a step of one.
///
/// Made in a context that must outlive it; both are members of one class or locals of one function, where the object
/// is declared after its context and so destroyed before it.
@safe
struct PROJObject: ~Copyable {
  let handle: OpaquePointer

  /// Takes over `handle`; nil for nil, so that the result of a C function can be handed in.
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

  /// Authority and code, such as `EPSG:1314`; nil where there is none.
  ///
  /// PROJ calls an operation used backwards `INVERSE(EPSG):1314`, and one whose grid file goes by another name
  /// `DERIVED_FROM(EPSG):1314`; users know both by the code that the registry lists.
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
      area.west != -1000  // PROJ's sentinel for "not known"
    else { return nil }
    if let name = unsafe name { unsafe area.name = String(cString: name) }
    return area
  }
}
