private import CPROJ
private import Glibc
package import SurveyModel

/// The database of PROJ and the edition of the EPSG data set in it.
package struct ProjectionDatabase: Sendable, Hashable {
  /// The path of proj.db.
  package var path: String
  /// The edition of the EPSG data set in it, such as `v10.076`; nil when the file does not state it.
  package var epsgVersion: String?

  /// The version of the PROJ library in use, such as `9.1.1`.
  package static var projVersion: String {
    unsafe String(cString: proj_info().version)
  }

  /// The database that PROJ finds on this machine.
  ///
  /// - Throws: ``InputError`` with code `noOperation` when it finds none.
  package static func find() throws(InputError) -> ProjectionDatabase {
    let context = try ProjectionContext()
    guard let path = unsafe proj_context_get_database_path(context.handle) else { throw missing }
    let copy = unsafe String(cString: path)
    let version = unsafe proj_context_get_database_metadata(context.handle, "EPSG.VERSION")
    return unsafe ProjectionDatabase(path: copy, epsgVersion: version.map { unsafe String(cString: $0) })
  }

  // PROJ's own message would be "unknown error (code 2)".
  static var missing: InputError {
    var message = "PROJ's database of coordinate systems, proj.db, was not found"
    for name in ["PROJ_DATA", "PROJ_LIB"] {
      if let value = unsafe getenv(name) {
        unsafe message += "; \(name) points to \(String(cString: value)): correct or unset it"
        return InputError(.noOperation, message)
      }
    }
    return InputError(.noOperation, message + ": install the package proj-data, or let PROJ_DATA name its folder")
  }
}
