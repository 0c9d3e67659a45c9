/// What the user allows and requires of coordinate operations.
package struct OperationPolicy: Sendable, Hashable {
  /// True when the difference between two datums may be ignored if there is no better operation (`--accept-ballpark`).
  package var acceptBallpark: Bool
  /// The operation to use (`--operation`): a name or code of PROJ's registry (`EPSG:15918`), or a PROJ pipeline from the file's
  /// CRS, east first, to WGS 84 longitude and latitude in degrees. It must come from the command line or a configuration file.
  package var operation: String?

  package init(acceptBallpark: Bool = false, operation: String? = nil) {
    self.acceptBallpark = acceptBallpark
    self.operation = operation
  }
}
