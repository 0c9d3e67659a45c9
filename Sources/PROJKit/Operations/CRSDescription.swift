private import CPROJ
package import SurveyModel

/// What PROJ states about a coordinate reference system, as a value.
package struct CRSDescription: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Longitude and latitude.
    case geographic
    /// Easting and northing.
    case projected
    /// A CRS in which two numbers are no position on a map: geocentric, vertical, compound or local.
    case other(String)
  }

  package struct Axis: Sendable, Hashable {
    /// `east`, `north`, `west`, `south`, …
    package var direction: String
    /// `degree`, `metre`, `US survey foot`, …
    package var unit: String
    /// The metres or radians in one unit.
    package var unitFactor: Double
  }

  package var name: String
  /// The code, such as `EPSG:4549`; nil when the definition has none.
  package var identifier: String?
  package var kind: Kind
  /// The axes in the order of the definition. Many CRSs have north first.
  package var axes: [Axis]
  /// The name of the base: the geographic CRS that a projected one is made from, or the CRS itself.
  package var baseName: String
  /// The code of the base; nil when it has none.
  package var baseIdentifier: String?
  /// A definition from which PROJ can make the base: its code, or PROJJSON when it has none.
  package var baseDefinition: String
  package var baseAreaOfUse: AreaOfUse?
  /// True for a definition that states parameters of its own to WGS 84 (`+towgs84`, or BOUNDCRS in WKT). The base does not have
  /// these parameters.
  package var isBound: Bool
  /// The method of the projection, such as `Transverse Mercator`; nil for a geographic CRS.
  package var method: String?
  package var areaOfUse: AreaOfUse?

  /// Looks up a definition: `EPSG:n`, or any text from the command line that PROJ accepts as a CRS (WKT, PROJJSON, or a PROJ
  /// string with `+type=crs`).
  ///
  /// - Returns: nil when PROJ does not know the definition, or it is no CRS.
  /// - Throws: ``InputError`` with code `noOperation` when proj.db is missing.
  package static func of(_ definition: String) throws(InputError) -> CRSDescription? {
    let context = try ProjectionContext()
    try context.requireDatabase()
    guard let crs = makeCRS(definition, in: context) else { return nil }
    return describe(crs, in: context)
  }

  private static func describe(_ crs: borrowing PROJObject, in context: borrowing ProjectionContext) -> CRSDescription {
    // A bound CRS (+towgs84) is described by the CRS that it contains.
    let type = unsafe proj_get_type(crs.handle)
    if type == PJ_TYPE_BOUND_CRS,
      let inner = unsafe PROJObject(owning: proj_get_source_crs(context.handle, crs.handle))
    {
      var description = describe(inner, in: context)
      description.isBound = true
      return description
    }
    let kind: Kind =
      switch type {
      case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
      case PJ_TYPE_PROJECTED_CRS: .projected
      case PJ_TYPE_GEOCENTRIC_CRS: .other("geocentric")
      case PJ_TYPE_VERTICAL_CRS: .other("vertical")
      case PJ_TYPE_COMPOUND_CRS: .other("compound")
      default: .other("local or temporal")
      }
    let base = base(of: crs, in: context)
    return CRSDescription(
      name: crs.name, identifier: crs.identifier, kind: kind, axes: axes(of: crs, in: context),
      baseName: base.name, baseIdentifier: base.identifier, baseDefinition: base.definition,
      baseAreaOfUse: base.area, isBound: false,
      method: kind == .projected ? method(of: crs, in: context) : nil, areaOfUse: crs.areaOfUse(in: context))
  }

  private static func base(
    of crs: borrowing PROJObject, in context: borrowing ProjectionContext
  ) -> (name: String, identifier: String?, definition: String, area: AreaOfUse?) {
    guard let base = unsafe PROJObject(owning: proj_crs_get_geodetic_crs(context.handle, crs.handle)) else {
      return (crs.name, nil, "", nil)
    }
    let text = unsafe proj_as_projjson(context.handle, base.handle, nil)
    let definition = unsafe base.identifier ?? text.map { unsafe String(cString: $0) } ?? ""
    return (base.name, base.identifier, definition, base.areaOfUse(in: context))
  }

  private static func axes(of crs: borrowing PROJObject, in context: borrowing ProjectionContext) -> [Axis] {
    guard let system = unsafe PROJObject(owning: proj_crs_get_coordinate_system(context.handle, crs.handle)) else { return [] }
    return (0..<max(0, unsafe proj_cs_get_axis_count(context.handle, system.handle))).compactMap { index in
      var direction: UnsafePointer<CChar>?
      var unit: UnsafePointer<CChar>?
      var factor = 0.0
      guard
        unsafe proj_cs_get_axis_info(
          context.handle, system.handle, index, nil, nil, &direction, &factor, &unit, nil, nil) != 0,
        let direction = unsafe direction, let unit = unsafe unit
      else { return nil }
      return unsafe Axis(direction: String(cString: direction), unit: String(cString: unit), unitFactor: factor)
    }
  }

  private static func method(of crs: borrowing PROJObject, in context: borrowing ProjectionContext) -> String? {
    var name: UnsafePointer<CChar>?
    guard
      let conversion = unsafe PROJObject(owning: proj_crs_get_coordoperation(context.handle, crs.handle)),
      unsafe proj_coordoperation_get_method_info(context.handle, conversion.handle, &name, nil, nil) != 0,
      let name = unsafe name
    else { return nil }
    return unsafe String(cString: name)
  }
}

/// The CRS that `definition` names; nil when PROJ knows none.
func makeCRS(_ definition: String, in context: borrowing ProjectionContext) -> PROJObject? {
  guard
    let crs = unsafe PROJObject(owning: proj_create(context.handle, definition)),
    unsafe proj_is_crs(crs.handle) != 0
  else { return nil }
  return crs
}
