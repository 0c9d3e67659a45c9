import Ingest
import Reprojection
import SurveyModel

/// Which CRS a file is in, from what the user said and what the file says.
struct CRSPolicy: Sendable {
  /// Stronger than what the file states.
  var override: CRS?
  /// For formats that have no CRS of their own.
  var fallback: CRS?

  /// - Parameter stated: what the file itself states.
  /// - Throws: `InputError(.unreadable)` when the file states a CRS that is not known.
  func crs(of format: FileFormat, stated: String?, source: String) throws(InputError) -> CRS {
    if let override { return override }
    if let stated {
      do {
        return try CRS(stated)
      } catch {
        throw InputError(error.code, error.wording, source: source)
      }
    }
    // GeoJSON (RFC 7946) and GPX are WGS 84 by their standards; a table says nothing, and a layer may have lost its CRS.
    if format.mayLackCRS, let fallback { return fallback }
    return .wgs84
  }

  /// True where neither the user nor the format says which CRS a file without one is in.
  func isAssumed(_ format: FileFormat) -> Bool { override == nil && fallback == nil && format.mayLackCRS }

  /// Says that a layer without a CRS was taken as WGS 84; `option` names the CRS by hand.
  func noteAssumption(_ file: FileDescription, _ findings: inout [Finding], source: String, option: String?) {
    guard file.statedCRS == nil, isAssumed(file.format) else { return }
    let advice = option.map { "; name another one with \($0)" } ?? ""
    findings.append(
      Finding(.crsAssumed, .info, "This layer states no CRS and was taken as WGS 84\(advice).", source: source))
  }

  func kind(of format: FileFormat, stated: String?, source: String) throws(InputError) -> CoordinateKind {
    try crs(of: format, stated: stated, source: source).kind == .degrees ? .degrees : .metres
  }
}

extension FileFormat {
  /// True where no standard says which CRS a file without one is in.
  var mayLackCRS: Bool {
    switch self {
    case .csv, .jsonRecords, .excelSheet, .openDocumentSheet, .geoPackage, .shapefile, .flatGeobuf, .fileGDB, .mapInfo, .gml,
      .postGIS:
      true
    default: false
    }
  }
}
