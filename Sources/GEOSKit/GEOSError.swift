/// A failure inside GEOS.
package struct GEOSError: Error, CustomStringConvertible {
  /// The function of GEOS, or the type of this kit, that failed.
  package let function: String
  package let message: String

  package var description: String { "\(function) failed: \(message)" }
}
