import OGRKit
import SurveyModel

/// The CRS of a layer, by a name that the reprojection understands.
struct LayerCRS {
  /// `EPSG:n`, or WKT 2 for a CRS that is not in the register; nil when the layer states none.
  var stated: String?
  /// How the CRS was understood, when that needs to be said.
  var note: String?
  /// True when the layer has north before east, so that the ordinates must be exchanged.
  var isNorthFirst = false

  init(_ crs: OGRCRS?) {
    guard let crs, !crs.name.hasPrefix("Undefined") else { return }
    isNorthFirst = crs.isNorthFirst && (crs.isGeographic || crs.isProjected)
    if Self.isUnknownDatumOnGRS80(crs) {
      stated = "EPSG:4269"
      note = "the CRS \"\(crs.name)\" names no datum; its ellipsoid is that of NAD83, as which it was read (EPSG:4269)"
    } else if let identifier = crs.identifier, let registered = crs.registeredMetresPerUnit,
      abs(registered / crs.metresPerUnit - 1) > 5e-7, !crs.definition.isEmpty
    {
      stated = Self.withoutCode(crs.definition)
      note =
        "the CRS is called \(identifier), which counts in units of \(registered) m, but states the unit \(crs.unit) "
        + "(\(crs.metresPerUnit) m); the coordinates were read in the unit that it states"
    } else if let identifier = crs.identifier, identifier.hasPrefix("EPSG:") || identifier.hasPrefix("OGC:") {
      stated = identifier
    } else {
      stated = crs.definition.isEmpty ? crs.name : crs.definition
    }
  }

  /// A definition in WKT 2 without the code at its end, which stands for the whole of it.
  private static func withoutCode(_ definition: String) -> String {
    guard definition.hasSuffix("]]"), let code = definition.ranges(of: ",ID[").last else { return definition }
    let rest = definition[code.upperBound...]
    // Behind the code of the CRS itself only its own bracket and that of the CRS are closed.
    guard rest.count(where: { $0 == "]" }) == 2, !rest.contains("[") else { return definition }
    return String(definition[..<code.lowerBound]) + "]"
  }

  /// True for a CRS such as "GRS 1980(IUGG, 1980)" of NHDPlus files, which names an ellipsoid and no datum.
  private static func isUnknownDatumOnGRS80(_ crs: OGRCRS) -> Bool {
    crs.namesNoDatum && abs(crs.semiMajorAxis - 6_378_137) < 0.01 && abs(crs.inverseFlattening - 298.257222101) < 1e-6
  }
}
