/// What the user allows and demands of coordinate operations.
package struct OperationPolicy: Sendable, Hashable {
  /// Whether the difference between two datums may be ignored where nothing better is known (`--accept-ballpark`).
  package var acceptBallpark: Bool
  /// The operation to use (`--operation`): a name or a code as PROJ's registry has it (`EPSG:15918`), or a PROJ pipeline from the file's
  /// CRS, east first, to WGS 84 longitude and latitude in degrees. From the command line or configuration only.
  package var operation: String?

  package init(acceptBallpark: Bool = false, operation: String? = nil) {
    self.acceptBallpark = acceptBallpark
    self.operation = operation
  }
}
