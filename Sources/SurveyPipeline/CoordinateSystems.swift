import Ingest
import Reprojection
import SurveyModel

/// Which CRS a file is in, from what the user said and what the file says.
struct CRSPolicy: Sendable {
  /// Stronger than what the file states.
  var override: CRS?
  /// For formats that have no CRS of their own.
  var fallback: CRS?

  init(override: String?, fallback: String?) throws(InputError) {
    self.override = try override.map { name throws(InputError) in try CRS(name, fromCommandLine: true) }
    self.fallback = try fallback.map { name throws(InputError) in try CRS(name, fromCommandLine: true) }
  }

  /// - Parameter stated: what the file itself states.
  /// - Throws: `InputError(.unreadable)` when the file states a CRS that is not known.
  func crs(of format: FileFormat, stated: String?, source: String) throws(InputError) -> CRS {
    if let override { return override }
    if let stated {
      do {
        return try CRS(stated)
      } catch {
        throw InputError(error.code, error.message, source: source)
      }
    }
    // GeoJSON (RFC 7946) and GPX are WGS 84 by their standards; a table says nothing.
    if format == .csv, let fallback { return fallback }
    return .wgs84
  }

  /// True where neither the user nor the format says which CRS a file without one is in.
  func isAssumed(_ format: FileFormat) -> Bool { override == nil && fallback == nil && format == .csv }

  func kind(of format: FileFormat, stated: String?, source: String) throws(InputError) -> CoordinateKind {
    try crs(of: format, stated: stated, source: source).kind == .degrees ? .degrees : .metres
  }
}
