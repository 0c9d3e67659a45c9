import OGRKit
import SurveyModel

/// The CRS of a layer as our own names of CRSs have it.
struct LayerCRS {
  /// `EPSG:n`, or WKT 2 where the register has no such CRS; nil where the layer states none.
  var stated: String?
  /// How it was understood, where that is not plain.
  var note: String?
  /// True when the ordinates have to be exchanged to be east, north.
  var isNorthFirst = false

  init(_ crs: OGRCRS?) {
    guard let crs, !crs.name.hasPrefix("Undefined") else { return }
    isNorthFirst = crs.isNorthFirst && (crs.isGeographic || crs.isProjected)
    if Self.isUnknownDatumOnGRS80(crs) {
      stated = "EPSG:4269"
      note = "the CRS \"\(crs.name)\" names no datum; its ellipsoid is that of NAD83, as which it was read (EPSG:4269)"
    } else if let identifier = crs.identifier, identifier.hasPrefix("EPSG:") || identifier.hasPrefix("OGC:") {
      stated = identifier
    } else {
      stated = crs.definition.isEmpty ? crs.name : crs.definition
    }
  }

  /// NHDPlus and its kin write "GRS 1980(IUGG, 1980)", an ellipsoid without a datum.
  private static func isUnknownDatumOnGRS80(_ crs: OGRCRS) -> Bool {
    crs.namesNoDatum && abs(crs.semiMajorAxis - 6_378_137) < 0.01 && abs(crs.inverseFlattening - 298.257222101) < 1e-6
  }
}
