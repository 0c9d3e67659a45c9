internal import COGR

/// The coordinate reference system of a layer, as a value. Of a compound CRS it is the horizontal part.
package struct OGRCRS: Sendable, Equatable {
  package var name: String
  /// A code such as `EPSG:4549`, which the CRS states, or that of the only CRS in the EPSG register that equals it almost
  /// certainly; nil when there is neither.
  package var identifier: String?
  package var datum: String
  package var isGeographic: Bool
  package var isProjected: Bool
  /// The unit of the coordinates of a projected CRS as the layer states it.
  package var unit: String
  /// Metres of ``unit``.
  package var metresPerUnit: Double
  /// Metres of the unit that the CRS of the register has which ``identifier`` names; nil where there is none.
  package var registeredMetresPerUnit: Double?
  /// Metres.
  package var semiMajorAxis: Double
  package var inverseFlattening: Double
  /// True when the first ordinate of the layer's data counts towards north.
  package var isNorthFirst: Bool
  /// WKT 2 as GDAL writes it; empty when GDAL cannot.
  package var definition: String

  /// How certain GDAL must be that a definition without code equals a CRS of the register, in per cent.
  private static let certain: Int32 = 90

  init(_ stated: OpaquePointer) {
    isNorthFirst = unsafe cogr_crs_is_north_first(stated)
    let horizontal = unsafe OwnedCRS(cogr_crs_horizontal(stated))
    let crs = unsafe horizontal.handle ?? stated
    name = unsafe OGRLibrary.text(cogr_crs_name(crs))
    datum = unsafe OGRLibrary.text(cogr_crs_datum(crs))
    isGeographic = unsafe cogr_crs_is_geographic(crs)
    isProjected = unsafe cogr_crs_is_projected(crs)
    semiMajorAxis = unsafe cogr_crs_semi_major(crs)
    inverseFlattening = unsafe cogr_crs_inverse_flattening(crs)
    identifier = unsafe Self.identifier(of: crs)
    var unitName: UnsafePointer<CChar>?
    metresPerUnit = unsafe cogr_crs_unit(crs, &unitName)
    unit = unsafe OGRLibrary.text(unitName)
    let text = unsafe cogr_crs_wkt(crs)
    definition = unsafe OGRLibrary.text(text)
    unsafe cogr_text_free(text)
    // The search takes seconds, and cannot find a CRS that names no datum.
    if identifier == nil, !namesNoDatum {
      let match = unsafe OwnedCRS(cogr_crs_match(crs, Self.certain))
      if let found = unsafe match.handle { identifier = unsafe Self.identifier(of: found) }
    }
    if isProjected, let identifier, identifier.hasPrefix("EPSG:"), let code = Int32(identifier.dropFirst(5)) {
      let registered = cogr_crs_registered_unit(code)
      if registered > 0 { registeredMetresPerUnit = registered }
    }
  }

  /// True for longitude and latitude on an ellipsoid without a known datum.
  package var namesNoDatum: Bool {
    let datum = datum.lowercased()
    return isGeographic
      && (datum.isEmpty || ["unknown", "not specified", "not_specified"].contains { datum.contains($0) })
  }

  private static func identifier(of crs: OpaquePointer) -> String? {
    guard let authority = unsafe cogr_crs_authority(crs), let code = unsafe cogr_crs_code(crs) else { return nil }
    return unsafe "\(String(cString: authority)):\(String(cString: code))"
  }
}

/// Owns a CRS that GDAL has made.
@safe private struct OwnedCRS: ~Copyable {
  let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) {
    unsafe self.handle = handle
  }

  deinit {
    if let handle = unsafe handle { unsafe cogr_crs_free(handle) }
  }
}
