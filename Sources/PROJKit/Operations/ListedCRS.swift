private import CPROJ
package import SurveyModel

/// A CRS of the EPSG registry, by its code and its name.
package struct ListedCRS: Sendable, Hashable {
  /// The code: `EPSG:27700`.
  package var identifier: String
  /// The name: `OSGB36 / British National Grid`.
  package var name: String

  /// All geographic and projected CRSs of the registry that are not deprecated, in the order of the database.
  /// - Throws: ``InputError`` with code `noOperation` when proj.db is missing.
  package static func all() throws(InputError) -> [ListedCRS] {
    let context = try ProjectionContext()
    try context.requireDatabase()
    var count: Int32 = 0
    guard let list = unsafe proj_get_crs_info_list_from_database(context.handle, "EPSG", nil, &count) else { return [] }
    defer { unsafe proj_crs_info_list_destroy(list) }
    return (0..<Int(count)).compactMap { index in
      guard let entry = unsafe list[index] else { return nil }
      let isHorizontal = unsafe entry.pointee.type == PJ_TYPE_GEOGRAPHIC_2D_CRS || entry.pointee.type == PJ_TYPE_PROJECTED_CRS
      guard unsafe isHorizontal && entry.pointee.deprecated == 0, let code = unsafe entry.pointee.code,
        let name = unsafe entry.pointee.name
      else { return nil }
      return unsafe ListedCRS(identifier: "EPSG:\(String(cString: code))", name: String(cString: name))
    }
  }
}
